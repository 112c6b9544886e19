#include "input/day.hpp"

#include "input/number.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace shop::cli {

namespace {

constexpr int kFirstYear = 1970;
constexpr int kLastYear = 9999;
constexpr std::int64_t kLongestWayAhead = 3'660;  // days

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};
constexpr std::size_t kShortest = 3;  // letters of a name

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

[[noreturn]] void refuse_readings(std::string_view typed, std::string_view one,
                                  std::string_view other, std::string_view hint) {
    throw Error(ErrorCode::ambiguous,
                fmt::format("'{}' has two readings: {} or {}", shown(typed), one, other),
                std::string(hint));
}

/// Any beginning of three letters or more: `tue`, `tues`, `tuesday`, `sept`.
template <std::size_t N>
std::optional<unsigned> index_of(const std::array<std::string_view, N>& names,
                                 std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < kShortest) return std::nullopt;
    const auto* found =
        std::ranges::find_if(names, [&](std::string_view name) { return name.starts_with(word); });
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin());
}

std::string capitalised(std::string_view name) {
    std::string text(name.substr(0, kShortest));
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

LocalDate checked(date::year_month_day day, std::string_view typed) {
    const int year = static_cast<int>(day.year());
    if (year < kFirstYear || year > kLastYear) {
        refuse(fmt::format("the year {} in '{}' is not between {} and {}", year, shown(typed),
                           kFirstYear, kLastYear));
    }
    if (!day.ok()) refuse(fmt::format("'{}' is no day of the calendar", shown(typed)));
    return LocalDate(day);
}

std::optional<LocalDate> take_iso_date(Words& words) {
    const std::string& word = words.front();
    if (word.size() != 10 || word[4] != '-' || word[7] != '-') return std::nullopt;
    const std::string_view text = word;
    const auto year = digits_to_number(text.substr(0, 4));
    const auto month = digits_to_number(text.substr(5, 2));
    const auto day = digits_to_number(text.substr(8));
    if (!year || !month || !day) return std::nullopt;
    words = words.subspan(1);
    return checked(date::year{static_cast<int>(*year)} /
                       date::month{static_cast<unsigned>(*month)} /
                       date::day{static_cast<unsigned>(*day)},
                   word);
}

/// `24`, `24th`
std::optional<unsigned> day_of_month(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    const auto number = digits_to_number(word);
    if (!number || word.size() > 2) return std::nullopt;
    return static_cast<unsigned>(*number);
}

LocalDate next_such_day(date::month_day day, LocalDate today, std::string_view typed) {
    constexpr int kYearsBetweenLeapDays = 8;  // over 2100
    const int this_year = static_cast<int>(date::year_month_day(today).year());
    for (int year = this_year; year <= this_year + kYearsBetweenLeapDays; ++year) {
        const date::year_month_day found = date::year{year} / day;
        if (found.ok() && LocalDate(found) >= today) return checked(found, typed);
    }
    refuse(fmt::format("'{}' is no day of the calendar", shown(typed)));
}

/// `nov 24`, `24 nov`, each with a year after it or without.
std::optional<LocalDate> take_month_day(Words& words, LocalDate today) {
    if (words.size() < 2) return std::nullopt;
    auto month = index_of(kMonths, words[0]);
    const auto day = day_of_month(month ? words[1] : words[0]);
    if (!month) month = index_of(kMonths, words[1]);
    if (!month || !day) return std::nullopt;
    std::string typed = words[0] + " " + words[1];
    words = words.subspan(2);
    const date::month_day found = date::month{*month + 1} / date::day{*day};
    if (words.empty() || words.front().size() != 4) return next_such_day(found, today, typed);
    const auto year = digits_to_number(words.front());
    // `nov 24 0930` goes on with a time.
    if (!year || *year < kFirstYear) return next_such_day(found, today, typed);
    typed += " " + words.front();
    words = words.subspan(1);
    return checked(date::year{static_cast<int>(*year)} / found, typed);
}

std::optional<LocalDate> take_weekday(Words& words, LocalDate today) {
    const bool next = words.front() == "next";
    const std::size_t before = next || words.front() == "this" ? 1 : 0;
    if (words.size() <= before) return std::nullopt;
    const auto index = index_of(kWeekdays, words[before]);
    if (!index) return std::nullopt;
    const std::string typed = before == 0 ? words[0] : words[0] + " " + words[1];
    words = words.subspan(before + 1);

    const date::weekday weekday{*index};
    if (!words.empty() && before == 0) {
        auto date = take_iso_date(words);
        if (!date) date = take_month_day(words, today);
        if (date && date::weekday(*date) != weekday) {
            refuse(fmt::format("{} is no {}", to_day_text(*date), capitalised(kWeekdays[*index])),
                   "Leave the weekday out, or mend the date.");
        }
        if (date) return date;
    }
    const date::days ahead = weekday - date::weekday(today);
    const LocalDate coming = today + (ahead == date::days{0} ? date::weeks{1} : ahead);
    if (next) {
        refuse_readings(typed, to_day_text(coming), to_day_text(coming + date::weeks{1}),
                        "Write the date.");
    }
    if (ahead == date::days{0}) {
        refuse_readings(typed, to_day_text(today) + " (today)", to_day_text(coming),
                        "Write 'today' or the date.");
    }
    return coming;
}

/// `+3d`, `+2w`
std::optional<LocalDate> take_days_ahead(Words& words, LocalDate today) {
    const std::string_view word = words.front();
    if (!word.starts_with('+') || word.size() < 3) return std::nullopt;
    const char unit = word.back();
    if (unit != 'd' && unit != 'w') return std::nullopt;
    const auto count = digits_to_number(word.substr(1, word.size() - 2));
    if (!count) return std::nullopt;
    const std::int64_t days_each = unit == 'w' ? 7 : 1;
    if (*count > kLongestWayAhead / days_each) {
        refuse(fmt::format("'{}' is too far ahead", shown(word)),
               fmt::format("At most {} days.", kLongestWayAhead));
    }
    words = words.subspan(1);
    return today + date::days{static_cast<int>(*count * days_each)};
}

std::optional<LocalDate> take_named_day(Words& words, LocalDate today) {
    constexpr std::array<std::string_view, 3> kNames = {"yesterday", "today", "tomorrow"};
    const auto* found = std::ranges::find(kNames, words.front());
    if (found == kNames.end()) return std::nullopt;
    words = words.subspan(1);
    return today + date::days{found - kNames.begin() - 1};
}

/// `3/4` is March 4 here and April 3 there: never read.
void refuse_slashes(std::string_view word) {
    const std::size_t slash = word.find('/');
    if (slash == std::string_view::npos) return;
    const std::string_view rest = word.substr(slash + 1);
    const auto first = day_of_month(word.substr(0, slash));
    const auto second = day_of_month(rest.substr(0, rest.find('/')));
    if (!first || !second) return;
    const auto is_day = [](unsigned month, unsigned day) {
        return (date::month{month} / date::day{day}).ok();
    };
    const auto text = [](unsigned month, unsigned day) {
        return fmt::format("{} {}", capitalised(kMonths[month - 1]), day);
    };
    constexpr std::string_view kHint = "Write it like 'nov 24' or '2026-11-24'.";
    if (*first != *second && is_day(*first, *second) && is_day(*second, *first)) {
        refuse_readings(word, text(*first, *second), text(*second, *first), kHint);
    }
    refuse(
        fmt::format("'{}' is not read: month and day change places in some countries", shown(word)),
        std::string(kHint));
}

}  // namespace

std::optional<LocalDate> take_day(Words& words, LocalDate today) {
    if (words.empty()) return std::nullopt;
    refuse_slashes(words.front());
    if (const auto date = take_iso_date(words)) return date;
    if (const auto date = take_named_day(words, today)) return date;
    if (const auto date = take_days_ahead(words, today)) return date;
    if (const auto date = take_month_day(words, today)) return date;
    return take_weekday(words, today);
}

std::string to_day_text(LocalDate date) {
    const date::year_month_day day(date);
    return fmt::format("{} {} {}, {}", capitalised(kWeekdays[date::weekday(date).c_encoding()]),
                       capitalised(kMonths[static_cast<unsigned>(day.month()) - 1]),
                       static_cast<unsigned>(day.day()), static_cast<int>(day.year()));
}

}  // namespace shop::cli
