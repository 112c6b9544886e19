#include "command.hpp"
#include "print/json_array.hpp"
#include "print/message.hpp"
#include "print/table.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace shop::cli {

namespace {

/// What is listed goes only when the hold is taken back.
void tell_hold(Session& session) {
    const auto hold = session.shop().outbox().on_hold();
    if (!hold) return;
    session.note("none of it goes while the outbox is on hold: " + hold->reason +
                 "; let it go: shopctl outbox resume");
    session.set_incomplete();
}

void list_due(Session& session) {
    const std::vector<PlannedMessage> planned = session.shop().outbox().due();
    if (session.json()) {
        JsonArray array(session.out());
        for (const auto& one : planned) array.add(to_json(one, session.json_style()));
        array.close();
        return tell_hold(session);
    }
    Table table({{"KIND"},
                 {"ABOUT"},
                 {"TO", Table::Align::left, true},
                 {"SUBJECT", Table::Align::left, true, true}});
    for (const auto& one : planned) {
        table.add({one.message.kind, message_about(one.message), one.to, one.subject});
    }
    if (table.empty()) session.note("nothing is due");
    session.out().write(table.text(session.columns()));
    tell_hold(session);
}

void name_each(const Session& session, const std::vector<Unsent>& list) {
    for (const Unsent& one : list) {
        const std::string to = one.recipient.empty() ? "" : " to " + one.recipient;
        session.note(fmt::format("{}{}: {}", message_name(one.message), to, one.reason));
    }
}

/// Cron mails what is written here: nothing when all went well.
void tell_trouble(const Session& session, const RemindReport& report, int most) {
    for (const std::string& notice : report.notices) session.note("note: " + notice);
    for (const Unsent& one : report.expired) {
        session.note(fmt::format("{} was not sent: {}", message_name(one.message), one.reason));
    }
    name_each(session, report.unsent);
    if (!report.stopped.empty()) {
        session.note(fmt::format("no mail can be sent for now: {}; {} wait", report.stopped,
                                 report.waiting));
    } else if (report.waiting > 0) {
        session.note(fmt::format("{} more wait: a run sends {} at most (max_per_run)",
                                 report.waiting, most));
    }
    if (report.incomplete()) session.note("see: shopctl outbox list");
}

/// `; 2 wait for their time, the first until Tue Nov 17, 11:08 am`
std::string later(const Shop& shop, const RemindReport& report) {
    if (report.later == 0 || !report.later_from) return {};
    const std::string until = date_and_time(*report.later_from, shop.zone(),
                                            shop.settings().booking.clock, shop.today());
    if (report.later == 1) return "; 1 waits for its time, until " + until;
    return fmt::format("; {} wait for their time, the first until {}", report.later, until);
}

std::string summary(const RemindReport& report) {
    return fmt::format("{} sent, {} newly due, {} not sent, {} no longer needed, {} too late, "
                       "{} waiting",
                       report.sent, report.queued, report.unsent.size(), report.superseded,
                       report.expired.size(), report.waiting);
}

Action declare(CLI::App&) {
    return [](Session& session) {
        if (session.options().dry_run) return list_due(session);
        // Cron would mail every minute that the machine's file is not the store's.
        for (const std::string& notice : session.shop().take_notices()) {
            session.detail("note: " + notice);
        }
        const RemindReport report = session.shop().outbox().remind();
        if (session.json()) session.print(to_json(report, session.json_style()));
        tell_trouble(session, report, session.shop().settings().reminders.max_per_run);
        session.detail(summary(report) + later(session.shop(), report));
        if (report.incomplete()) session.set_incomplete();
    };
}

}  // namespace

Command remind_command() {
    return {
        .name = "remind",
        .group = Group::machine,
        .summary = "send the mail that waits, reminders and day sheets too; for cron, every minute",
        .examples = {"shopctl remind --dry-run"},
        .declare = declare,
    };
}

}  // namespace shop::cli
