#pragma once

#include <shop/appointment.hpp>
#include <shop/people.hpp>
#include <shop/quote.hpp>
#include <shop/schedule.hpp>
#include <shop/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What letters are written from: records as they stand when a letter is written, read by
// whoever sends it.
namespace shop::mail {

/// Of an estimate.
struct QuoteFacts {
    Quote quote;
    Customer customer;  ///< its address is where the car is
};

/// Of every letter about a job: to the customer's side, to the shop and to mechanics.
struct JobFacts {
    Appointment job;
    std::optional<Quote> quote;  ///< its; none: the letter says its total alone
    Customer customer;
    Vehicle vehicle;
    Mechanic mechanic;                 ///< who has the job
    std::vector<Appointment> at_stop;  ///< the other jobs at its stop that hold time, by start
    /// When the reader was last told it begins; none: not known, or never told.
    std::optional<Instant> previous_start;
    bool by_shop = false;  ///< of a cancellation: the shop called it off
    /// Of `late`: the mechanic is kept by a job before this one; false: late by itself.
    bool waits_for_another = true;
    /// Of `late`: that job is of the same customer at this stop.
    std::optional<Appointment> first_car;
    /// Of a confirmation: its reader was told before that the job is cancelled.
    bool stands_again = false;
    /// Of booked, rescheduled and cancelled: the mechanic who is told, also one who had the job
    /// before; none: the shop.
    std::optional<Mechanic> reader;
};

/// A message that came back or was given up: somebody to be called.
struct Undelivered {
    std::string kind;                ///< as in kinds(): `reminder`, ...
    std::string address;             ///< where it did not arrive; may be empty
    std::string reason;              ///< in one line; may be empty
    std::optional<Appointment> job;  ///< what it was about: this,
    std::optional<Quote> quote;      ///< or this
    std::string phone;               ///< whom to call, E.164; empty: the job's own number
};

/// What a day has become since its last sheet was sent.
struct DayChange {
    enum class Kind { added, moved, gone, changed };
    Kind kind = Kind::changed;
    Appointment job;             ///< as it stands; of one that is gone, as it was last
    std::optional<Instant> was;  ///< of one that moved: the start that the last sheet had
};

/// Of a day sheet.
struct DaySheetFacts {
    std::optional<Mechanic> reader;  ///< none: the shop, with the days of all
    LocalDate date{};
    std::vector<MechanicDay> days;    ///< of that date: the reader's, or one a mechanic
    std::vector<MechanicParts> load;  ///< of that date
    std::vector<Appointment> not_closed;
    std::int64_t not_closed_count = 0;  ///< how many there are in all
    std::vector<Undelivered> undelivered;
    /// Of its jobs, for what is noted about them (dogs, gates); may be left out.
    std::vector<Customer> customers;
    std::vector<DayChange> changes;  ///< none: the day's first sheet, or as it was
};

}  // namespace shop::mail
