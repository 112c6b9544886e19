#include "command.hpp"
#include "print/facts.hpp"
#include "print/json_array.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace shop::cli {

namespace {

std::string schema_text(const DatabaseStatus& status) {
    const std::string number = std::to_string(status.schema);
    if (status.schema == status.newest_schema) return number + ", the newest";
    return number + " of " + std::to_string(status.newest_schema) +
           ": bring it up to date with 'shopctl db migrate'";
}

std::string outbox_text(const DatabaseStatus& status) {
    const std::string waiting = std::to_string(status.messages_queued) + " waiting";
    return status.outbox_hold.empty() ? waiting : waiting + ", on hold: " + status.outbox_hold;
}

Action declare_status(CLI::App&) {
    return [](Session& session) {
        const DatabaseStatus status = database_status(session.store_location());
        if (session.json()) {
            session.print(to_json(status, session.json_style()));
            return;
        }
        session.out().write(facts({
            {"Store", status.url},
            {"Engine", status.engine},
            {"Schema", schema_text(status)},
            {"Written by", "shopctl " + status.minimum_program + " or newer"},
            {"Customers", std::to_string(status.customers)},
            {"Quotes", std::to_string(status.quotes)},
            {"Appointments", std::to_string(status.appointments)},
            {"Audit log", std::to_string(status.audit_entries) + " entries"},
            {"Outbox", outbox_text(status)},
        }));
    };
}

Action declare_check(CLI::App&) {
    return [](Session& session) {
        const DatabaseCheck check = check_database(session.store_location());
        if (session.json()) {
            session.print(to_json(check));
        } else {
            std::vector<Fact> lines;
            for (const std::string& looked_at : check.checks) lines.emplace_back("ok", looked_at);
            if (check.problems.empty()) {
                session.out().write(facts(lines));
            } else {
                lines.clear();
                for (const std::string& problem : check.problems) lines.emplace_back("!", problem);
                session.out().write(facts(lines));
            }
        }
        if (!check.problems.empty()) session.set_incomplete();
    };
}

Action declare_migrate(CLI::App&) {
    return [](Session& session) {
        const auto applied = migrate(session.store_location(), session.clock(), session.actor(),
                                     session.options().dry_run);
        if (session.json()) {
            JsonArray array(session.out());
            for (const Migration& step : applied) {
                array.add("{\"number\":" + std::to_string(step.number) +
                          ",\"title\":" + json_string(step.title) + "}");
            }
            array.close();
            return;
        }
        const std::string done = session.options().dry_run ? "would apply" : "applied";
        std::vector<Fact> lines;
        for (const Migration& step : applied) {
            lines.emplace_back(done + " " + std::to_string(step.number), step.title);
        }
        if (lines.empty()) session.note("the store is up to date");
        session.out().write(facts(lines));
    };
}

/// `copying [########------------]  40 %`, over and over on one line of a terminal.
class Progress {
public:
    explicit Progress(const Session& session) : on_(session.shows_progress()) {}
    ~Progress() {
        if (percent_ >= 0) std::cerr << '\n';
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void operator()(std::int64_t done, std::int64_t all) {
        constexpr std::int64_t kWidth = 40;
        const std::int64_t percent = 100 * done / all;
        if (!on_ || percent == percent_) return;
        percent_ = percent;
        const auto filled = static_cast<std::size_t>(kWidth * done / all);
        std::cerr << "\rcopying [" << std::string(filled, '#') << std::string(kWidth - filled, '-')
                  << "] " << percent << " %" << std::flush;
    }

private:
    bool on_;
    std::int64_t percent_ = -1;  ///< as shown; none yet
};

Action declare_copy(CLI::App& parser) {
    struct Options {
        std::string from, to;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("--from", options->from, "the store to copy: sqlite:PATH or postgresql://...")
        ->type_name("URL")
        ->required();
    parser.add_option("--to", options->to, "where there is none yet")->type_name("URL")->required();
    return [options](Session& session) {
        if (session.options().dry_run) {
            static_cast<void>(
                copy_store({options->from, "."}, {options->to, "."}, session.clock(), {}, true));
            session.note("dry run: the original can be copied there; nothing was");
            return;
        }
        std::vector<CopiedRows> copied;
        {
            Progress progress(session);
            copied = copy_store({options->from, "."}, {options->to, "."}, session.clock(),
                                [&](std::int64_t done, std::int64_t all) { progress(done, all); });
        }
        std::int64_t rows = 0;
        for (const CopiedRows& table : copied) rows += table.rows;
        if (session.json()) {
            JsonArray array(session.out());
            for (const CopiedRows& table : copied) {
                array.add("{\"table\":" + json_string(table.table) + ",\"rows\":" +
                          std::to_string(table.rows) + ",\"sha256\":" + json_string(table.digest) +
                          "}");
            }
            array.close();
            return;
        }
        session.print("copied " + std::to_string(rows) + " rows of " +
                      std::to_string(copied.size()) + " tables; the copy is the same");
        session.note(
            "note: the copy sends no mail: its messages stay on hold; to move the shop there: name "
            "it in [store] url of the shop's file, 'shopctl outbox hold --reason moved' on the old "
            "store, 'shopctl outbox resume' on the new");
    };
}

}  // namespace

Command db_command() {
    return {
        .name = "db",
        .group = Group::machine,
        .summary = "the store: how it is, whether it is sound, its schema",
        .verbs =
            {
                {"check",
                 "look for damage, broken references and overlaps; exit 7 when there are any",
                 {"shopctl db check"},
                 declare_check},
                {"copy",
                 "copy a whole store, from a file to a server or back",
                 {"shopctl db copy --from sqlite:shop.db --to sqlite:copy.db"},
                 declare_copy},
                {"migrate",
                 "bring the schema up to date",
                 {"shopctl db migrate", "shopctl db migrate --dry-run"},
                 declare_migrate},
                {"status",
                 "where the store is and what it holds",
                 {"shopctl db status"},
                 declare_status},
            },
    };
}

}  // namespace shop::cli
