#include "service/misfits.hpp"

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "domain/availability.hpp"
#include "domain/start_rules.hpp"
#include "service/appointments.hpp"
#include "service/mechanics.hpp"
#include "service/search.hpp"
#include "service/stop.hpp"
#include "store/appointments.hpp"
#include "store/held_time.hpp"
#include "store/mechanics.hpp"

namespace shop {

namespace service {

namespace {

using store::ComingJob;

/// Who works here, and which closures touch the jobs, with what is supposed.
class Timetable {
public:
    Timetable(Context& context, const std::vector<ComingJob>& jobs, const Supposed& supposed)
        : context_(context), mechanics_(store::all_mechanics(context.connection())) {
        for (Mechanic& mechanic : mechanics_) {
            if (supposed.mechanic && supposed.mechanic->id == mechanic.id) {
                mechanic = *supposed.mechanic;
            }
        }
        if (jobs.empty()) return;
        const auto [first, last] = std::ranges::minmax(
            jobs, {}, [](const ComingJob& job) { return job.work.begin; });
        closures_ = store::closures_between(
            context.connection(), LocalTime{context.zone().date(first.work.begin)},
            LocalTime{context.zone().date(last.work.begin) + date::days{2}});
        closures_.insert(closures_.end(), supposed.closures.begin(), supposed.closures.end());
    }

    [[nodiscard]] const Mechanic& mechanic(MechanicId id) const {
        return *std::ranges::find(mechanics_, id, &Mechanic::id);
    }

    [[nodiscard]] domain::Calendar calendar(const Mechanic& mechanic) const {
        domain::Calendar calendar;
        calendar.mechanic = mechanic.id;
        calendar.hours = mechanic.hours.value_or(context_.settings().hours);
        calendar.skills = mechanic.skills;
        std::ranges::copy_if(closures_, std::back_inserter(calendar.closures),
                             [&](const Closure& closure) {
                                 return !closure.mechanic || *closure.mechanic == mechanic.id;
                             });
        return calendar;
    }

    /// Whether a job stands in its mechanic's open time; each day is worked out once.
    bool is_open(const ComingJob& job) {
        const LocalDate date = context_.zone().date(job.work.begin);
        const auto [day, is_new] = open_.try_emplace(std::pair{job.mechanic, date});
        if (is_new) {
            const domain::Calendar own = calendar(mechanic(job.mechanic));
            day->second =
                domain::open_intervals(context_.zone(), own.hours, own.closures, date);
        }
        return std::ranges::any_of(day->second, [&](const Interval& open) {
            return open.begin <= job.work.begin && job.work.end <= open.end;
        });
    }

private:
    Context& context_;
    std::vector<Mechanic> mechanics_;
    std::vector<Closure> closures_;
    std::map<std::pair<MechanicId, LocalDate>, std::vector<Interval>> open_;
};

bool is_looked_at(Rule rule) {
    return rule == Rule::hours || rule == Rule::break_time || rule == Rule::closure ||
           rule == Rule::skill;
}

/// What a job breaks of the rules that may change behind it, but for those that it was
/// booked against.
std::vector<Obstacle> broken_by(Context& context, const Timetable& timetable,
                                const ComingJob& job, Instant now) {
    const Mechanic& mechanic = timetable.mechanic(job.mechanic);
    domain::StartRules rules;
    rules.now = now;
    rules.clock = context.settings().booking.clock;
    domain::Wanted wanted;
    wanted.duration = std::chrono::duration_cast<Minutes>(job.work.end - job.work.begin);
    wanted.skills = job.skills;
    auto broken = domain::obstacles(context.zone(), rules, wanted, timetable.calendar(mechanic),
                                    job.work.begin);
    std::erase_if(broken, [&](const Obstacle& obstacle) {
        return !is_looked_at(obstacle.rule) ||
               std::ranges::find(job.overrides, obstacle.rule) != job.overrides.end();
    });
    if (mechanic.retired) {
        Obstacle& left = broken.emplace_back();
        left.rule = Rule::hours;
        left.mechanic = mechanic.id;
        left.detail = fmt::format("{} no longer works here", mechanic.name);
    }
    return broken;
}

/// Where a job could go, as things are supposed to be.
std::optional<Slot> first_open_for(Context& context, const Appointment& job, Instant now,
                                   const Supposed& supposed) {
    const auto all = store::all_mechanics(context.connection());
    if (std::ranges::all_of(all, &Mechanic::retired)) return std::nullopt;
    SearchBasis basis = basis_of_move(context, alone(job), std::nullopt, now);
    for (Mechanic& mechanic : basis.mechanics) {
        if (supposed.mechanic && supposed.mechanic->id == mechanic.id) {
            mechanic = *supposed.mechanic;
        }
    }
    return first_open(context, basis, supposed.closures);
}

}  // namespace

std::vector<Misfit> find_misfits(Context& context, Instant now, bool with_first_open,
                                 const Supposed& supposed) {
    const auto jobs = store::coming_jobs(context.connection(), now);
    Timetable timetable(context, jobs, supposed);
    std::vector<Misfit> misfits;
    for (const ComingJob& job : jobs) {
        const Mechanic& mechanic = timetable.mechanic(job.mechanic);
        const bool able = domain::missing_skills(mechanic.skills, job.skills).empty();
        if (timetable.is_open(job) && able && !mechanic.retired) continue;
        auto broken = broken_by(context, timetable, job, now);
        if (broken.empty()) continue;
        Misfit& misfit = misfits.emplace_back();
        misfit.job = require_appointment(context.connection(), job.id);
        misfit.broken = std::move(broken);
        if (with_first_open) misfit.first_open = first_open_for(context, misfit.job, now, supposed);
    }
    return misfits;
}

}  // namespace service

std::vector<Misfit> Schedule::misfits(bool with_first_open, const Supposed& supposed) const {
    driver::Transaction transaction(context_->connection(), driver::Transaction::Mode::read);
    auto misfits = service::find_misfits(*context_, context_->now(), with_first_open, supposed);
    transaction.commit();
    return misfits;
}

}  // namespace shop
