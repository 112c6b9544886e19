#include "service/message_facts.hpp"

#include <shop/error.hpp>
#include <shop/schedule.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "service/appointments.hpp"
#include "service/customers.hpp"
#include "service/mechanics.hpp"
#include "service/quote.hpp"
#include "service/sheet_contents.hpp"
#include "service/stop.hpp"
#include "service/vehicles.hpp"
#include "store/appointments.hpp"
#include "store/outbox.hpp"
#include "store/quotes.hpp"

namespace shop::service {

namespace {

/// How many days a sheet names whom to call for.
constexpr int kDaysOfCalls = 7;

std::vector<mail::Undelivered> undelivered_of(Context& context, LocalDate date,
                                              std::optional<MechanicId> reader) {
    driver::Connection& connection = context.connection();
    std::vector<mail::Undelivered> result;
    const Interval range{context.zone().day(date).begin,
                         context.zone().day(date + date::days{kDaysOfCalls}).begin};
    for (const auto& failed : store::undelivered(connection, range, reader, context.now())) {
        mail::Undelivered one;
        one.kind = failed.kind;
        one.address = failed.recipient;
        one.reason = failed.reason;
        one.job = require_appointment(connection, failed.job);
        result.push_back(std::move(one));
    }
    return result;
}

/// Whether a job before this one keeps its mechanic until this begins.
bool is_kept_by_another(driver::Connection& connection, const Appointment& job) {
    const Interval before{job.work.begin - job.travel - Minutes{1}, job.work.begin};
    return std::ranges::any_of(store::appointments_touching(connection, before, job.mechanic),
                               [&](const Appointment& other) {
                                   return other.id != job.id && takes_place(other.status) &&
                                          other.work.begin < job.work.begin;
                               });
}

/// Whether it is to begin at another time than its customer's side was told last.
bool begins_later(driver::Connection& connection, const Appointment& job, Message message) {
    if (job.status != AppointmentStatus::booked) return false;
    message.appointment = job.id;
    return store::told_start(connection, message) != job.work.begin;
}

/// Why a job begins later: a customer's own car before it at the stop is no job of somebody else,
/// and one that begins later itself is not why.
void add_delay(driver::Connection& connection, mail::JobFacts& facts, const Message& message) {
    facts.waits_for_another = is_kept_by_another(connection, facts.job);
    if (!facts.waits_for_another) return;
    Appointment earliest = facts.job;
    for (const Appointment& other : facts.at_stop | std::views::reverse) {
        const bool before = other.customer == facts.job.customer &&
                            other.mechanic == facts.job.mechanic &&
                            other.work.begin < facts.job.work.begin;
        if (!before) continue;
        if (!begins_later(connection, other, message)) {
            facts.first_car = other;
            return;
        }
        earliest = other;
    }
    facts.waits_for_another = is_kept_by_another(connection, earliest);
}

/// Whether the customer's side was told that the job is off.
bool was_called_off(driver::Connection& connection, AppointmentId id) {
    return std::ranges::any_of(store::messages_of(connection, id), [](const Message& message) {
        return message.kind == "cancellation" && message.state == MessageState::sent;
    });
}

std::vector<Customer> customers_of(driver::Connection& connection,
                                   const std::vector<MechanicDay>& days) {
    std::set<CustomerId> ids;
    for (const MechanicDay& day : days) {
        for (const Appointment& job : day.appointments) ids.insert(job.customer);
    }
    std::vector<Customer> customers;
    for (const CustomerId id : ids) customers.push_back(require_customer(connection, id));
    return customers;
}

}  // namespace

mail::JobFacts job_facts(Context& context, AppointmentId id, const Message& message) {
    driver::Connection& connection = context.connection();
    mail::JobFacts facts;
    facts.job = require_appointment(connection, id);
    if (facts.job.quote) facts.quote = store::find_quote(connection, *facts.job.quote);
    facts.customer = require_customer(connection, facts.job.customer);
    facts.vehicle = require_vehicle(connection, facts.job.vehicle);
    facts.mechanic = require_mechanic(connection, facts.job.mechanic);
    facts.at_stop = jobs_at_stop(connection, facts.job);
    std::erase_if(facts.at_stop, [id](const Appointment& other) {
        return other.id == id || other.status == AppointmentStatus::no_show;
    });
    std::ranges::sort(facts.at_stop, {}, [](const Appointment& job) { return job.work.begin; });
    facts.previous_start = store::told_start(connection, message);
    facts.by_shop = facts.job.status == AppointmentStatus::cancelled &&
                    store::cancelled_by_shop(connection, id);
    if (message.kind == "late") add_delay(connection, facts, message);
    if (message.kind == "confirmation") facts.stands_again = was_called_off(connection, id);
    if (message.mechanic) facts.reader = require_mechanic(connection, *message.mechanic);
    return facts;
}

mail::QuoteFacts quote_facts(Context& context, QuoteId id) {
    driver::Connection& connection = context.connection();
    mail::QuoteFacts facts;
    facts.quote = require_quote(connection, id);
    if (!facts.quote.customer) {
        throw Error(ErrorCode::invalid_argument, fmt::format("Q{} has no customer", id.value()),
                    "make it for one: shopctl quote CODE --customer NAME");
    }
    facts.customer = require_customer(connection, *facts.quote.customer);
    return facts;
}

mail::DaySheetFacts day_sheet_facts(Context& context, LocalDate date,
                                    std::optional<MechanicId> reader) {
    const Schedule schedule(context);
    driver::Connection& connection = context.connection();
    mail::DaySheetFacts facts;
    facts.date = date;
    if (reader) facts.reader = require_mechanic(connection, *reader);
    facts.days = schedule.days(date, 1, reader);
    facts.customers = customers_of(connection, facts.days);
    facts.load = schedule.parts(date, reader);
    const ScheduleTodo todo = schedule.todo(reader);
    facts.not_closed = todo.not_closed;
    facts.not_closed_count = todo.not_closed_count;
    facts.undelivered = undelivered_of(context, date, reader);
    if (const auto told = store::sheet_contents(connection, date, reader)) {
        facts.changes = changes_since(context, *told, facts.days);
    }
    return facts;
}

Writer::Writer(Context& context) : context_(&context), templates_(context.folder() / "templates") {
    store_uid_ = store::outbox_state(context.connection()).uid;
}

mail::Desk Writer::desk(const Message& message) {
    return {context_->settings(), context_->zone(), templates_,
            context_->now(),      store_uid_,       message.message_id};
}

WrittenLetter Writer::write(const Message& message) {
    const mail::Kind& kind = mail::kind_named(message.kind);
    if (message.appointment) {
        return write(message, job_facts(*context_, *message.appointment, message));
    }
    WrittenLetter written;
    if (message.quote) {
        written.letter =
            mail::write_letter(kind, quote_facts(*context_, *message.quote), desk(message));
    } else {
        const auto facts = day_sheet_facts(
            *context_, message.sheet_date.value_or(context_->today()), message.mechanic);
        written.letter = mail::write_letter(kind, facts, desk(message));
        written.contents = contents_of(*context_, facts.days);
    }
    return written;
}

WrittenLetter Writer::write(const Message& message, const mail::JobFacts& facts) {
    WrittenLetter written;
    written.letter = mail::write_letter(mail::kind_named(message.kind), facts, desk(message));
    written.told_start = facts.job.work.begin;
    return written;
}

}  // namespace shop::service
