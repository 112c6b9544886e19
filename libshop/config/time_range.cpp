#include "config/wall_clock.hpp"
#include "domain/in_quotes.hpp"

#include <shop/error.hpp>
#include <shop/settings.hpp>

#include <fmt/format.h>

namespace shop {

TimeRange parse_time_range(std::string_view text) {
    const auto dash = text.find('-');
    if (dash != std::string_view::npos) {
        const auto opens = config::read_wall_clock(text.substr(0, dash));
        const auto closes = config::read_wall_clock(text.substr(dash + 1));
        if (opens && closes && *opens < config::kDay) {
            if (*opens < *closes) return {*opens, *closes};
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("{} does not end after it begins", domain::in_quotes(text)),
                        "a night is two ranges: one up to 24:00, one from 00:00 of the next day");
        }
    }
    throw Error(ErrorCode::invalid_argument,
                fmt::format("{} is not a range of hours", domain::in_quotes(text)),
                "write 24-hour times: 08:00-12:00");
}

std::string to_string(const TimeRange& range) {
    return fmt::format("{}-{}", config::print_wall_clock(range.opens),
                       config::print_wall_clock(range.closes));
}

}  // namespace shop
