#include "domain/open_days.hpp"

#include <algorithm>

namespace shop::domain {

namespace {

struct WallInterval {
    LocalTime begin;
    LocalTime end;
};

/// The closures that touch the dates, in order, with those that meet made one.
std::vector<WallInterval> merged(std::span<const Closure> closures, DateRange dates) {
    std::vector<WallInterval> closed;
    for (const Closure& closure : closures) {
        if (closure.begins < closure.ends && closure.begins < LocalTime{dates.end} &&
            LocalTime{dates.begin} < closure.ends) {
            closed.push_back({closure.begins, closure.ends});
        }
    }
    std::sort(closed.begin(), closed.end(),
              [](const WallInterval& a, const WallInterval& b) { return a.begin < b.begin; });
    std::size_t kept = 0;
    for (const WallInterval& next : closed) {
        if (kept > 0 && next.begin <= closed[kept - 1].end) {
            closed[kept - 1].end = std::max(closed[kept - 1].end, next.end);
        } else {
            closed[kept++] = next;
        }
    }
    closed.resize(kept);
    return closed;
}

/// Collects what is left of opening hours between closures.
class PieceList {
public:
    explicit PieceList(std::vector<WallInterval> closed) : closed_(std::move(closed)) {}

    void add(WallInterval open, LocalDate date, std::chrono::seconds offset) {
        auto closure = std::upper_bound(
            closed_.begin(), closed_.end(), open.begin,
            [](LocalTime time, const WallInterval& closed) { return time < closed.end; });
        for (; open.begin < open.end; ++closure) {
            if (closure == closed_.end() || closure->begin >= open.end) {
                push(open, date, offset);
                return;
            }
            push({open.begin, closure->begin}, date, offset);
            open.begin = std::max(open.begin, closure->end);
        }
    }

    std::vector<OpenPiece> finish() {
        for (std::size_t i = pieces_.size(); i-- > 0;) {
            OpenPiece& piece = pieces_[i];
            const bool goes_on = i + 1 < pieces_.size() && pieces_[i + 1].date == piece.date &&
                                 pieces_[i + 1].time.begin == piece.time.end;
            piece.open_until = goes_on ? pieces_[i + 1].open_until : piece.time.end;
        }
        return std::move(pieces_);
    }

    void reserve(std::size_t count) { pieces_.reserve(count); }

private:
    void push(WallInterval open, LocalDate date, std::chrono::seconds offset) {
        if (open.begin >= open.end) return;
        const Interval time{Instant{open.begin.time_since_epoch() - offset},
                            Instant{open.end.time_since_epoch() - offset}};
        pieces_.push_back({time, date, offset, time.end});
    }

    std::vector<WallInterval> closed_;
    std::vector<OpenPiece> pieces_;
};

}  // namespace

Interval instants_around(DateRange dates) {
    // Offsets lie within a day of UTC.
    const auto begin = dates.begin - date::days{1};
    const auto end = dates.end + date::days{1};
    return {Instant{LocalTime{begin}.time_since_epoch()},
            Instant{LocalTime{end}.time_since_epoch()}};
}

const std::vector<TimeRange>& ranges_on(const WeeklyHours& hours, LocalDate date) {
    return hours[date::weekday{date}.iso_encoding() - 1];
}

std::vector<OpenPiece> open_pieces(std::span<const Zone::Segment> segments,
                                   const WeeklyHours& hours, std::span<const Closure> closures,
                                   DateRange dates) {
    if (dates.begin >= dates.end) return {};
    PieceList pieces(merged(closures, dates));
    pieces.reserve(2 * static_cast<std::size_t>((dates.end - dates.begin).count()) +
                   segments.size() + closures.size());
    for (const Zone::Segment& segment : segments) {
        // Within a segment the wall clock runs evenly: cut there, then convert.
        const LocalTime begin{segment.interval.begin.time_since_epoch() + segment.offset};
        const LocalTime end{segment.interval.end.time_since_epoch() + segment.offset};
        const LocalDate last = std::min(dates.end, date::ceil<date::days>(end));
        for (LocalDate date = std::max(dates.begin, date::floor<date::days>(begin)); date < last;
             date += date::days{1}) {
            for (const TimeRange& range : ranges_on(hours, date)) {
                pieces.add({std::max(begin, LocalTime{date} + range.opens),
                            std::min(end, LocalTime{date} + range.closes)},
                           date, segment.offset);
            }
        }
    }
    return pieces.finish();
}

}  // namespace shop::domain
