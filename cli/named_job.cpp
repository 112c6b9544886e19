#include "named_job.hpp"

#include "input/names.hpp"

#include <cstddef>

namespace shop::cli {

namespace {

/// The shortest telephone number in full that is typed without blanks or dashes.
constexpr std::size_t kPhoneDigits = 10;

}  // namespace

Appointment named_job(Shop& shop, std::string_view text) {
    const bool letter = has_id_letter(text, 'A');
    if (letter || (looks_like_id(text) && text.size() < kPhoneDigits)) {
        return shop.appointments().get(parse_appointment_id(text));
    }
    return shop.appointments().coming(shop.customers().resolve(text).id);
}

}  // namespace shop::cli
