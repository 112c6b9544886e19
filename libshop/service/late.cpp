#include <shop/appointment.hpp>
#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <utility>

#include "domain/delay.hpp"
#include "domain/obstacle_text.hpp"
#include "domain/override.hpp"
#include "domain/refusal_text.hpp"
#include "domain/transitions.hpp"
#include "domain/wall_text.hpp"
#include "service/appointments.hpp"
#include "service/change.hpp"
#include "service/clash.hpp"
#include "service/guard.hpp"
#include "service/holds.hpp"
#include "service/search.hpp"
#include "store/appointments.hpp"

namespace shop {

namespace {

using service::Change;

/// What later work can run into; nothing else about a job changes.
constexpr std::array kTouched{Rule::hours, Rule::break_time, Rule::closure};

/// One job whose time changes.
struct Step {
    Appointment before;
    Appointment after;
    std::vector<Rule> set_aside;  ///< for its new time
};

void check_request(const LateRequest& request) {
    if (request.by >= Minutes{1} && request.by <= std::chrono::days{1}) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a job cannot be {} minutes late", request.by.count()),
                "name 1 minute to 24 hours");
}

Appointment running_job(driver::Connection& connection, Minutes by) {
    AppointmentFilter filter;
    filter.status = AppointmentStatus::in_progress;
    const auto running = store::appointment_page(connection, filter, std::nullopt);
    if (running.size() == 1) return running.front();
    if (running.empty()) {
        throw Error(
            ErrorCode::not_found, "no job is in progress",
            fmt::format("name the one that will be late: shopctl late {} --from A118", by.count()));
    }
    std::string list;
    for (const Appointment& job : running) {
        list += fmt::format("{}A{}, {} ({})", list.empty() ? "" : "; ", job.id.value(),
                            shown(job.customer_name), shown(job.mechanic_name));
    }
    throw Error(ErrorCode::ambiguous, fmt::format("{} jobs are in progress", running.size()),
                "name the late one with --from: " + list);
}

/// The late job with its new time.
Step late_step(Change& change, const Context& context, const LateRequest& request) {
    const AppointmentId id =
        request.from ? *request.from : running_job(change.connection(), request.by).id;
    const Appointment before = service::require_current(change, id);
    domain::require_allowed(before, domain::Event::late);
    const bool running = before.status == AppointmentStatus::in_progress;
    Appointment after = before;
    after.work = domain::delayed(before.work, running, request.by, change.now());
    const auto length = std::chrono::duration_cast<Minutes>(after.work.end - after.work.begin);
    if (length > std::chrono::days{1}) {
        throw Error(
            ErrorCode::invalid_argument,
            fmt::format("A{} began {}: it would take longer than 24 h", id.value(),
                        domain::describe_time(context.zone(), context.settings().booking.clock,
                                              before.work.begin)),
            fmt::format("close it if it is done: shopctl done A{}", id.value()));
    }
    if (running) {
        after.planned = length;
    } else {
        after.promised = service::promise(context.zone(), after.work.begin);
    }
    return {before, after, {}};
}

domain::Busy busy_of(const Appointment& job) {
    return {job.id, job.work, job.travel, job.wrap_up};
}

/// The mechanic's jobs that cannot stay where they are, at their new time. Reads on while
/// one of them ends beyond what was read.
std::vector<domain::Busy> pushed_by(driver::Connection& connection, const Step& late) {
    const domain::Busy job = busy_of(late.after);
    for (date::days reach{2};; reach *= 2) {
        const Interval range{late.before.work.begin, job.held().end + reach};
        std::vector<domain::Busy> following;
        for (const store::HeldTime& row :
             store::mechanic_time(connection, late.before.mechanic, range)) {
            if (row.id == job.appointment || row.work.begin < range.begin) continue;
            following.push_back({row.id, row.work, row.travel, row.wrap_up});
        }
        std::vector<domain::Busy> pushed = domain::pushed(job, following);
        if (pushed.empty() || pushed.back().held().end <= range.end) return pushed;
    }
}

domain::Speech speech_of(const Context& context, const Step& late) {
    return {context.zone(), context.settings().booking.clock,
            context.zone().date(late.before.work.begin)};
}

/// Work that has begun, or is over, stays where it is.
void require_movable(const Context& context, const Step& late, const Appointment& job) {
    if (job.status == AppointmentStatus::booked || job.status == AppointmentStatus::held) return;
    Obstacle obstacle;
    obstacle.mechanic = job.mechanic;
    obstacle.appointment = job.id;
    obstacle.detail = domain::job_text(speech_of(context, late), busy_of(job));
    throw SlotTaken(fmt::format("A{} cannot be late: {}, has begun or is over",
                                late.before.id.value(), obstacle.detail),
                    fmt::format("see: shopctl show A{}", job.id.value()), {obstacle}, {});
}

/// All jobs whose time changes, the late one first.
std::vector<Step> steps_of(Change& change, const Context& context, Step late) {
    std::vector<Step> steps;
    const auto pushed = pushed_by(change.connection(), late);
    for (const domain::Busy& moved : pushed) {
        const Appointment before =
            service::require_appointment(change.connection(), moved.appointment);
        require_movable(context, late, before);
        Appointment after = before;
        after.work = moved.work;
        after.promised = service::promise(context.zone(), moved.work.begin);
        steps.push_back({before, after, {}});
    }
    steps.insert(steps.begin(), std::move(late));
    return steps;
}

bool is_touched(Rule rule) {
    return std::ranges::find(kTouched, rule) != kTouched.end();
}

/// What stands in the way of a job's new time: the shop's rules, and its car where somebody
/// else has it. The mechanic's own jobs were seen to.
std::vector<Obstacle> obstacles_of(Change& change, Context& context, const Step& step) {
    const Zone& zone = context.zone();
    const Appointment& job = step.after;
    service::SearchBasis basis = service::basis_of_move(context, job, job.mechanic, change.now());
    std::vector<Obstacle> obstacles =
        service::check_start(context, basis, job.work.begin).obstacles;
    std::erase_if(obstacles, [&](const Obstacle& obstacle) {
        if (obstacle.rule != Rule::vehicle_taken) return !is_touched(obstacle.rule);
        const Appointment other =
            service::require_appointment(change.connection(), *obstacle.appointment);
        return other.mechanic == job.mechanic ||
               service::only_runs_over(context, basis, job.work.begin, obstacle);
    });
    const LocalDate day = zone.date(job.work.begin);
    if (day != zone.date(step.before.work.begin)) {
        Obstacle& obstacle = obstacles.emplace_back();
        obstacle.rule = Rule::hours;
        obstacle.mechanic = job.mechanic;
        obstacle.detail = "would be on " + domain::day_text(day);
    }
    return obstacles;
}

std::string rule_names(const std::vector<Rule>& rules) {
    std::string names;
    for (const Rule rule : rules) {
        names += (names.empty() ? "" : ",") + std::string{to_string(rule)};
    }
    return names;
}

/// What to do next. \param others whether other jobs than the late one are refused
std::string hint_of(const LateRequest& request, const std::vector<Obstacle>& refused,
                    const std::vector<Rule>& rules, bool others) {
    const auto clash = std::ranges::find_if(
        refused, [](const Obstacle& obstacle) { return domain::is_clash(obstacle.rule); });
    if (clash != refused.end()) {
        const std::int64_t id = clash->appointment->value();
        return fmt::format("move what is in the way first: shopctl move A{} TIME", id);
    }
    return fmt::format(
        "{}: shopctl late {}{} --override {} --reason TEXT",
        others ? "move what follows first, or set that aside" : "set it aside", request.by.count(),
        request.from ? fmt::format(" --from A{}", request.from->value()) : "", rule_names(rules));
}

/// Every job that breaks a rule is named at once, so that one answer settles it.
void require_allowed_times(Change& change, Context& context, const LateRequest& request,
                           const Override& overriding, std::vector<Step>& steps) {
    std::vector<Obstacle> refused;
    std::vector<Rule> rules;
    bool only_clashes = true;
    bool others = false;
    for (Step& step : steps) {
        for (const Obstacle& obstacle : obstacles_of(change, context, step)) {
            if (is_touched(obstacle.rule)) {
                step.set_aside = domain::united(std::move(step.set_aside), {obstacle.rule});
                rules = domain::united(std::move(rules), {obstacle.rule});
            }
            if (overriding.covers(obstacle.rule)) continue;
            only_clashes = only_clashes && domain::is_clash(obstacle.rule);
            others = others || &step != &steps.front();
            Obstacle& named = refused.emplace_back(obstacle);
            named.detail =
                domain::job_text(speech_of(context, steps.front()), busy_of(step.after)) + ": " +
                obstacle.detail;
        }
    }
    if (refused.empty()) return;
    const std::string message =
        fmt::format("A{} cannot be {} min late: {}", steps.front().before.id.value(),
                    request.by.count(), domain::reasons_text(refused));
    const std::string hint = hint_of(request, refused, rules, others);
    if (only_clashes) throw SlotTaken(message, hint, refused, {});
    throw RuleRefused(message, hint, refused, {});
}

/// Writes one job and what its customer is told.
Appointment write(Change& change, Context& context, const Step& step, const Override& overriding) {
    Appointment changed = step.after;
    changed.overrides = domain::united(changed.overrides, step.set_aside);
    ++changed.sequence;
    service::lapse_holds(change, changed.mechanic, changed.vehicle);
    const Appointment after = service::replace_appointment(change, step.before, changed, "late");
    service::audit_override(change, after.id, step.set_aside, overriding);
    const bool begins_later = after.work.begin != step.before.work.begin;
    // Of what is only held nobody has been told.
    if (begins_later && after.status != AppointmentStatus::held) {
        service::queue_messages(change, context, after, "late", "late");
    }
    return after;
}

std::vector<Shifted> late_in(Change& change, Context& context, const LateRequest& request) {
    const Override overriding = domain::checked(request.overriding);
    std::vector<Step> steps = steps_of(change, context, late_step(change, context, request));
    require_allowed_times(change, context, request, overriding, steps);
    std::vector<Shifted> shifted;
    // The last one first: at no moment do two of them overlap.
    for (const Step& step : steps | std::views::reverse) {
        shifted.push_back({write(change, context, step, overriding), step.before.work});
    }
    std::ranges::reverse(shifted);
    return shifted;
}

}  // namespace

std::vector<Shifted> Appointments::late(const LateRequest& request) {
    check_request(request);
    return service::with_clash_explained([&] {
        Change change(*context_);
        std::vector<Shifted> shifted = late_in(change, *context_, request);
        change.commit();
        return shifted;
    });
}

}  // namespace shop
