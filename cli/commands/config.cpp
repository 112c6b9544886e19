#include "command.hpp"
#include "print/safe.hpp"
#include "session.hpp"
#include "setting_changes.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace shop::cli {

namespace {

/// On a server the rules that were published count; a file is in force by itself, with or without
/// a store.
const Settings& in_force(Session& session) {
    if (session.store_location().url.starts_with("sqlite:")) return session.settings();
    try {
        return session.shop().settings();
    } catch (const Error& error) {
        session.note("note: the store could not be asked, these are the file's rules: " +
                     safe(error.message()));
        return session.settings();
    }
}

Action declare_show(CLI::App&) {
    return [](Session& session) {
        const Settings& settings = in_force(session);
        if (session.json()) {
            session.print(policy_document(settings));
        } else {
            session.out().write(safe_lines(to_toml(settings)));
        }
    };
}

Action declare_path(CLI::App&) {
    return [](Session& session) {
        const std::string& path = session.config_file().native();
        session.print(session.json() ? "{\"path\":" + json_string(path) + "}" : safe(path));
    };
}

Action declare_check(CLI::App&) {
    return [](Session& session) {
        const std::string& name = session.settings().profile.name;
        const std::string& path = session.config_file().native();
        if (session.json()) {
            session.print("{\"ok\":true,\"path\":" + json_string(path) +
                          ",\"shop\":" + json_string(name) + "}");
        } else {
            session.print(safe(path) + " is sound: " + safe(name));
        }
    };
}

Action declare_publish(CLI::App&) {
    return [](Session& session) {
        const Settings before = session.shop().settings();
        const bool published = session.shop().publish_policy();
        const std::vector<std::string> changes = setting_changes(before, session.settings());
        if (session.json()) {
            session.print(std::string{"{\"published\":"} + (published ? "true" : "false") + "}");
        } else if (published) {
            session.print(session.options().dry_run ? "would publish the rules of the shop's file"
                                                    : "the rules of the shop's file are in force");
            for (const std::string& change : changes) session.print("  " + safe(change));
        } else {
            session.print("the rules of the shop's file were in force already");
        }
    };
}

}  // namespace

Command config_command() {
    return {
        .name = "config",
        .group = Group::machine,
        .summary = "the shop's file",
        .verbs =
            {
                {"check",
                 "read the shop's file and say what is wrong with it",
                 {"shopctl config check"},
                 declare_check},
                {"path", "print where the shop's file is", {"shopctl config path"}, declare_path},
                {"publish",
                 "put the rules of this machine's file in force for all who use the store",
                 {"shopctl config publish"},
                 declare_publish},
                {"show",
                 "print the settings in force, every key, secrets masked; --json prints the "
                 "policy among them",
                 {"shopctl config show"},
                 declare_show},
            },
    };
}

}  // namespace shop::cli
