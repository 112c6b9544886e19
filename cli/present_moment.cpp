#include "present_moment.hpp"

#include "print/safe.hpp"

#include <shop/error.hpp>
#include <shop/format.hpp>

namespace shop::cli {

std::shared_ptr<const Clock> present_moment(const std::optional<std::string>& fixed) {
    if (!fixed) return std::make_shared<SystemClock>();
    if (const auto instant = parse_rfc3339(*fixed)) return std::make_shared<FixedClock>(*instant);
    throw Error(
        ErrorCode::invalid_argument,
        "SHOPCTL_NOW is not a moment like 2026-11-17T11:05:00-08:00: '" + safe(*fixed) + "'",
        "correct the variable, or unset it");
}

}  // namespace shop::cli
