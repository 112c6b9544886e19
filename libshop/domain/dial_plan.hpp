#pragma once

#include <cstddef>
#include <string_view>

namespace shop::domain {

/// How a country numbers its telephones.
struct DialPlan {
    std::string_view region;        ///< ISO 3166
    std::string_view country_code;  ///< E.164
    std::string_view exit_code;     ///< dialled before a foreign country code
    std::string_view trunk;         ///< dialled before a number at home, never from abroad
    std::size_t shortest;           ///< digits after the country code
    std::size_t longest;
};

/// \return null for a region whose plan is not known
[[nodiscard]] const DialPlan* plan_of_region(std::string_view region);
/// \return null for a country code whose plan is not known
[[nodiscard]] const DialPlan* plan_of_country_code(std::string_view country_code);

/// The country code that the digits after `+` begin with; empty where ITU-T has
/// assigned none (list of E.164 country codes, annex to Operational Bulletin 1114).
[[nodiscard]] std::string_view country_code_of(std::string_view digits);

}  // namespace shop::domain
