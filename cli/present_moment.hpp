#pragma once

#include <shop/clock.hpp>

#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

/// The machine's clock, or one that stands at SHOPCTL_NOW.
/// \param fixed an RFC 3339 instant
/// \throws Error (invalid_argument) when it is none
[[nodiscard]] std::shared_ptr<const Clock> present_moment(const std::optional<std::string>& fixed);

}  // namespace shop::cli
