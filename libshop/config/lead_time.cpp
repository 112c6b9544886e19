#include "config/lead_time.hpp"

#include "domain/in_quotes.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace shop::config {

namespace {

constexpr int kMostDays = 366;

std::optional<LeadTime> read_lead_time(std::string_view text) {
    // Seven digits hold a year in minutes, and no sign passes.
    if (text.size() < 2 || text.size() > 8) return std::nullopt;
    const std::string_view digits = text.substr(0, text.size() - 1);
    if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    switch (text.back()) {
        case 'd':
            return LeadTime{LeadTime::Unit::days, Minutes{0}, number};
        case 'h':
            return LeadTime{LeadTime::Unit::elapsed, std::chrono::hours{number}, 0};
        case 'm':
            return LeadTime{LeadTime::Unit::elapsed, Minutes{number}, 0};
        default:
            return std::nullopt;
    }
}

}  // namespace

LeadTime parse_lead_time(std::string_view text) {
    const auto time = read_lead_time(text);
    if (!time) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("{} is not a lead time", domain::in_quotes(text)),
                    "write minutes, hours or days: \"90m\", \"24h\", \"1d\"");
    }
    const bool is_zero = time->days == 0 && time->elapsed == Minutes{0};
    if (is_zero || time->days > kMostDays || time->elapsed > std::chrono::hours{24 * kMostDays}) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("{} must be above 0 and at most {} days", domain::in_quotes(text),
                                kMostDays));
    }
    return *time;
}

}  // namespace shop::config
