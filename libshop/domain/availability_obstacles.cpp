#include "domain/availability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "domain/obstacle_text.hpp"
#include "domain/open_days.hpp"
#include "domain/start_rules.hpp"
#include "domain/wall_text.hpp"

namespace shop::domain {

namespace {

/// One question, looked at from every side.
class Inquiry {
public:
    Inquiry(const Zone& zone, const StartRules& rules, const Wanted& wanted,
            const Calendar& calendar, Instant start)
        : zone_(zone),
          rules_(rules),
          wanted_(wanted),
          calendar_(calendar),
          work_{start, start + wanted.duration},
          wall_(zone.wall(start).time),
          date_(date::floor<date::days>(wall_)),
          ranges_(ranges_on(calendar.hours, date_)) {}

    std::vector<Obstacle> answer() {
        look_for_jobs();
        look_at_notice();
        look_at_horizon();
        if (!is_open()) look_for_closed_time();
        look_at_grid();
        look_at_skills();
        look_at_limit();
        return std::move(found_);
    }

private:
    Obstacle& add(Rule rule, std::string detail) {
        Obstacle& obstacle = found_.emplace_back();
        obstacle.rule = rule;
        obstacle.detail = std::move(detail);
        return obstacle;
    }

    Obstacle& add_own(Rule rule, std::string detail) {
        Obstacle& obstacle = add(rule, std::move(detail));
        obstacle.mechanic = calendar_.mechanic;
        return obstacle;
    }

    [[nodiscard]] std::string text(LocalTime time) const { return time_text(speech_, time); }

    void look_for_jobs() {
        for (const Busy& job : calendar_.busy) {
            if (!blocked_by(job, wanted_).contains(work_.begin)) continue;
            add_own(Rule::taken, clash_text(speech_, job, wanted_, work_.begin)).appointment =
                job.appointment;
        }
        for (const Busy& job : wanted_.vehicle_busy) {
            if (!blocked_for_vehicle(job, wanted_).contains(work_.begin)) continue;
            add(Rule::vehicle_taken, job_text(speech_, job)).appointment = job.appointment;
        }
    }

    void look_at_notice() {
        if (work_.begin >= earliest_start(rules_)) return;
        if (work_.begin < rules_.now) {
            add(Rule::notice, full_text(wall_, rules_.clock) + " is past");
            return;
        }
        const Instant earliest = date::ceil<Minutes>(earliest_start(rules_));
        add(Rule::notice,
            fmt::format("{} min notice: {} at the earliest", rules_.minimum_notice.count(),
                        text(zone_.wall(earliest).time)));
    }

    void look_at_horizon() {
        const LocalDate last = last_date(zone_, rules_);
        if (date_ <= last) return;
        add(Rule::horizon, day_text(last) + " is the last day that can be booked");
    }

    [[nodiscard]] bool is_open() const {
        const DateRange dates{date_, date_ + date::days{1}};
        const auto pieces = open_pieces(zone_.segments(instants_around(dates)), calendar_.hours,
                                        calendar_.closures, dates);
        return std::any_of(pieces.begin(), pieces.end(), [this](const OpenPiece& piece) {
            return piece.time.begin <= work_.begin && work_.begin < piece.time.end &&
                   work_.end <= piece.open_until;
        });
    }

    struct Stretch {
        LocalTime begin;
        LocalTime end;
    };

    /// What the wall clock shows during the work.
    [[nodiscard]] std::vector<Stretch> shown() const {
        std::vector<Stretch> stretches;
        for (const Zone::Segment& part : zone_.segments(work_)) {
            stretches.push_back({LocalTime{part.interval.begin.time_since_epoch() + part.offset},
                                 LocalTime{part.interval.end.time_since_epoch() + part.offset}});
        }
        return stretches;
    }

    [[nodiscard]] bool shows(LocalTime begin, LocalTime end) const {
        return begin < end && std::any_of(shown_.begin(), shown_.end(), [&](const Stretch& part) {
                   return part.begin < end && begin < part.end;
               });
    }

