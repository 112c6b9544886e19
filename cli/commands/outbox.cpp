#include "command.hpp"
#include "input/names.hpp"
#include "input/when.hpp"
#include "message_rows.hpp"
#include "named_job.hpp"
#include "options.hpp"
#include "print/message.hpp"
#include "print/safe.hpp"
#include "print/when.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

constexpr const char* kMessageHelp = "number of a message, see: shopctl outbox list";

/// What is listed: a state, or a word that the list has for one that waits.
struct Wanted {
    MessageState state = MessageState::queued;
    std::string word;  ///< empty: all of that state
};

Wanted parse_wanted(const std::string& text) {
    for (const char* word : {"waits", "tried", "on its way"}) {
        if (text == word) return {MessageState::queued, text};
    }
    return {parse_message_state(text), {}};
}

Action declare_list(CLI::App& parser) {
    struct Options {
        std::string state;
        bool all = false;
    };
    auto options = std::make_shared<Options>();
    auto* state = parser.add_option("--state", options->state,
                                    "queued (which are waits, tried, 'on its way'), sent, failed, "
                                    "superseded, expired or dropped");
    state->type_name("STATE");
    parser.add_flag("--all", options->all, "all, whatever became of them")->excludes(state);
    return [options](Session& session) {
        const Outbox outbox = session.shop().outbox();
        MessageRows rows(session);
        const auto add = [&](const Message& message) { rows.add(message); };
        if (options->all) {
            outbox.each(std::nullopt, add);
        } else if (!options->state.empty()) {
            const Wanted wanted = parse_wanted(options->state);
            outbox.each(wanted.state, [&](const Message& message) {
                if (wanted.word.empty() || message_status(message) == wanted.word) add(message);
            });
        } else {
            outbox.each(MessageState::failed, add);
            outbox.each(MessageState::queued, add);
        }
        rows.close();
        if (const auto hold = outbox.on_hold()) {
            session.note("the outbox is on hold: " + hold->reason);
        }
    };
}

void answer(Session& session, const Message& message) {
    if (session.json()) {
        session.print(to_json(message, session.json_style()));
    } else {
        session.out().write(message_card(session.shop(), message));
    }
}

Action declare_show(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("message", *which, kMessageHelp)->required();
    return [which](Session& session) {
        Outbox outbox = session.shop().outbox();
        const Message message = outbox.get(parse_message_id(*which));
        answer(session, message);
        const bool unsent =
            message.state == MessageState::queued || message.state == MessageState::failed;
        if (session.json() || !unsent) return;
        session.out().write("\n" + written_card(outbox.write(message.id)));
    };
}

/// People may write it as the list does, `day sheet`, or as options are written.
std::string kind_name(std::string text) {
    std::ranges::replace(text, '-', '_');
    std::ranges::replace(text, ' ', '_');
    return text;
}

WrittenMessage previewed(Session& session, const std::string& named, const std::string& about) {
    Shop& shop = session.shop();
    const std::string kind = kind_name(named);
    if (kind == "day_sheet") {
        return shop.outbox().preview(kind, parse_day(about, shop.zone(), shop.now()));
    }
    if (has_id_letter(about, 'Q')) return shop.outbox().preview(kind, parse_quote_id(about));
    return shop.outbox().preview(kind, named_job(shop, about).id);
}

Action declare_preview(CLI::App& parser) {
    struct Options {
        std::string kind, about;
        bool html = false;
        bool calendar = false;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("kind", options->kind, "confirmation, reminder, estimate, day_sheet, ...")
        ->required();
    parser.add_option("about", options->about, "a job A118, a quote Q42, or a day")->required();
    auto* html = parser.add_flag("--html", options->html, "the HTML part alone");
    parser.add_flag("--calendar", options->calendar, "the iCalendar part alone")->excludes(html);
    return [options](Session& session) {
        const WrittenMessage written = previewed(session, options->kind, options->about);
        for (const std::string& notice : written.notices) session.note("note: " + notice);
        if (session.json()) {
            session.print(to_json(written));
        } else if (options->html) {
            session.out().write(written.html);
        } else if (options->calendar) {
            session.out().write(written.calendar);
        } else {
            session.out().write(written_card(written));
        }
    };
}

Action declare_retry(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("message", *which, kMessageHelp)->required();
    return [which](Session& session) {
        answer(session, session.shop().outbox().retry(parse_message_id(*which)));
    };
}

Action declare_drop(CLI::App& parser) {
    auto which = std::make_shared<std::string>();
    parser.add_option("message", *which, kMessageHelp)->required();
    return [which](Session& session) {
        answer(session, session.shop().outbox().drop(parse_message_id(*which)));
    };
}

/// What a person said first stands until it is resumed.
void tell_earlier(Session& session, const OutboxHold& hold) {
    const Shop& shop = session.shop();
    session.print(fmt::format("On hold already since {}: {}",
                              date_and_time(*hold.since, shop.zone(),
                                            shop.settings().booking.clock, shop.today()),
                              safe(hold.reason)));
}

Action declare_hold(CLI::App& parser) {
    auto reason = std::make_shared<std::string>();
    parser.add_option("--reason", *reason, "why: 'moving to a new server'")
        ->type_name("TEXT")
        ->required();
    return [reason](Session& session) {
        Shop& shop = session.shop();
        const auto earlier = shop.outbox().hold(*reason);
        if (session.json()) return session.print("{\"on_hold\":true}");
        if (earlier) return tell_earlier(session, *earlier);
        const bool dry = session.options().dry_run;
        session.print(fmt::format("{}: nothing is sent until 'shopctl outbox resume'",
                                  dry ? "Would be on hold" : "On hold"));
    };
}

Action declare_resume(CLI::App&) {
    return [](Session& session) {
        const auto held = session.shop().outbox().resume();
        if (held && held->copy) {
            session.note("note: this store is a copy: make sure that the original no longer sends "
                         "('shopctl outbox hold' there)");
        }
        if (session.json()) return session.print("{\"on_hold\":false}");
        if (!held) return session.print("The outbox was not on hold");
        const bool dry = session.options().dry_run;
        session.print(fmt::format("{}: what waits goes out with the next 'shopctl remind'",
                                  dry ? "Would resume" : "Resumed"));
    };
}

}  // namespace

Command outbox_command() {
    return {
        .name = "outbox",
        .group = Group::machine,
        .summary = "messages: what waits to be sent, and what became of it",
        .verbs =
            {
                {"drop",
                 "take a message out that waits or failed",
                 {"shopctl outbox drop 1"},
                 declare_drop},
                {"hold",
                 "send nothing until it is resumed",
                 {"shopctl outbox hold --reason \"moving to a new server\""},
                 declare_hold},
                {"list",
                 "list what waits and what failed, newest first",
                 {"shopctl outbox list", "shopctl outbox list --state sent"},
                 declare_list,
                 {"csv"}},
                {"preview",
                 "show how a message would read now",
                 {"shopctl outbox preview reminder A2", "shopctl outbox preview estimate Q1",
                  "shopctl outbox preview day_sheet tomorrow"},
                 declare_preview},
                {"resume",
                 "let what waits go again; this store is at home where it is now",
                 {"shopctl outbox resume"},
                 declare_resume},
                {"retry",
                 "send a message once more that failed, was dropped or came too late",
                 {"shopctl outbox retry 1"},
                 declare_retry},
                {"show",
                 "show a message and what became of it; what waits or failed as it would read now",
                 {"shopctl outbox show 1"},
                 declare_show},
            },
    };
}

}  // namespace shop::cli
