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
    bool outside = false;        ///< in no area of the shop
    const Area* terms = nullptr; ///< of the Settings; null outside, and where there are no areas
};

/// \param settings must outlive the place
/// \param outside_allowed a place in no area gets the shop's own travel, and no travel fee
/// \throws Error (out_of_area)
[[nodiscard]] Place place_of(const Settings& settings, std::string_view postal_code,
                             bool outside_allowed = false);

}  // namespace shop::service
