#pragma once

#include <shop/appointment.hpp>
#include <shop/people.hpp>
#include <shop/time.hpp>

#include <optional>
#include <vector>

namespace shop {

class Context;

/// What stands between two jobs, for people.
struct ScheduleGap {
    enum class Kind { free, break_time, closed, travel };
    Kind kind = Kind::free;
    Interval interval;
    std::string reason;  ///< of a closure

    friend bool operator==(const ScheduleGap&, const ScheduleGap&) = default;
};

/// One mechanic's day.
struct MechanicDay {
    Mechanic mechanic;
    LocalDate date;
    Interval day;                      ///< 23 to 25 hours
    std::vector<Interval> open;        ///< opening hours less closures
    std::vector<Appointment> appointments;  ///< all that touch the day, by start
    std::vector<ScheduleGap> gaps;     ///< by begin; never overlap the work of a job that holds
    Money booked;                      ///< totals of the jobs that hold time
};

class Schedule {
public:
    explicit Schedule(Context& context) : context_(&context) {}

    /// One entry a day and mechanic, by date, then mechanic; read at one moment.
    /// \param days 1 to 366
    [[nodiscard]] std::vector<MechanicDay> days(LocalDate from, int days,
                                                std::optional<MechanicId> mechanic) const;

private:
    Context* context_;
};

}  // namespace shop
