#include "domain/records.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <array>

namespace shop::domain {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr Minutes kDay{1440};

std::string clock(Minutes since_midnight) {
    const auto minutes = since_midnight.count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

void check_day(const std::vector<TimeRange>& ranges, std::string_view weekday) {
    const TimeRange* previous = nullptr;
    for (const TimeRange& range : ranges) {
        if (range.opens < Minutes{0} || range.closes <= range.opens || range.closes > kDay) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("the hours of {} hold {}-{}, which is no range of a day",
                                    weekday, clock(range.opens), clock(range.closes)),
                        "Hours run from 00:00 to 24:00 and end after they begin.");
        }
        if (previous != nullptr && range.opens <= previous->closes) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("the hours of {} from {} begin before those until {} end",
                                    weekday, clock(range.opens), clock(previous->closes)),
                        "Write ranges in order with a break between them, or as one.");
        }
        previous = &range;
    }
}

}  // namespace

void check_hours(const WeeklyHours& hours) {
    for (std::size_t day = 0; day < hours.size(); ++day) check_day(hours[day], kWeekdays[day]);
}

}  // namespace shop::domain
