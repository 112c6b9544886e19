#include "command.hpp"
#include "options.hpp"
#include "print/next_job.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>

namespace shop::cli {

namespace {

void answer(Session& session, const NextJob& next, bool of_one) {
    if (session.json()) {
        session.print(next.job ? to_json(*next.job, session.json_style()) : "null");
        return;
    }
    Shop& shop = session.shop();
    const Settings& settings = shop.settings();
    const DayView view{shop.zone(),   settings.profile.currency, settings.booking.clock, shop.now(),
                       session.ink(), session.columns()};
    const bool says_who = !of_one && shop.mechanics().all().size() > 1;
    session.out().write(next_text(next, says_who, view));
}

Action declare(CLI::App& parser) {
    auto mechanic = std::make_shared<std::optional<std::string>>();
    add_optional(parser, "--mechanic", *mechanic, "id or name; else whoever has to go first",
                 "WHO");
    return [mechanic](Session& session) {
        Shop& shop = session.shop();
        std::optional<MechanicId> who;
        if (*mechanic) who = shop.mechanics().resolve(**mechanic).id;
        answer(session, shop.schedule().next(who), who.has_value());
    };
}

}  // namespace

Command next_command() {
    return {
        .name = "next",
        .group = Group::every_day,
        .summary = "the job to drive to: when to leave, whom to call, where, what for",
        .examples = {"shopctl next", "shopctl next --mechanic Edgar"},
        .declare = declare,
    };
}

}  // namespace shop::cli
