#include "command.hpp"
#include "print/safe.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace shop::cli {

namespace {

Action declare_show(CLI::App&) {
    return [](Session& session) {
        if (session.json()) {
            session.print(policy_document(session.settings()));
        } else {
            session.out().write(safe_lines(to_toml(session.settings())));
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
        const bool published = session.shop().publish_policy();
        if (session.json()) {
            session.print(std::string{"{\"published\":"} + (published ? "true" : "false") + "}");
        } else if (published) {
            session.print(session.options().dry_run ? "would publish the rules of the shop's file"
                                                    : "the rules of the shop's file are in force");
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
