#pragma once

#include <shop/availability.hpp>
#include <shop/id.hpp>
#include <shop/money.hpp>
#include <shop/people.hpp>
#include <shop/quote.hpp>
#include <shop/time.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shop {

class Context;

/// Persisted by name.
enum class AppointmentStatus { held, booked, in_progress, completed, cancelled, no_show, lapsed };
/// `booked`, `in_progress`, ...
[[nodiscard]] std::string_view to_string(AppointmentStatus status) noexcept;
/// \throws Error (invalid_argument) naming the nearest known one
[[nodiscard]] AppointmentStatus parse_appointment_status(std::string_view text);
/// Whether a job in this state keeps its mechanic's and its car's time: all but `cancelled` and
/// `lapsed`.
[[nodiscard]] bool holds_time(AppointmentStatus status) noexcept;
/// Whether a job in this state is or was done, or is to be: what holds time but for a no-show.
[[nodiscard]] bool takes_place(AppointmentStatus status) noexcept;

/// Whom to call on site, where that is not the customer.
struct Contact {
    std::string name;
    std::string phone;  ///< E.164
    std::string email;

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// The wall time that was promised, beside the instant that it means today.
struct PromisedTime {
    LocalTime start{};
    std::string zone;
    std::chrono::seconds offset{0};

    friend bool operator==(const PromisedTime&, const PromisedTime&) = default;
};

/// Somebody on the customer's side said that the time is fine.
struct Confirmation {
    std::string by;
    Instant at{};

    friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

struct AppointmentService {
    std::string code;
    std::string name;
    bool is_package = false;
    Minutes duration{0};
    Money price;  ///< labor and parts of its lines as quoted, before surcharge, discount and tax
    bool done = true;  ///< false: it was left out on the day, and is not charged

    friend bool operator==(const AppointmentService&, const AppointmentService&) = default;
};

/// A time held for a customer's car. What people need beside it is read with it.
struct Appointment {
    AppointmentId id;
    Revision revision = 0;
    AppointmentStatus status = AppointmentStatus::booked;
    MechanicId mechanic;
    CustomerId customer;
    VehicleId vehicle;
    std::optional<QuoteId> quote;
    Interval work{};  ///< what is held
    Minutes travel{0};   ///< kept free before, as when it was booked
    Minutes wrap_up{0};  ///< kept free after
    Minutes planned{0};  ///< its length as agreed; `work` falls short of it where it ended early
    Minutes place_travel{0};   ///< what its place asks for: at a shared stop less is kept
    Minutes place_wrap_up{0};  ///< the same
    PromisedTime promised;
    std::optional<Instant> held_until;  ///< of a hold: from then on its time is free
    std::optional<Instant> started_at;
    std::optional<Instant> finished_at;
    std::string address;
    std::string postal_code;
    std::string area;
    Contact contact;
    bool emergency = false;
    std::string notes;
    std::string work_notes;
    std::optional<std::int64_t> odometer;
    std::string cancel_reason;
    std::optional<Instant> cancelled_at;
    bool cancelled_late = false;  ///< with less notice than the shop asks for
    std::optional<AppointmentId> stop;     ///< the first job at the same stop
    std::optional<AppointmentId> follows;  ///< the visit before this one
    std::vector<Rule> overrides;  ///< the shop's rules that were set aside for its time
    int moves = 0;     ///< how often it was rescheduled
    int sequence = 0;  ///< iCalendar SEQUENCE (RFC 5545, 3.8.7.4)
    Instant created_at{};
    Instant agreed_at{};  ///< when its time was promised: booked, moved or reinstated
    std::optional<Confirmation> confirmation;  ///< of the time that it has
    std::vector<AppointmentService> services;
    Money total;  ///< of its quote, tax included

    std::optional<Authorization> authorization;  ///< of its quote

    std::string customer_name;   ///< as their records say today
    std::string customer_phone;
    std::string customer_email;
    std::string mechanic_name;
    std::string vehicle_label;
    std::string vehicle_plate;
    std::string vehicle_vin;

    friend bool operator==(const Appointment&, const Appointment&) = default;
};

/// What to book: a quote, or services to be quoted on the way.
struct BookingRequest {
    std::optional<QuoteId> quote;
    std::vector<std::string> codes;
    bool emergency = false;
    Instant start{};
    std::optional<MechanicId> mechanic;  ///< none: the one with the fewest jobs that day

