#pragma once

#include <shop/shop.hpp>

#include <string>

namespace shop::cli {

/// What an edit changed, each with what it was: `Was       45 min, $127.30`.
[[nodiscard]] std::string edited_lines(Shop& shop, const Appointment& before,
                                       const Appointment& after);

/// What to do where a job costs more than somebody said yes to; else empty.
[[nodiscard]] std::string authorization_lines(Shop& shop, const Appointment& job);

}  // namespace shop::cli
