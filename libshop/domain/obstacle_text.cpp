#include "domain/obstacle_text.hpp"

#include <fmt/format.h>

#include <string_view>

namespace shop::domain {

namespace {

std::string clock_text(LocalTime time, LocalDate date) {
    const auto minutes = date::floor<Minutes>(time - LocalTime{date}).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string padding_text(std::string_view sign, Minutes length, std::string_view name) {
    if (length == Minutes{0}) return {};
    return fmt::format(" {} {} min {}", sign, length.count(), name);
}

}  // namespace

std::string day_text(LocalDate day) {
    const date::year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                       unsigned{date.day()});
}

std::string time_text(LocalTime time, LocalDate talked_about) {
    const bool same =
        time >= LocalTime{talked_about} && time <= LocalTime{talked_about + date::days{1}};
    return same ? clock_text(time, talked_about) : full_text(time);
}

std::string full_text(LocalTime time) {
    const LocalDate date = date::floor<date::days>(time);
    return day_text(date) + " " + clock_text(time, date);
}

std::string job_text(const Zone& zone, const Busy& job, LocalDate talked_about) {
    return fmt::format("A{} {}-{}", job.appointment.value(),
                       time_text(zone.wall(job.work.begin).time, talked_about),
                       time_text(zone.wall(job.work.end).time, talked_about));
}

std::string clash_text(const Zone& zone, const Busy& job, const Wanted& wanted, Instant start,
                       LocalDate talked_about) {
    const std::string name = job_text(zone, job, talked_about);
    if (overlaps(job.work, {start, start + wanted.duration})) return name;
    const auto wall = [&](Instant instant) {
        return time_text(zone.wall(instant).time, talked_about);
    };
    if (job.work.end <= start) {
        return fmt::format("{},{}{} = {}", name, padding_text("+", job.wrap_up, "wrap-up"),
                           padding_text("+", wanted.travel, "travel"),
                           wall(job.work.end + job.wrap_up + wanted.travel));
    }
    return fmt::format("{},{}{} = {}", name, padding_text("-", job.travel, "travel"),
                       padding_text("-", wanted.wrap_up, "wrap-up"),
                       wall(job.work.begin - job.travel - wanted.wrap_up));
}

}  // namespace shop::domain
