#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "domain/override.hpp"
#include "domain/transitions.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/edited_job.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/in_change.hpp"
#include "service/job_messages.hpp"
#include "service/quote.hpp"
#include "service/refused_change.hpp"
#include "service/reprice.hpp"
#include "service/stop.hpp"
#include "store/appointments.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace {

using service::Change;

constexpr std::array kAsked{Rule::hours, Rule::break_time, Rule::closure,
                            Rule::skill, Rule::limit,      Rule::area};

void check_request(const EditRequest& request) {
    const bool asks = !request.add.empty() || !request.remove.empty() || request.address ||
                      request.postal_code || request.contact_name || request.contact_phone ||
                      request.contact_email || request.notes || request.vehicle || request.mechanic;
    if (!asks) {
        throw Error(ErrorCode::invalid_argument, "the edit does not say what is to change",
                    "name it: --add CODE, --remove CODE, --zip CODE, --notes TEXT; all of them: "
                    "shopctl edit --help");
    }
    for (const std::string& code : request.remove) {
        const bool added = std::ranges::find(request.add, code) != request.add.end();
        if (!added && std::ranges::count(request.remove, code) == 1) continue;
        throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is named twice", shown(code)),
                    "add it or remove it, once");
    }
}

/// What the edit asks for that may not be had.
service::RefusedChange in_words(const Appointment& before, const Appointment& job,
                                const Override& overriding) {
    const std::int64_t id = job.id.value();
    const auto length = [](const Appointment& one) {
        return std::chrono::duration_cast<Minutes>(one.work.end - one.work.begin).count();
    };
    std::string what = "be changed so";
    if (job.mechanic != before.mechanic) {
        what = "be done by another mechanic";
    } else if (length(job) > length(before)) {
        what = fmt::format("take {} min instead of {}", length(job), length(before));
    } else if (job.vehicle != before.vehicle) {
        what = "be for " + shown(job.vehicle_label);
    }
    service::RefusedChange words;
    words.cannot = fmt::format("A{} cannot {}", id, what);
    words.set_aside = overriding.rules;
    // What runs cannot be moved itself.
    words.elsewhere = job.status != AppointmentStatus::in_progress;
    if (words.elsewhere) words.way_out = fmt::format("move it first: shopctl move A{} TIME", id);
    return words;
}

/// What is held is asked about as a booking is, by the rules that the edit touches.
void require_edit_fits(Change& change, Context& context, const Appointment& before,
                       const Override& overriding, service::Edited& edited) {
    const Appointment& job = edited.job;
    const bool other_mechanic = job.mechanic != before.mechanic;
    const bool longer = job.work.end > before.work.end;
    const bool more_room = job.travel > before.travel || job.wrap_up > before.wrap_up;
    if (!other_mechanic && !longer && !more_room && job.vehicle == before.vehicle &&
        edited.added.empty()) {
        return;
    }
    std::vector<Rule> touched;
    if (longer || other_mechanic) {
        touched.assign(service::kLongerWorkTouches.begin(),
                       service::kLongerWorkTouches.end());
    }
    if (other_mechanic) touched.push_back(Rule::limit);
    touched.push_back(Rule::skill);

    // Another mechanic has to drive there.
    service::SearchBasis basis = service::basis_of_move(
        context, other_mechanic ? service::alone(job) : job, job.mechanic, change.now());
    basis.leaves_stop = job.area != before.area;
    basis.wanted.skills = service::skills_of(other_mechanic ? edited.quote.items : edited.added);
    // What the job was allowed before is not asked again.
    Override allowed = overriding;
    allowed.rules = domain::united(allowed.rules, before.overrides);
    const auto set_aside = service::ask_about(in_words(before, job, overriding), [&] {
        return service::require_fits(context, basis, job.work.begin, touched, allowed);
    });
    for (const Rule rule : set_aside) {
        if (overriding.covers(rule)) edited.set_aside.push_back(rule);
    }
    service::lapse_holds(change, job.mechanic, job.vehicle);
}

/// What the customer must hear of, and what a calendar shows.
bool concerns_customer(const Appointment& before, const Appointment& job) {
    return job.work != before.work || job.mechanic != before.mechanic ||
           job.vehicle != before.vehicle || job.address != before.address ||
           job.postal_code != before.postal_code || job.services != before.services ||
           job.total != before.total;
}

void bind_quote(Change& change, const Quote& quote, const Appointment& job) {
    Quote bound = quote;
    bound.vehicle = job.vehicle;
    bound.vehicle_text = job.vehicle_label;
    if (!store::bind_quote(change.connection(), bound)) {
        service::throw_stale(fmt::format("Q{}", quote.id.value()));
    }
    bound = service::require_quote(change.connection(), quote.id);
    change.audit("bind", "quote", bound.id.value(), &quote, &bound);
}

Appointment write(Change& change, Context& context, const Appointment& before,
                  service::Edited& edited) {
    Appointment& job = edited.job;
    if (edited.priced) {
        const Quote old = service::require_quote(change.connection(), *before.quote);
        job.quote = service::replace_quote(change, context, old, edited.quote).id;
    } else if (job.vehicle != before.vehicle) {
        bind_quote(change, edited.quote, job);
    }
    job.overrides = domain::united(job.overrides, edited.set_aside);
    if (job.services != before.services) store::replace_services(change.connection(), job);
    return service::replace_at_stop(change, context, before, job, "edit");
}

Appointment edit_in(Change& change, Context& context, AppointmentId id, const EditRequest& request,
                    std::optional<Revision> seen) {
    const Appointment before = service::require_appointment(change, id, seen);
    domain::require_allowed(before, domain::Event::edit);
    service::Edited edited = service::edited_job(change, context, request, before);
    if (!edited.priced && edited.job == before) {
        throw Error(ErrorCode::wrong_state, fmt::format("A{} is like that already", id.value()),
                    fmt::format("see: shopctl show A{}", id.value()));
    }
    require_edit_fits(change, context, before, request.overriding, edited);
    // Of a hold nobody has heard yet.
    const bool told =
        before.status != AppointmentStatus::held && concerns_customer(before, edited.job);
    if (told) ++edited.job.sequence;
    const Appointment after = write(change, context, before, edited);
    service::audit_override(change, id, edited.set_aside, request.overriding);
    if (told) {
        service::queue_messages(change, context, after, "change", "rescheduled", before.mechanic);
    }
    return after;
}

}  // namespace

Appointment Appointments::edit(AppointmentId id, const EditRequest& asked,
                               std::optional<Revision> seen) {
    EditRequest request = asked;
    request.overriding = domain::checked(asked.overriding, kAsked, "being edited");
    check_request(request);
    return service::in_change(*context_, [&](Change& change) {
        const Appointment edited = edit_in(change, *context_, id, request, seen);
        change.commit();
        return edited;
    });
}

}  // namespace shop
