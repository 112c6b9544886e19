#include "mail/price_words.hpp"

#include <fmt/format.h>

#include "mail/job_words.hpp"

namespace shop::mail {

std::string price_text(Money total, const Desk& desk) {
    if (total.is_zero()) return "no charge";
    return to_display_string(total, desk.settings.profile.currency);
}

std::string authorization_text(const Authorization& given, std::string_view reader,
                               const Desk& desk) {
    const WallWords words = desk.words();
    std::string text = "authorized";
    if (!given.by.empty()) text += " by " + (same_name(given.by, reader) ? "you" : given.by);
    if (!given.means.empty()) text += " " + means_text(given.means);
    return text + fmt::format(" on {} at {}", words.month_and_day(words.date(given.at)),
                              words.time(given.at));
}

std::string authorization_of(const std::optional<Authorization>& given, Money total,
                             std::string_view reader, const Desk& desk) {
    if (!given) return {};
    const std::string text = authorization_text(*given, reader, desk);
    if (given->total >= total) return text;
    return price_text(given->total, desk) + " of it " + text;
}

bool needs_yes(const std::optional<Authorization>& given, Money total) {
    return !total.is_zero() && (!given || given->total < total);
}

}  // namespace shop::mail
