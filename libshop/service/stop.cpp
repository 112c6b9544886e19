#include "service/stop.hpp"

#include <shop/availability.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "domain/availability.hpp"
#include "domain/obstacle_text.hpp"
#include "service/appointments.hpp"
#include "service/holds.hpp"
#include "store/appointments.hpp"
#include "store/held_time.hpp"

namespace shop::service {

namespace {

constexpr std::string_view kAction = "follow-stop";

AppointmentId first_of(const Appointment& job) { return job.stop.value_or(job.id); }

bool is_over(const Appointment& job) {
    return job.status == AppointmentStatus::completed || job.status == AppointmentStatus::no_show;
}

/// Whether the mechanic stays there from one to the next.
bool together(const Appointment& one, const Appointment& next) {
    if (one.mechanic != next.mechanic) return false;
    const auto gap = next.work.begin - one.work.end;
    const auto own = one.place_wrap_up + next.place_travel;
    return gap.count() == 0 || (gap.count() > 0 && gap < own);
}

auto order_of(const Appointment& job) {
    return std::tuple{job.mechanic, job.work.begin, job.id};
}

void sort(std::vector<Appointment>& jobs) {
    std::ranges::sort(jobs, {}, order_of);
}

/// Each job with the paddings that its neighbours leave it; what is over gets none back.
void set_paddings(std::vector<Appointment>& jobs) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Appointment before = jobs[i];
        const bool stays = i > 0 && together(jobs[i - 1], jobs[i]);
        const bool goes_on = i + 1 < jobs.size() && together(jobs[i], jobs[i + 1]);
        jobs[i].travel = stays ? Minutes{0} : jobs[i].place_travel;
        jobs[i].wrap_up = goes_on ? Minutes{0} : jobs[i].place_wrap_up;
        if (!is_over(before)) continue;
        jobs[i].travel = std::min(jobs[i].travel, before.travel);
        jobs[i].wrap_up = std::min(jobs[i].wrap_up, before.wrap_up);
    }
}

/// The same where one of them has left.
void set_paddings_without(std::vector<Appointment>& jobs, AppointmentId leaving) {
    const auto gone = std::ranges::find(jobs, leaving, &Appointment::id);
    const Appointment job = *gone;
    jobs.erase(gone);
    set_paddings(jobs);
    jobs.push_back(job);
    sort(jobs);
}

bool stands_alone(const std::vector<Appointment>& jobs, AppointmentId id) {
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const bool concerned = jobs[i - 1].id == id || jobs[i].id == id;
        if (concerned && together(jobs[i - 1], jobs[i])) return false;
    }
    return true;
}

/// A job that was taken elsewhere belongs to the stop no more; was it the first, the next is.
void leave(std::vector<Appointment>& jobs, AppointmentId leaving) {
    std::optional<AppointmentId> first;
    for (const Appointment& job : jobs) {
        if (!job.stop && job.id != leaving) first = job.id;
    }
    for (Appointment& job : jobs) {
        if (job.id == leaving) {
            job.stop.reset();
        } else if (!first) {
            first = job.id;
            job.stop.reset();
        } else if (job.id != *first) {
            job.stop = first;
        }
    }
}

Interval held(const Appointment& job) {
    return {job.work.begin - job.travel, job.work.end + job.wrap_up};
}

[[noreturn]] void refuse(const Context& context, const Appointment& job,
                         const store::HeldTime& in_the_way) {
    const Zone& zone = context.zone();
    const domain::Speech speech{zone, context.settings().booking.clock,
                                zone.date(job.work.begin)};
    const std::string other = domain::job_text(
        speech, {in_the_way.id, in_the_way.work, in_the_way.travel, in_the_way.wrap_up});
    throw SlotTaken(
        fmt::format("A{} would need its {} min travel and {} min wrap-up again: {} is in the way",
                    job.id.value(), job.travel.count(), job.wrap_up.count(), other),
        fmt::format("move that first: shopctl move A{} TIME", in_the_way.id.value()),
        {Obstacle{Rule::taken, job.mechanic, in_the_way.id, std::nullopt, other}}, {});
}

/// Asked before anything is written: whether others leave room for what comes back.
void require_room(Change& change, const Context& context, const Appointment& job,
                  const std::vector<Appointment>& at_stop) {
    const Interval wanted = held(job);
    for (const store::HeldTime& row :
         store::mechanic_time(change.connection(), job.mechanic, wanted)) {
        if (row.status == AppointmentStatus::held && row.held_until &&
            *row.held_until <= change.now()) {
            continue;
        }
        if (std::ranges::find(at_stop, row.id, &Appointment::id) != at_stop.end()) continue;
        const Interval theirs{row.work.begin - row.travel, row.work.end + row.wrap_up};
        if (overlaps(wanted, theirs)) refuse(context, job, row);
    }
}