    std::optional<CustomerId> customer;   ///< one of customer and new_customer, unless
    std::optional<Customer> new_customer; ///< the quote names one
    /// One of vehicle and new_vehicle, unless the quote names one or the customer has just
    /// one. A new_vehicle that fits just one of the customer's is that one.
    std::optional<VehicleId> vehicle;
    std::optional<Vehicle> new_vehicle;

    std::string address;      ///< empty: the customer's
    std::string postal_code;  ///< empty: the quote's, then the customer's
    Contact contact;
    std::string notes;
    std::optional<Minutes> hold;  ///< the time is only held for so long, and nobody is told
    /// The next job at this one's stop: it starts when the last job there ends, whatever
    /// `start` says, with that mechanic, at that address.
    std::optional<AppointmentId> stop;
    /// A further visit: customer, vehicle and address are this one's, where not named.
    std::optional<AppointmentId> follows;
    Override overriding;  ///< rules of the shop that do not count
    std::string request_id;
};

struct Booked {
    Appointment appointment;
    bool replayed = false;  ///< the answer to a repeated request id
};

struct MoveRequest {
    Instant start{};
    std::optional<MechanicId> mechanic;  ///< none: the same, if free then, else another
    Override overriding;                 ///< rules of the shop that do not count
    std::string request_id;
};

struct CompleteRequest {
    std::optional<std::int64_t> odometer;
    std::string work_notes;
    std::vector<std::string> not_done;  ///< codes of its services that were left out
    Override overriding;                ///< of Rule::authorization
};

/// What is to change of a job that is held, booked or in progress; what is not set stays.
/// Work that is added is priced by today's catalogue; what was quoted keeps its price.
struct EditRequest {
    std::vector<std::string> add;     ///< services and packages
    std::vector<std::string> remove;  ///< codes that it has
    std::optional<std::string> address;
    std::optional<std::string> postal_code;  ///< travel, its fee and the tax rate follow
    std::optional<std::string> contact_name;
    std::optional<std::string> contact_phone;
    std::optional<std::string> contact_email;
    std::optional<std::string> notes;
    std::optional<VehicleId> vehicle;  ///< another one of the same customer
    std::optional<MechanicId> mechanic;
    Override overriding;
};

struct ExtendRequest {
    Minutes by{0};  ///< above 0
    Override overriding;
};

struct LateRequest {
    Minutes by{0};  ///< above 0
    std::optional<AppointmentId> from;  ///< none: the one job begun today that is in progress
    Override overriding;                ///< of hours, break and closure
};

/// A job whose time a delay changed.
struct Shifted {
    Appointment job;  ///< as it now stands
    Interval was;     ///< its work before
};

struct AppointmentFilter {
    std::optional<Instant> from;    ///< that end after this
    std::optional<Instant> before;  ///< that start before this
    std::optional<CustomerId> customer;
    std::optional<VehicleId> vehicle;
    std::optional<MechanicId> mechanic;
    std::optional<AppointmentStatus> status;
    bool open = false;  ///< only held, booked and in_progress
};

/// A change may name the revision that was seen: where another's change came in between,
/// nothing is done and Error (stale_revision) is thrown. Without it the job is changed as
/// it stands.
class Appointments {
public:
    explicit Appointments(Context& context) : context_(&context) {}

    /// One transaction holds the appointment, its services and prices, the outgoing
    /// messages and the audit entry.
    /// \throws SlotTaken, RuleRefused, Error (not_found), (invalid_argument),
    ///         (quote_expired), (wrong_state), (request_id_reused)
    Booked book(const BookingRequest& asked);

    /// \throws SlotTaken, RuleRefused, Error (not_found), (wrong_state), (invalid_argument),
    ///         (stale_revision), (request_id_reused)
    Booked move(AppointmentId id, const MoveRequest& request,
                std::optional<Revision> seen = std::nullopt);

