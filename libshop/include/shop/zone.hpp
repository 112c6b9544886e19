#pragma once

#include <shop/time.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

/// An IANA time zone: the only place where wall time becomes an instant and back.
/// A value: copies share the rules; safe to read from several threads.
class Zone {
public:
    /// Reads the zone files in $TZDIR, or /usr/share/zoneinfo; $TZ does not matter.
    /// \param iana_name such as `America/Los_Angeles`
    /// \throws Error (invalid_argument) when this machine knows no such zone
    [[nodiscard]] static Zone load(std::string_view iana_name);

    [[nodiscard]] const std::string& name() const noexcept;

    /// What a clock on the wall shows at an instant.
    struct Wall {
        LocalTime time;
        std::chrono::seconds offset;  ///< to be added to UTC
    };
    [[nodiscard]] Wall wall(Instant instant) const;

    /// `PST`, `PDT`, `+1345`.
    [[nodiscard]] std::string abbreviation(Instant instant) const;

    /// The instants that show one wall time.
    struct Resolution {
        enum class Kind {
            unique,    ///< first == second
            gap,       ///< never shown; first and second are both the change itself,
                       ///< the first instant after the gap
            ambiguous  ///< shown twice, first earlier than second
        };
        Kind kind;
        Instant first;
        Instant second;
    };
    [[nodiscard]] Resolution resolve(LocalTime time) const;

    /// A stretch of time with one offset.
    struct Segment {
        Interval interval;
        std::chrono::seconds offset;
    };
    /// The segments that make up `[range.begin, range.end)`, in order, without gaps.
    [[nodiscard]] std::vector<Segment> segments(Interval range) const;

    /// The first instant whose wall clock shows this date, and the first after it
    /// that shows a later date. Empty interval when the date is skipped whole
    /// (Pacific/Apia, 2011-12-30).
    [[nodiscard]] Interval day(LocalDate date) const;

    [[nodiscard]] LocalDate date(Instant instant) const;

private:
    struct Rules;
    explicit Zone(std::shared_ptr<const Rules> rules);
    std::shared_ptr<const Rules> rules_;
};

}  // namespace shop
