#include "domain/availability.hpp"

#include <algorithm>
#include <utility>

#include "domain/open_days.hpp"
#include "domain/start_rules.hpp"

namespace shop::domain {

namespace {

/// The starts of one mechanic, one after the other.
class StartCursor {
public:
    StartCursor(MechanicId mechanic, const WeeklyHours& hours, std::vector<OpenPiece> pieces,
                std::vector<BlockedStarts> blocked, const StartRules& rules, Minutes duration)
        : mechanic_(mechanic),
          hours_(&hours),
          pieces_(std::move(pieces)),
          blocked_(std::move(blocked)),
          slot_(rules.slot),
          duration_(duration),
          from_(earliest_start(rules)) {
        find();
    }

    [[nodiscard]] MechanicId mechanic() const { return mechanic_; }
    [[nodiscard]] bool done() const { return piece_ == pieces_.size(); }
    [[nodiscard]] Instant start() const { return at_; }

    void advance() {
        from_ = at_ + std::chrono::seconds{1};
        find();
    }

private:
    /// Moves on to the first start at or after `from_`.
    void find() {
        for (; piece_ < pieces_.size(); ++piece_) {
            const OpenPiece& piece = pieces_[piece_];
            // Whole minutes of both clocks only: none with an offset that has seconds.
            if (piece.offset % Minutes{1} != std::chrono::seconds{0}) continue;
            const Instant last = piece.open_until - duration_;
            const auto fits = [&](Instant at) { return at < piece.time.end && at <= last; };
            Instant at = std::max(from_, piece.time.begin);
            if (!fits(at)) continue;
            at = on_grid(piece, at);
            while (fits(at) && is_blocked(at)) at = on_grid(piece, free_from_);
            if (!fits(at)) continue;
            at_ = at;
            return;
        }
    }

    /// The first step of the grid at or after an instant, in the piece's offset.
    [[nodiscard]] Instant on_grid(const OpenPiece& piece, Instant from) const {
        const Minutes opens = ranges_on(*hours_, piece.date).front().opens;
        const LocalTime wall{from.time_since_epoch() + piece.offset};
        const std::chrono::seconds past = past_grid(wall, piece.date, opens, slot_);
        return past.count() == 0 ? from : from - past + slot_;
    }

    /// Starts are asked for in order, so each job is looked at once.
    bool is_blocked(Instant at) {
        for (; job_ < blocked_.size() && blocked_[job_].after < at; ++job_) {
            free_from_ = std::max(free_from_, blocked_[job_].before);
        }
        return at < free_from_;
    }

    MechanicId mechanic_;
    const WeeklyHours* hours_;
    std::vector<OpenPiece> pieces_;
    std::vector<BlockedStarts> blocked_;  ///< by `after`
    Minutes slot_;
    Minutes duration_;
    Instant from_;
    Instant at_{};
    std::size_t piece_ = 0;
    std::size_t job_ = 0;
    Instant free_from_ = Instant::min();  ///< the jobs before `job_` block no start from here on
};

std::vector<BlockedStarts> blocked_starts(const Calendar& calendar, const Wanted& wanted) {
    std::vector<BlockedStarts> blocked;
    blocked.reserve(calendar.busy.size() + wanted.vehicle_busy.size());
    for (const Busy& job : calendar.busy) blocked.push_back(blocked_by(job, wanted));
    for (const Busy& job : wanted.vehicle_busy) {
        blocked.push_back(blocked_for_vehicle(job, wanted));
    }
    const auto earlier = [](const BlockedStarts& a, const BlockedStarts& b) {
        return a.after < b.after;
    };
    if (!std::is_sorted(blocked.begin(), blocked.end(), earlier)) {
        std::sort(blocked.begin(), blocked.end(), earlier);
    }
    return blocked;
}

/// The dates that are worth looking at.
DateRange searched(const Zone& zone, const StartRules& rules, LocalDate from, int days) {
    // A date can be shown again after the next one has begun (America/St_Johns, 2006), but
    // not a day later.
    const LocalDate first = zone.date(earliest_start(rules)) - date::days{1};
    const LocalDate last = last_date(zone, rules);
    return {std::max(from, first), std::min(from + date::days{days}, last + date::days{1})};
}

std::vector<StartCursor> cursors(const Zone& zone, const StartRules& rules, const Wanted& wanted,
                                 std::span<const Calendar> calendars, DateRange dates) {
    const auto segments = zone.segments(instants_around(dates));
    std::vector<StartCursor> found;
    found.reserve(calendars.size());
    for (const Calendar& calendar : calendars) {
        if (!missing_skills(calendar.skills, wanted.skills).empty()) continue;
        auto pieces = open_pieces(segments, calendar.hours, calendar.closures, dates);
        if (rules.max_per_day > 0) {
            const JobsByDate jobs(zone, calendar.busy);
            std::erase_if(pieces, [&](const OpenPiece& piece) {
                return jobs.on(piece.date) >= rules.max_per_day;
            });
        }
        found.emplace_back(calendar.mechanic, calendar.hours, std::move(pieces),
                           blocked_starts(calendar, wanted), rules, wanted.duration);
    }
    std::sort(found.begin(), found.end(), [](const StartCursor& a, const StartCursor& b) {
        return a.mechanic() < b.mechanic();
    });
    return found;
}

}  // namespace

std::vector<Slot> open_starts(const Zone& zone, const StartRules& rules, const Wanted& wanted,
                              std::span<const Calendar> calendars, LocalDate from, int days,
                              std::optional<std::size_t> first) {
    check_question(rules, wanted);
    std::vector<Slot> slots;
    const DateRange dates = searched(zone, rules, from, days);
    if (dates.begin >= dates.end) return slots;

    auto mechanics = cursors(zone, rules, wanted, calendars, dates);
    std::vector<MechanicId> free;
    while (!first || slots.size() < *first) {
        const StartCursor* next = nullptr;
        for (const StartCursor& cursor : mechanics) {
            if (!cursor.done() && (next == nullptr || cursor.start() < next->start())) {
                next = &cursor;
            }
        }
        if (next == nullptr) break;
        const Instant start = next->start();
        free.clear();
        for (StartCursor& cursor : mechanics) {
            if (cursor.done() || cursor.start() != start) continue;
            free.push_back(cursor.mechanic());
            cursor.advance();
        }
        slots.push_back({{start, start + wanted.duration}, free});
    }
    return slots;
}

std::vector<Interval> open_intervals(const Zone& zone, const WeeklyHours& hours,
                                     std::span<const Closure> closures, LocalDate date) {
    const DateRange dates{date, date + date::days{1}};
    std::vector<Interval> open;
    for (const OpenPiece& piece :
         open_pieces(zone.segments(instants_around(dates)), hours, closures, dates)) {
        if (!open.empty() && open.back().end == piece.time.begin) {
            open.back().end = piece.time.end;
        } else {
            open.push_back(piece.time);
        }
    }
    return open;
}

}  // namespace shop::domain
