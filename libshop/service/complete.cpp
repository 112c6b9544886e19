#include "service/complete.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "domain/limits.hpp"
#include "domain/override.hpp"
#include "domain/refusal_text.hpp"
#include "domain/text.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/guard.hpp"
#include "service/in_change.hpp"
#include "service/quote.hpp"
#include "service/reprice.hpp"
#include "service/stop.hpp"
#include "service/vehicles.hpp"
#include "store/appointments.hpp"

namespace shop {

namespace service {

void require_its_day(const Context& context, const Appointment& appointment, Instant now,
                     std::string_view verb) {
    const Zone& zone = context.zone();
    if (zone.date(now) >= zone.date(appointment.work.begin)) return;
    const std::int64_t id = appointment.id.value();
    throw Error(ErrorCode::rule_refused,
                fmt::format("A{} is on {}: it cannot be {} before that day", id,
                            domain::describe_time(zone, context.settings().booking.clock,
                                                  appointment.work.begin),
                            verb),
                fmt::format("move it first where it is done earlier: shopctl move A{} TIME", id));
}

}  // namespace service

namespace {

using service::Change;

/// No dashboard shows more.
constexpr std::int64_t kHighestOdometer = 9'999'999;

void check_odometer(std::optional<std::int64_t> odometer) {
    if (!odometer || (*odometer >= 0 && *odometer <= kHighestOdometer)) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("an odometer shows 0 to {}, not {}", kHighestOdometer, *odometer));
}

AppointmentService& service_of(Appointment& job, const std::string& code) {
    std::vector<std::string> codes;
    for (AppointmentService& service : job.services) {
        if (service.code == code) return service;
        codes.push_back(service.code);
    }
    service::throw_not_on(job, code, codes);
}

/// Only what has not begun can be cancelled.
void require_something_done(const Appointment& job) {
    if (std::ranges::any_of(job.services, &AppointmentService::done)) return;
    const std::int64_t id = job.id.value();
    throw Error(ErrorCode::wrong_state, fmt::format("nothing of A{} would be done", id),
                job.status == AppointmentStatus::booked
                    ? fmt::format("cancel it instead: shopctl cancel A{}", id)
                    : fmt::format("say first what was done: shopctl edit A{} --add CODE", id));
}

/// Work that was left out stays on the job and is not charged.
void leave_out(Change& change, Context& context, const std::vector<std::string>& codes,
               Appointment& job) {
    if (codes.empty()) return;
    for (const std::string& code : codes) {
        if (std::ranges::count(codes, code) > 1) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("'{}' is named twice", shown(code)), "name it once");
        }
        service_of(job, code).done = false;
    }
    require_something_done(job);
    if (job.quote) {
        const Quote quote = service::require_quote(change.connection(), *job.quote);
        service::Repricing wanted;
        wanted.removed = codes;
        wanted.vehicle = job.vehicle;
        wanted.vehicle_text = job.vehicle_label;
        const Quote charged =
            service::replace_quote(change, context, quote,
                                   service::repriced(context, quote, job.id, wanted, change.now()));
        job.quote = charged.id;
        job.total = charged.totals.total;
    }
    store::replace_services(change.connection(), job);
}

/// More than somebody said yes to is not charged; what nobody was asked for may be.
/// \return the rule that is set aside for it
std::vector<Rule> require_authorized(const Context& context, const Appointment& job,
                                     const Appointment& before, const Override& overriding) {
    const auto& given = job.authorization;
    if (!given || job.total <= given->total) return {};
    if (overriding.covers(Rule::authorization)) return {Rule::authorization};
    const Currency& currency = context.settings().profile.currency;
    const std::string detail = fmt::format("A{} comes to {}, but {} was authorized", job.id.value(),
                                           to_display_string(job.total, currency),
                                           to_display_string(given->total, currency));
    throw RuleRefused(detail,
                      fmt::format("get a yes to the rest: shopctl quote accept Q{} --by NAME "
                                  "--means phone; or --override authorization --reason TEXT",
                                  before.quote->value()),
                      {{Rule::authorization, {}, job.id, {}, detail}}, {});
}

Appointment complete_in(Change& change, Context& context, AppointmentId id,
                        const CompleteRequest& request, std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::complete);
    service::require_its_day(context, before, change.now(), "completed");
    Appointment completed = before;
    leave_out(change, context, request.not_done, completed);
    const auto set_aside = require_authorized(context, completed, before, request.overriding);
    completed = domain::completed(std::move(completed), change.now());
    completed.work_notes = request.work_notes;
    completed.odometer = request.odometer;
    if (request.odometer) service::note_odometer(change, before.vehicle, *request.odometer);
    Appointment after =
        service::replace_at_stop(change, context, before, completed, "complete");
    service::audit_override(change, id, set_aside, request.overriding);
    return after;
}

}  // namespace

Appointment Appointments::complete(AppointmentId id, const CompleteRequest& asked,
                                   std::optional<Revision> seen) {
    check_odometer(asked.odometer);
    CompleteRequest request = asked;
    request.work_notes =
        domain::checked_text(asked.work_notes, "work notes", domain::limits::kNotes);
    request.overriding =
        domain::checked(asked.overriding, std::array{Rule::authorization}, "being done");
    return service::in_change(*context_, [&](Change& change) {
        const Appointment after = complete_in(change, *context_, id, request, seen);
        change.commit();
        return after;
    });
}

}  // namespace shop
