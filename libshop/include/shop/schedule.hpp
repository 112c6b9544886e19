#pragma once

#include <shop/appointment.hpp>
#include <shop/availability.hpp>
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

/// A coming job that no longer fits the hours, the closures or who works, since they
/// were changed after it was booked; one that was booked against a rule fits that rule.
struct Misfit {
    Appointment job;
    std::vector<Obstacle> broken;    ///< of hours, break, closure and who has left
    std::optional<Slot> first_open;  ///< where it could go
};

/// What is only thought of: closures that do not stand yet, a mechanic as edited.
struct Supposed {
    std::vector<Closure> closures;
    std::optional<Mechanic> mechanic;
};

class Schedule {
public:
    explicit Schedule(Context& context) : context_(&context) {}

    /// One entry a day and mechanic, by date, then mechanic; read at one moment.
    /// \param days 1 to 366
    [[nodiscard]] std::vector<MechanicDay> days(LocalDate from, int days,
                                                std::optional<MechanicId> mechanic) const;

    /// By start.
    /// \param with_first_open look for where each could go
    /// \param supposed what is to count beside the records
    [[nodiscard]] std::vector<Misfit> misfits(bool with_first_open,
                                              const Supposed& supposed = {}) const;

private:
    Context* context_;
};

}  // namespace shop
