#pragma once

#include <shop/shop.hpp>

#include <string_view>

namespace shop::cli {

/// What the help calls an argument that names a job.
inline constexpr const char* kJobHelp = "A118, or its customer where just one is to be done";

/// The job that somebody means: by its number, or by its customer where just one of
/// theirs is still to be done.
/// \throws Error (not_found), (ambiguous), (invalid_argument) for a quote or a vehicle
[[nodiscard]] Appointment named_job(Shop& shop, std::string_view text);

}  // namespace shop::cli