bool grows(const Appointment& before, const Appointment& after) {
    return after.travel > before.travel || after.wrap_up > before.wrap_up;
}

/// A job of the stop as it stands and as it is to be.
struct Rewrite {
    Appointment before;
    Appointment after;
};

/// The others at the stop that change.
std::vector<Rewrite> rewrites(const std::vector<Appointment>& stored,
                              const std::vector<Appointment>& wanted, AppointmentId but) {
    std::vector<Rewrite> changes;
    for (const Appointment& after : wanted) {
        const auto before = std::ranges::find(stored, after.id, &Appointment::id);
        if (after.id == but || before == stored.end() || *before == after) continue;
        changes.push_back({*before, after});
    }
    return changes;
}

void require_room_for_all(Change& change, const Context& context,
                          const std::vector<Rewrite>& changes,
                          const std::vector<Appointment>& stored) {
    for (const Rewrite& one : changes) {
        if (grows(one.before, one.after)) require_room(change, context, one.after, stored);
    }
}

/// What gives room is written before what takes it, so that nothing overlaps in passing.
void write(Change& change, const std::vector<Rewrite>& changes, bool growing) {
    for (const Rewrite& one : changes) {
        if (grows(one.before, one.after) != growing) continue;
        if (growing) lapse_holds(change, one.after.mechanic, one.after.vehicle);
        replace_appointment(change, one.before, one.after, kAction);
    }
}

bool stands_elsewhere(const Appointment& before, const Appointment& changed) {
    return before.work.begin != changed.work.begin || before.mechanic != changed.mechanic;
}

}  // namespace

Appointment alone(Appointment job) {
    job.travel = job.place_travel;
    job.wrap_up = job.place_wrap_up;
    return job;
}

std::vector<Appointment> jobs_at_stop(driver::Connection& connection, const Appointment& job) {
    std::vector<Appointment> jobs = store::appointments_at_stop(connection, first_of(job));
    std::erase_if(jobs, [](const Appointment& one) { return !holds_time(one.status); });
    sort(jobs);
    return jobs;
}

Appointment last_at_stop(driver::Connection& connection, const Appointment& job) {
    Appointment last = job;
    for (Appointment& next : jobs_at_stop(connection, job)) {
        if (order_of(next) > order_of(last) && together(last, next)) last = std::move(next);
    }
    return last;
}

Appointment replace_at_stop(Change& change, Context& context, const Appointment& before,
                            const Appointment& changed, std::string_view action) {
    const std::vector<Appointment> stored = jobs_at_stop(change.connection(), before);
    const bool shared =
        std::ranges::any_of(stored, [&](const Appointment& job) { return job.id != before.id; });
    if (!shared) return replace_appointment(change, before, changed, action);

    std::vector<Appointment> wanted = stored;
    std::erase_if(wanted, [&](const Appointment& job) { return job.id == changed.id; });
    if (holds_time(changed.status)) wanted.push_back(changed);
    sort(wanted);
    if (before.area != changed.area) {
        leave(wanted, changed.id);
        set_paddings_without(wanted, changed.id);
    } else {
        set_paddings(wanted);
        if (stands_elsewhere(before, changed) && stands_alone(wanted, changed.id)) {
            leave(wanted, changed.id);
        }
    }
    const std::vector<Rewrite> others = rewrites(stored, wanted, changed.id);
    require_room_for_all(change, context, others, stored);

    write(change, others, false);
    const auto own = std::ranges::find(wanted, changed.id, &Appointment::id);
    Appointment after =
        replace_appointment(change, before, own == wanted.end() ? changed : *own, action);
    write(change, others, true);
    return after;
}

void follow_stop(Change& change, Context& context, AppointmentId job) {
    const std::vector<Appointment> stored =
        jobs_at_stop(change.connection(), require_appointment(change.connection(), job));
    std::vector<Appointment> wanted = stored;
    if (wanted.size() > 1) set_paddings(wanted);
    const std::vector<Rewrite> changes = rewrites(stored, wanted, AppointmentId{});
    require_room_for_all(change, context, changes, stored);
    write(change, changes, false);
    write(change, changes, true);
}

}  // namespace shop::service
