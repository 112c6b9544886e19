#include "command.hpp"
#include "print/safe.hpp"
#include "session.hpp"
#include "setting_changes.hpp"

#include <shop/templates.hpp>
#include <shop/text.hpp>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <cstdlib>
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

/// A password of systemd is not named in the file: only its service is given it.
void require_password(const MailSettings& mail) {
    if (mail.transport != MailTransport::smtp || mail.username.empty()) return;
    if (!mail.password_command.empty() || !mail.password_file.empty()) return;
    const char* const credentials = std::getenv("CREDENTIALS_DIRECTORY");
    if (credentials != nullptr && *credentials != '\0') return;
    throw Error(ErrorCode::bad_config,
                "mail.username '" + shown(mail.username) + "' has no password",
                "write password_command or password_file in [mail]; with a password of systemd "
                "(LoadCredential=smtp.password:FILE) check it as the service is run");
}

std::vector<std::string> broken_templates_of(Session& session) {
    return broken_templates(session.settings(), session.zone(),
                            session.config_file().parent_path());
}

Action declare_check(CLI::App&) {
    return [](Session& session) {
        require_password(session.settings().mail);
        const auto broken = broken_templates_of(session);
        if (!broken.empty()) {
            throw Error(ErrorCode::bad_config, fmt::format("{}", fmt::join(broken, "; ")),
                        "see how a letter reads: shopctl outbox preview reminder A118");
        }
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
