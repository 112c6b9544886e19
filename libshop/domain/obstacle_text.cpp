#include "domain/obstacle_text.hpp"

#include <fmt/format.h>

#include <string_view>

#include "domain/wall_text.hpp"

namespace shop::domain {

namespace {

std::string padding_text(std::string_view sign, Minutes length, std::string_view name) {
    if (length == Minutes{0}) return {};
    return fmt::format(" {} {} min {}", sign, length.count(), name);
}

constexpr std::size_t kHalf = 3;  // " am"

std::string_view half_of_day(std::string_view text) {
    const bool has = text.ends_with(" am") || text.ends_with(" pm");
    return has ? text.substr(text.size() - kHalf) : std::string_view{};
}

}  // namespace

std::string time_text(const Speech& speech, LocalTime time) {
    const LocalTime midnight{speech.talked_about};
    const bool same = time >= midnight && time <= midnight + date::days{1};
    return same ? clock_text(date::floor<Minutes>(time - midnight), speech.clock)
                : full_text(time, speech.clock);
}

std::string range_text(const Speech& speech, LocalTime begin, LocalTime end) {
    std::string from = time_text(speech, begin);
    const std::string to = time_text(speech, end);
    const std::string_view half = half_of_day(to);
    // Said once where both times are of the same half of the same day.
    if (!half.empty() && half_of_day(from) == half && end - begin < std::chrono::hours{12}) {
        from.resize(from.size() - half.size());
    }
    return from + "-" + to;
}

std::string job_text(const Speech& speech, const Busy& job) {
    return fmt::format("A{}, {}", job.appointment.value(),
                       range_text(speech, speech.zone.wall(job.work.begin).time,
                                  speech.zone.wall(job.work.end).time));
}

std::string clash_text(const Speech& speech, const Busy& job, const Wanted& wanted, Instant start) {
    const std::string name = job_text(speech, job);
    if (overlaps(job.work, {start, start + wanted.duration})) return name;
    const auto wall = [&](Instant instant) {
        return time_text(speech, speech.zone.wall(instant).time);
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
