#include "time_list.hpp"

#include "when.hpp"

#include <string_view>

namespace shop::cli {

namespace {

/// ` am` or ` pm` at the end of a time; empty with the 24-hour clock.
std::string_view half_of_day(std::string_view time) {
    constexpr std::size_t kHalf = 3;
    const bool has = time.ends_with(" am") || time.ends_with(" pm");
    return has ? time.substr(time.size() - kHalf) : std::string_view{};
}

struct Shown {
    std::string time;
    std::string zone;  ///< abbreviation, where it is needed
};

Shown shown_time(Instant instant, const Zone& zone, ClockStyle clock) {
    const LocalTime wall = zone.wall(instant).time;
    const bool twice = zone.resolve(wall).kind == Zone::Resolution::Kind::ambiguous;
    return {time_of_day(wall, clock), twice ? " " + zone.abbreviation(instant) : ""};
}

}  // namespace

std::vector<std::string> time_list(const std::vector<Instant>& times, const Zone& zone,
                                   ClockStyle clock) {
    std::vector<Shown> shown;
    for (const Instant time : times) shown.push_back(shown_time(time, zone, clock));
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const std::string_view half = half_of_day(shown[i].time);
        const bool same_follows =
            i + 1 < shown.size() && shown[i].zone.empty() && half_of_day(shown[i + 1].time) == half;
        std::string text = shown[i].time;
        if (same_follows) text.resize(text.size() - half.size());
        texts.push_back(text + shown[i].zone);
    }
    return texts;
}

std::vector<std::string> short_time_list(const std::vector<Instant>& times, Minutes step,
                                         const Zone& zone, ClockStyle clock) {
    constexpr std::size_t kRun = 3;
    std::vector<Instant> ends;
    std::vector<bool> opens_range;  ///< of each end: what follows is the end of its range
    for (std::size_t i = 0; i < times.size();) {
        std::size_t next = i + 1;
        while (next < times.size() && times[next] - times[next - 1] == step) ++next;
        const bool range = next - i >= kRun;
        ends.push_back(times[i]);
        opens_range.push_back(range);
        if (range) {
            ends.push_back(times[next - 1]);
            opens_range.push_back(false);
        }
        i = range ? next : i + 1;
    }
    std::vector<std::string> texts;
    const auto shown = time_list(ends, zone, clock);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!opens_range[i]) {
            texts.push_back(shown[i]);
            continue;
        }
        texts.push_back(shown[i] + "-" + shown[i + 1]);
        ++i;
    }
    return texts;
}

std::string time_span(Instant first, Instant last, const Zone& zone, ClockStyle clock) {
    const auto texts =
        first == last ? time_list({first}, zone, clock) : time_list({first, last}, zone, clock);
    return texts.size() == 1 ? texts.front() : texts.front() + "-" + texts.back();
}

}  // namespace shop::cli
