#pragma once

#include <shop/settings.hpp>

#include <string>
#include <string_view>

namespace shop::service {

/// What a postal code means for a job: whose area it is and what that costs in time.
struct Place {
    std::string postal_code;     ///< as areas list it; empty when assumed
    std::string area;            ///< empty where the shop has no areas
    bool assumed = false;        ///< no postal code was given: the shop's first area
    Minutes travel{0};
    Minutes wrap_up{0};          ///< with the way back
    const Area* terms = nullptr; ///< of the Settings; null where the shop has no areas
};

/// \param settings must outlive the place
/// \throws Error (out_of_area)
[[nodiscard]] Place place_of(const Settings& settings, std::string_view postal_code);

}  // namespace shop::service