    /// Frees the time. With less notice than the shop asks for, that is remembered of the
    /// customer; a hold is not.
    /// \throws SlotTaken where the other jobs at its stop find no room for their travel; Error
    ///         (not_found), (wrong_state), (stale_revision), (invalid_argument)
    Appointment cancel(AppointmentId id, const std::string& reason,
                       std::optional<Revision> seen = std::nullopt);
    /// The same where the shop calls the job off itself, which no customer is blamed for.
    Appointment cancel_by_shop(AppointmentId id, const std::string& reason,
                               std::optional<Revision> seen = std::nullopt);
    /// The work has begun: from booked, on its day.
    /// \throws Error (not_found), (wrong_state), (rule_refused) before its day, (stale_revision)
    Appointment start(AppointmentId id, std::optional<Revision> seen = std::nullopt);
    /// From booked too. Before the end, the rest of the time becomes free.
    /// \throws RuleRefused when it comes to more than was authorized; Error (rule_refused) before
    ///         its day, (not_found) also for a code that is not on the job, (invalid_argument),
    ///         (wrong_state) also when nothing would be done, (stale_revision); SlotTaken as
    ///         cancel()
    Appointment complete(AppointmentId id, const CompleteRequest& request,
                         std::optional<Revision> seen = std::nullopt);
    /// Somebody said that the time is fine: from booked, before it begins. It is nobody to call any
    /// more: messages of the job that could not be delivered are dropped.
    /// \param by empty: the contact on site, else the customer
    /// \throws Error (not_found), (invalid_argument), (wrong_state), (stale_revision)
    Appointment confirm(AppointmentId id, const std::string& by,
                        std::optional<Revision> seen = std::nullopt);
    /// Nobody was there: from booked. The rest of the time becomes free.
    /// \throws Error (not_found), (wrong_state), (rule_refused) before the start,
    ///         (stale_revision); SlotTaken as cancel()
    Appointment no_show(AppointmentId id, std::optional<Revision> seen = std::nullopt);

    /// Confirms a hold: from then on it is booked, and people are told.
    /// \throws Error (not_found), (wrong_state) also when its time has come
    Booked book_held(AppointmentId id, std::string_view request_id = {},
                     std::optional<Revision> seen = std::nullopt);

    /// Work, place, people or notes of a job; what it costs, how long it takes and its
    /// travel follow. More work makes it longer under the same guard as a booking.
    /// \throws SlotTaken, RuleRefused, Error (not_found), (invalid_argument), (wrong_state),
    ///         (out_of_area), (stale_revision)
    Appointment edit(AppointmentId id, const EditRequest& request,
                     std::optional<Revision> seen = std::nullopt);

    /// Keeps more time for a job, under the same guard as a booking; its price stays.
    /// \throws SlotTaken, RuleRefused, Error (not_found), (invalid_argument), (wrong_state),
    ///         (stale_revision)
    Appointment extend(AppointmentId id, const ExtendRequest& request,
                       std::optional<Revision> seen = std::nullopt);

    /// A job runs over (one that has not begun: begins later), and what the mechanic has to
    /// do after it moves only as far as it must, off the grid: all in one transaction, or
    /// nothing.
    /// \return the late job first, then those that had to move, by start
    /// \throws RuleRefused naming every job that would run into a break, a closure, closing
    ///         time or another day, SlotTaken, Error (rule_refused) of a job of a day to come,
    ///         (not_found) when nothing is running, (ambiguous) when several jobs are,
    ///         (invalid_argument), (wrong_state), (stale_revision)
    /// \param seen of the job that `from` names
    std::vector<Shifted> late(const LateRequest& request,
                              std::optional<Revision> seen = std::nullopt);

    /// Takes back a start, a cancellation, a no-show or a completion: the job is booked again
    /// (in progress where it was completed from that), for its planned time, if that is free.
    /// \throws SlotTaken, Error (not_found), (wrong_state), (stale_revision)
    Appointment reinstate(AppointmentId id, std::optional<Revision> seen = std::nullopt);

    /// \throws Error (not_found)
    [[nodiscard]] Appointment get(AppointmentId id) const;

    /// By start, in pages; no transaction is open while `visit` runs.
    void each(const AppointmentFilter& filter,
              const std::function<void(const Appointment&)>& visit) const;

    /// The other jobs at its stop that hold time, by mechanic and start.
    /// \throws Error (not_found)
    [[nodiscard]] std::vector<Appointment> at_stop(AppointmentId id) const;

    /// The one job of this customer that is still to be done.
    /// \throws Error (not_found), (ambiguous) with the candidates in its hint
    [[nodiscard]] Appointment coming(CustomerId customer) const;

private:
    Context* context_;
};

}  // namespace shop
