#pragma once

#include <shop/appointment.hpp>
#include <shop/availability.hpp>
#include <shop/money.hpp>
#include <shop/people.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace shop {

class Context;

/// What stands between two jobs, for people. A break is what wrap-up and travel leave of it,
/// with the few minutes beside it that nothing fits into.
struct ScheduleGap {
    enum class Kind { free, break_time, closed, travel };
    Kind kind = Kind::free;
    Interval interval;
    std::string reason;              ///< of a closure
    std::optional<Minutes> planned;  ///< of a break that a job running over eats into: its length

    friend bool operator==(const ScheduleGap&, const ScheduleGap&) = default;
};

/// A message to the customer's side of a job that could not be delivered: somebody to call.
struct UndeliveredMessage {
    AppointmentId job;
    std::string kind;     ///< `reminder`, ...
    std::string address;  ///< may be empty
    std::string reason;

    friend bool operator==(const UndeliveredMessage&, const UndeliveredMessage&) = default;
};

/// One mechanic's day.
struct MechanicDay {
    Mechanic mechanic;
    LocalDate date;
    Interval day;                      ///< 23 to 25 hours
    std::vector<Interval> open;        ///< opening hours less closures
    std::vector<Appointment> appointments;  ///< all that touch the day, by start
    std::vector<ScheduleGap> gaps;     ///< by begin; never overlap the work of a job that holds
    std::vector<UndeliveredMessage> undelivered;  ///< about jobs to be done, or called off
    Money booked;                      ///< totals of the jobs that take place
};

/// When a running job is likely to end: as long after its start as was planned, and neither
/// before its time is over nor before now.
[[nodiscard]] Instant expected_end(const Appointment& job, Instant now);

/// A coming job that no longer fits the hours, the closures or who works, since they
/// were changed after it was booked; one that was booked against a rule fits that rule.
struct Misfit {
    Appointment job;
    std::vector<Obstacle> broken;    ///< of hours, break, closure and who has left
    std::optional<Slot> first_open;  ///< where it could go
};

/// Mail that is due and does not go out.
struct StalledMail {
    std::string reason;
    std::int64_t waiting = 0;  ///< how many messages are due
};

/// What is to be seen to, beside the day's own jobs.
struct ScheduleTodo {
    std::vector<Appointment> not_closed;  ///< jobs of days gone by, the newest few
    std::int64_t not_closed_count = 0;    ///< how many there are in all
    std::vector<Misfit> misfits;          ///< without where they could go
    std::int64_t undelivered = 0;  ///< messages about coming jobs and open quotes that failed
    std::optional<StalledMail> stalled;  ///< as far as the store knows
    std::int64_t expiring_quotes = 0;     ///< open and not booked, the last day within a week
    Minutes wanted{0};                    ///< the work that `next_open` was looked for
    std::optional<Slot> next_open;        ///< none: not before the horizon
};

/// A part that a day's jobs need, with the quantities of all their quotes.
struct PartToLoad {
    std::string name;
    std::string number;
    Quantity quantity;

    friend bool operator==(const PartToLoad&, const PartToLoad&) = default;
};

/// What one mechanic loads for a day.
struct MechanicParts {
    Mechanic mechanic;
    LocalDate date;
    std::vector<PartToLoad> parts;  ///< by name; core charges are none
};

/// Where to drive to.
struct NextJob {
    std::optional<Appointment> running;
    std::optional<Appointment> job;    ///< the next of today that is booked and not over
    std::optional<Appointment> later;  ///< where `job` is none: the first of the days after
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

    /// Read at one moment.
    /// \param mechanic none: everybody's
    [[nodiscard]] ScheduleTodo todo(std::optional<MechanicId> mechanic) const;

    /// For the jobs that begin that day and are still to be done; one entry a mechanic that
    /// has any, by id.
    [[nodiscard]] std::vector<MechanicParts> parts(LocalDate date,
                                                   std::optional<MechanicId> mechanic) const;

    /// \param mechanic none: whoever has to be somewhere first
    [[nodiscard]] NextJob next(std::optional<MechanicId> mechanic) const;

    /// By start.
    /// \param with_first_open look for where each could go
    /// \param supposed what is to count beside the records
    [[nodiscard]] std::vector<Misfit> misfits(bool with_first_open,
                                              const Supposed& supposed = {}) const;

private:
    Context* context_;
};

}  // namespace shop
