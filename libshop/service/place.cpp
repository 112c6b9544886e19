#include "service/place.hpp"

#include "domain/area.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace shop::service {

Place place_of(const Settings& settings, std::string_view postal_code) {
    Place place;
    place.postal_code = domain::normalized_postal_code(
        domain::checked_line(postal_code, "postal code", domain::limits::kPostalCode));
    place.assumed = place.postal_code.empty();
    if (!place.assumed) {
        place.terms = domain::find_area(settings.areas, place.postal_code);
    } else if (!settings.areas.empty()) {
        place.terms = &settings.areas.front();
    }
    place.travel = settings.booking.travel;
    place.wrap_up = settings.booking.wrap_up;
    if (place.terms != nullptr) {
        place.area = place.terms->name;
        place.travel = place.terms->travel.value_or(place.travel);
        place.wrap_up += place.terms->way_back;
    }
    return place;
}

}  // namespace shop::service