    void look_for_closed_time() {
        const std::size_t before = found_.size();
        look_at_hours();
        look_at_breaks();
        look_at_closures();
        // What open_starts() does not list is never without an obstacle.
        if (found_.size() == before) add_own(Rule::hours, "not open throughout");
    }

    void look_at_hours() {
        const LocalTime midnight{date_};
        const LocalTime next_midnight{date_ + date::days{1}};
        if (ranges_.empty()) {
            static constexpr std::array<std::string_view, 7> kDays{
                "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
            add_own(Rule::hours,
                    fmt::format("no hours on {}", kDays[date::weekday{date_}.iso_encoding() - 1]));
            return;
        }
        const LocalTime opens = midnight + ranges_.front().opens;
        const LocalTime closes = midnight + ranges_.back().closes;
        if (shows(LocalTime::min(), opens)) {
            add_own(Rule::hours, "opens " + text(opens));
        } else if (wall_ >= closes) {
            add_own(Rule::hours, "closes " + text(closes));
        } else if (shows(closes, next_midnight) || shows(next_midnight, LocalTime::max())) {
            add_own(Rule::hours, "would run past " + text(closes));
        }
    }

    void look_at_breaks() {
        for (std::size_t i = 0; i + 1 < ranges_.size(); ++i) {
            const LocalTime begins = LocalTime{date_} + ranges_[i].closes;
            const LocalTime ends = LocalTime{date_} + ranges_[i + 1].opens;
            if (!shows(begins, ends)) continue;
            const bool starts_in_it = begins <= wall_ && wall_ < ends;
            add_own(Rule::break_time, starts_in_it
                                          ? "break " + range_text(speech_, begins, ends)
                                          : fmt::format("would run past {} (break until {})",
                                                        text(begins), text(ends)));
        }
    }

    void look_at_closures() {
        for (const Closure& closure : calendar_.closures) {
            if (!shows(closure.begins, closure.ends)) continue;
            const LocalTime midnight{date_};
            const bool all_day =
                closure.begins == midnight && closure.ends == midnight + date::days{1};
            const std::string times =
                all_day ? "all day" : text(closure.begins) + " to " + text(closure.ends);
            Obstacle& obstacle =
                add(Rule::closure, closure.reason.empty() ? times : closure.reason + ", " + times);
            obstacle.mechanic = closure.mechanic;
            obstacle.closure = closure.id;
        }
    }

    void look_at_grid() {
        const bool whole = work_.begin.time_since_epoch() % Minutes{1} == std::chrono::seconds{0};
        if (ranges_.empty()) {
            if (!whole) add_own(Rule::grid, "starts are whole minutes");
            return;
        }
        const Minutes opens = ranges_.front().opens;
        if (whole && past_grid(wall_, date_, opens, rules_.slot).count() == 0) return;
        add_own(Rule::grid, fmt::format("starts are every {} min from {}", rules_.slot.count(),
                                        text(LocalTime{date_} + opens)));
    }

    void look_at_skills() {
        const auto missing = missing_skills(calendar_.skills, wanted_.skills);
        if (!missing.empty()) {
            add_own(Rule::skill, fmt::format("lacks {}", fmt::join(missing, ", ")));
        }
    }

    void look_at_limit() {
        if (rules_.max_per_day <= 0) return;
        const int jobs = JobsByDate(zone_, calendar_.busy).on(date_);
        if (jobs < rules_.max_per_day) return;
        add_own(Rule::limit, fmt::format("has {} on {}, at most {} a day", jobs, day_text(date_),
                                         rules_.max_per_day));
    }

    const Zone& zone_;
    const StartRules& rules_;
    const Wanted& wanted_;
    const Calendar& calendar_;
    Interval work_;
    LocalTime wall_;
    LocalDate date_;
    Speech speech_{zone_, rules_.clock, date_};
    const std::vector<TimeRange>& ranges_;
    std::vector<Stretch> shown_ = shown();
    std::vector<Obstacle> found_;
};

}  // namespace

std::vector<Obstacle> obstacles(const Zone& zone, const StartRules& rules, const Wanted& wanted,
                                const Calendar& calendar, Instant start) {
    check_question(rules, wanted);
    return Inquiry(zone, rules, wanted, calendar, start).answer();
}

}  // namespace shop::domain
