#include "domain/dial_plan.hpp"

#include <algorithm>
#include <array>

namespace shop::domain {

namespace {

constexpr std::array kPlans = {
    DialPlan{"US", "1", "011", "1", 10, 10}, DialPlan{"CA", "1", "011", "1", 10, 10},
    DialPlan{"GB", "44", "00", "0", 9, 10},  DialPlan{"IE", "353", "00", "0", 7, 9},
    DialPlan{"AU", "61", "0011", "0", 9, 9}, DialPlan{"NZ", "64", "00", "0", 8, 10},
    DialPlan{"DE", "49", "00", "0", 5, 13},  DialPlan{"AT", "43", "00", "0", 5, 13},
    DialPlan{"CH", "41", "00", "0", 9, 9},   DialPlan{"FR", "33", "00", "0", 9, 9},
    DialPlan{"NL", "31", "00", "0", 9, 9},   DialPlan{"BE", "32", "00", "0", 8, 9},
    DialPlan{"SE", "46", "00", "0", 7, 9},   DialPlan{"JP", "81", "010", "0", 9, 10},
    DialPlan{"ZA", "27", "00", "0", 9, 9},   DialPlan{"IN", "91", "00", "0", 10, 10},
    DialPlan{"IT", "39", "00", "", 6, 11},   DialPlan{"ES", "34", "00", "", 9, 9},
    DialPlan{"PT", "351", "00", "", 9, 9},   DialPlan{"NO", "47", "00", "", 8, 8},
    DialPlan{"DK", "45", "00", "", 8, 8},    DialPlan{"MX", "52", "00", "", 10, 10},
};

constexpr std::array<std::string_view, 46> kShortCodes = {
    "1",  "7",  "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45",
    "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
    "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98"};

/// Codes of three digits, by their first two: the last digits that are assigned.
struct Decade {
    std::string_view begins;
    std::string_view last_digits;
};

constexpr std::array kThreeDigitCodes = {
    Decade{"21", "12368"},      Decade{"22", "0123456789"}, Decade{"23", "0123456789"},
    Decade{"24", "0123456789"}, Decade{"25", "012345678"},  Decade{"26", "0123456789"},
    Decade{"29", "01789"},      Decade{"35", "0123456789"}, Decade{"37", "012345678"},
    Decade{"38", "01235679"},   Decade{"42", "013"},        Decade{"50", "0123456789"},
    Decade{"59", "0123456789"}, Decade{"67", "02345679"},   Decade{"68", "01235679"},
    Decade{"69", "012"},        Decade{"80", "08"},         Decade{"85", "02356"},
    Decade{"87", "08"},         Decade{"88", "01236"},      Decade{"96", "01234568"},
    Decade{"97", "01234567"},   Decade{"99", "234568"},
};

}  // namespace

const DialPlan* plan_of_region(std::string_view region) {
    const auto* found = std::ranges::find(kPlans, region, &DialPlan::region);
    return found == kPlans.end() ? nullptr : found;
}

const DialPlan* plan_of_country_code(std::string_view country_code) {
    const auto* found = std::ranges::find(kPlans, country_code, &DialPlan::country_code);
    return found == kPlans.end() ? nullptr : found;
}

std::string_view country_code_of(std::string_view digits) {
    for (const std::size_t length : {1U, 2U}) {
        const std::string_view code = digits.substr(0, length);
        if (std::ranges::find(kShortCodes, code) != kShortCodes.end()) return code;
    }
    if (digits.size() < 3) return {};
    const auto* decade = std::ranges::find(kThreeDigitCodes, digits.substr(0, 2), &Decade::begins);
    if (decade == kThreeDigitCodes.end()) return {};
    if (decade->last_digits.find(digits[2]) == std::string_view::npos) return {};
    return digits.substr(0, 3);
}

}  // namespace shop::domain
