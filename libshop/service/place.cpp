#include "service/place.hpp"

#include <shop/error.hpp>

#include "domain/area.hpp"
#include "domain/limits.hpp"
#include "domain/text.hpp"

namespace shop::service {

namespace {

/// Null outside of all areas, where that is allowed.
const Area* terms_of(const Settings& settings, std::string_view postal_code,
                     bool outside_allowed) {
    try {
        return domain::find_area(settings.areas, postal_code);
    } catch (const Error& error) {
        if (!outside_allowed || error.code() != ErrorCode::out_of_area) throw;
        return nullptr;
    }
}

}  // namespace

Place place_of(const Settings& settings, std::string_view postal_code, bool outside_allowed) {
    Place place;
    place.postal_code = domain::normalized_postal_code(
        domain::checked_line(postal_code, "postal code", domain::limits::kPostalCode));
    place.assumed = place.postal_code.empty();
    if (!place.assumed) {
        place.terms = terms_of(settings, place.postal_code, outside_allowed);
        place.outside = place.terms == nullptr && !settings.areas.empty();
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
