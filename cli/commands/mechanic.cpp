#include "command.hpp"
#include "made_record.hpp"
#include "options.hpp"
#include "print/facts.hpp"
#include "print/hours.hpp"
#include "print/json_array.hpp"
#include "print/misfits.hpp"
#include "print/table.hpp"
#include "session.hpp"
#include "text_list.hpp"
#include "weekly_hours.hpp"

#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

struct MechanicFields {
    std::optional<std::string> name, phone, email, hours, skills;

    void declare(CLI::App& parser) {
        add_optional(parser, "--phone", phone, "telephone number", "NUMBER");
        add_optional(parser, "--email", email, "where the day sheet goes", "ADDRESS");
        add_optional(parser, "--hours", hours,
                     "own hours, in place of the shop's: 'mon-fri 08:00-12:00,13:00-17:00'",
                     "HOURS");
        add_optional(parser, "--skills", skills, "what services may ask for, or 'everything'",
                     "SKILL,...");
    }

    void apply_to(Mechanic& mechanic) const {
        if (name) mechanic.name = *name;
        if (phone) mechanic.phone = *phone;
        if (email) mechanic.email = *email;
        if (hours) {
            mechanic.hours.reset();
            if (!hours->empty()) mechanic.hours = parse_weekly_hours(*hours);
        }
        const std::vector<std::string> none;
        if (skills) mechanic.skills = *skills == "everything" ? none : to_list(*skills);
    }
};

void answer(Session& session, const Mechanic& mechanic) {
    if (session.json()) {
        session.print(to_json(mechanic, session.json_style()));
        return;
    }
    session.out().write(facts({
        {"Mechanic " + std::to_string(mechanic.id.value()),
         mechanic.name + (mechanic.retired ? "  (retired)" : "")},
        {"Phone", to_display_phone(mechanic.phone)},
        {"E-mail", mechanic.email},
        {"Hours", mechanic.hours ? to_text(*mechanic.hours) : "the shop's"},
        {"Skills", mechanic.skills.empty() ? "everything" : from_list(mechanic.skills)},
    }));
}

Action declare_add(CLI::App& parser) {
    struct Options {
        std::string name, request_id;
        MechanicFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("name,--name", options->name, "as customers hear it")->required();
    options->fields.declare(parser);
    add_request_id(parser, options->request_id);
    return [options](Session& session) {
        Mechanic mechanic;
        mechanic.name = options->name;
        options->fields.apply_to(mechanic);
        answer_made(session, session.shop().mechanics().add(mechanic, options->request_id), answer);
    };
}

/// With the coming jobs that no longer fit the hours or the skills.
void answer_edited(Session& session, const Mechanic& mechanic) {
    Supposed supposed;
    if (session.options().dry_run) supposed.mechanic = mechanic;
    auto misfits = session.shop().schedule().misfits(true, supposed);
    std::erase_if(misfits,
                  [&](const Misfit& misfit) { return misfit.job.mechanic != mechanic.id; });
    if (session.json()) {
        const JsonStyle style = session.json_style();
        session.print(with_hits(to_json(mechanic, style), misfits, style));
        return;
    }
    answer(session, mechanic);
    session.out().write(misfit_table(session.shop(), misfits, session.columns()));
}

Action declare_edit(CLI::App& parser) {
    struct Options {
        std::string mechanic;
        MechanicFields fields;
    };
    auto options = std::make_shared<Options>();
    parser.add_option("mechanic", options->mechanic, "id or name")->required();
    add_optional(parser, "--name", options->fields.name, "another name", "NAME");
    options->fields.declare(parser);
    return [options](Session& session) {
        Mechanic mechanic = session.shop().mechanics().resolve(options->mechanic);
        options->fields.apply_to(mechanic);
        answer_edited(session, session.shop().mechanics().edit(mechanic));
    };
}

Action declare_show(CLI::App& parser) {
    auto who = std::make_shared<std::string>();
    parser.add_option("mechanic", *who, "id or name")->required();
    return [who](Session& session) { answer(session, session.shop().mechanics().resolve(*who)); };
}

Action declare_retire(CLI::App& parser) {
    auto who = std::make_shared<std::string>();
    parser.add_option("mechanic", *who, "id or name")->required();
    return [who](Session& session) {
        const Mechanic mechanic = session.shop().mechanics().resolve(*who);
        if (!mechanic.retired) {
            session.confirm("Retire mechanic " + std::to_string(mechanic.id.value()) + ", " +
                            mechanic.name + "?");
        }
        answer(session, session.shop().mechanics().retire(mechanic.id, mechanic.revision));
    };
}

Action declare_list(CLI::App& parser) {
    auto all = std::make_shared<bool>(false);
    parser.add_flag("--all", *all, "retired ones too");
    return [all](Session& session) {
        const auto mechanics = session.shop().mechanics().all(*all);
        if (session.json()) {
            JsonArray array(session.out());
            for (const Mechanic& m : mechanics) array.add(to_json(m, session.json_style()));
            array.close();
            return;
        }
        Table table({{"ID", Table::Align::right},
                     {"NAME", Table::Align::left, true},
                     {"PHONE"},
                     {"SKILLS", Table::Align::left, true, true},
                     {"HOURS", Table::Align::left, true, true}});
        for (const Mechanic& m : mechanics) {
            table.add({std::to_string(m.id.value()), m.name + (m.retired ? " (retired)" : ""),
                       to_display_phone(m.phone),
                       m.skills.empty() ? "everything" : from_list(m.skills),
                       m.hours ? to_text(*m.hours) : "the shop's"});
        }
        if (table.empty()) session.note("no mechanics");
        session.out().write(table.text(session.columns()));
    };
}

}  // namespace

Command mechanic_command() {
    return {
        .name = "mechanic",
        .group = Group::records,
        .summary = "who does the work, with own hours and skills",
        .verbs =
            {
                {"add",
                 "add a mechanic",
                 {"shopctl mechanic add Luis --skills electrical,brakes --hours \"mon-thu "
                  "07:00-12:00,12:30-15:30\""},
                 declare_add},
                {"edit",
                 "change what is known of a mechanic",
                 {"shopctl mechanic edit 1 --phone 530-555-0134"},
                 declare_edit},
                {"list", "list mechanics", {"shopctl mechanic list"}, declare_list},
                {"retire",
                 "take a mechanic out of new searches and bookings",
                 {"shopctl mechanic retire 2 --yes"},
                 declare_retire},
                {"show", "show a mechanic", {"shopctl mechanic show 1"}, declare_show},
            },
    };
}

}  // namespace shop::cli
