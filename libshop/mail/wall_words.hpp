#pragma once

#include <shop/settings.hpp>
#include <shop/time.hpp>
#include <shop/zone.hpp>

#include <string>

namespace shop::mail {

/// Times as letters say them: in the shop's zone, by its clock, seen from the day they are
/// written. A year stands there where it is not this one; the zone's abbreviation where the
/// wall shows a time twice.
class WallWords {
public:
    /// \param zone must outlive this
    WallWords(const Zone& zone, ClockStyle clock, Instant now);

    [[nodiscard]] LocalDate today() const { return today_; }
    [[nodiscard]] LocalDate date(Instant instant) const { return zone_->date(instant); }

    /// `Thursday, November 19`
    [[nodiscard]] std::string long_day(LocalDate day) const;
    /// `Thu Nov 19`
    [[nodiscard]] std::string short_day(LocalDate day) const;
    /// `November 17`
    [[nodiscard]] std::string month_and_day(LocalDate day) const;
    /// `9:30 am`, `09:30`
    [[nodiscard]] std::string time(Instant instant) const;
    /// The end of a job: as time(), `midnight` or `24:00` at the end of the day it began on.
    [[nodiscard]] std::string end_time(Interval work) const;
    /// `9:30` beside a time of the same half of the day, else as time().
    [[nodiscard]] std::string time_beside(Instant instant, Instant other) const;
    /// `9:30`, `09:30`: where all times of a day stand below each other.
    [[nodiscard]] std::string bare_time(Instant instant) const;
    /// `Thursday, November 19, 9:30 am`
    [[nodiscard]] std::string long_time(Instant instant) const;
    /// `Thu Nov 19, 9:30 am`
    [[nodiscard]] std::string short_time(Instant instant) const;
    /// `yesterday`, `today`, `tomorrow`, a weekday within a week, else `Thursday, November 19`.
    [[nodiscard]] std::string day_from_today(LocalDate day) const;

private:
    [[nodiscard]] std::string year(LocalDate day) const;
    [[nodiscard]] Minutes since_midnight(Instant instant) const;

    const Zone* zone_;
    ClockStyle clock_;
    LocalDate today_;
};

/// `2 h 15 min`, `45 min`, `2 h`
[[nodiscard]] std::string length_text(Minutes minutes);

}  // namespace shop::mail
