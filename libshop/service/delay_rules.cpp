#include "service/delay_rules.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/obstacle_text.hpp"
#include "domain/override.hpp"
#include "domain/refusal_text.hpp"
#include "domain/wall_text.hpp"
#include "service/appointments.hpp"
#include "service/guard.hpp"
#include "service/search.hpp"

namespace shop::service {

namespace {

bool is_touched(Rule rule) {
    return std::ranges::find(kLongerWorkTouches, rule) != kLongerWorkTouches.end();
}

/// What stands in the way of a job's new time: the shop's rules, and its car where somebody
/// else has it. The mechanic's own jobs were seen to.
std::vector<Obstacle> obstacles_of(Change& change, Context& context, const DelayedJob& step) {
    const Zone& zone = context.zone();
    const Appointment& job = step.after;
    SearchBasis basis = basis_of_move(context, job, job.mechanic, change.now());
    std::vector<Obstacle> obstacles = check_start(context, basis, job.work.begin).obstacles;
    std::erase_if(obstacles, [&](const Obstacle& obstacle) {
        if (obstacle.rule != Rule::vehicle_taken) return !is_touched(obstacle.rule);
        const Appointment other = require_appointment(change.connection(), *obstacle.appointment);
        return other.mechanic == job.mechanic ||
               only_runs_over(context, basis, job.work.begin, obstacle);
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

/// What to do next. \param others whether other jobs than the late one are refused
std::string hint_of(const LateRequest& request, const std::vector<Obstacle>& refused,
                    const std::vector<Rule>& rules, bool others) {
    const auto clash = std::ranges::find_if(
        refused, [](const Obstacle& obstacle) { return domain::is_clash(obstacle.rule); });
    if (clash != refused.end()) {
        const std::int64_t id = clash->appointment->value();
        return fmt::format("move what is in the way first: shopctl move A{} TIME", id);
    }
    return fmt::format("{}: shopctl late {}{} --override {} --reason TEXT",
                       others ? "move what follows first, or set that aside" : "set it aside",
                       request.by.count(),
                       request.from ? fmt::format(" --from A{}", request.from->value()) : "",
                       domain::rule_list(rules));
}

}  // namespace

std::string delayed_text(const Context& context, const DelayedJob& late, const Appointment& job) {
    const domain::Speech speech{context.zone(), context.settings().booking.clock,
                                context.zone().date(late.before.work.begin)};
    return domain::job_text(speech, {job.id, job.work, job.travel, job.wrap_up});
}

void require_allowed_times(Change& change, Context& context, const LateRequest& request,
                           const Override& overriding, std::vector<DelayedJob>& jobs) {
    std::vector<Obstacle> refused;
    std::vector<Rule> rules;
    bool only_clashes = true;
    bool others = false;
    for (DelayedJob& job : jobs) {
        for (const Obstacle& obstacle : obstacles_of(change, context, job)) {
            if (is_touched(obstacle.rule)) {
                job.set_aside = domain::united(std::move(job.set_aside), {obstacle.rule});
                rules = domain::united(std::move(rules), {obstacle.rule});
            }
            if (overriding.covers(obstacle.rule)) continue;
            only_clashes = only_clashes && domain::is_clash(obstacle.rule);
            others = others || &job != &jobs.front();
            Obstacle& named = refused.emplace_back(obstacle);
            named.detail = delayed_text(context, jobs.front(), job.after) + ": " + obstacle.detail;
        }
    }
    if (refused.empty()) return;
    const std::string message =
        fmt::format("A{} cannot be {} min late: {}", jobs.front().before.id.value(),
                    request.by.count(), domain::reasons_text(refused));
    const std::string hint = hint_of(request, refused, rules, others);
    if (only_clashes) throw SlotTaken(message, hint, refused, {});
    throw RuleRefused(message, hint, refused, {});
}

}  // namespace shop::service
