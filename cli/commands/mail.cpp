#include "command.hpp"
#include "print/safe.hpp"
#include "session.hpp"

#include <shop/templates.hpp>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace shop::cli {

namespace {

/// What to try next, where the reason tells; else empty.
std::string advice(const MailSettings& mail, const std::string& reason) {
    const auto says = [&](const char* words) { return reason.find(words) != std::string::npos; };
    if (says("refuses the login")) {
        return "check username and password in [mail]; many providers want an app password in "
               "place of the account's own";
    }
    if (says("no login")) {
        return "check the port in smtp_url: 465 is smtps://HOST:465, 587 is smtp://HOST:587";
    }
    if (mail.smtp_url.starts_with("smtps://") && (says("SSL") || says("TLS"))) {
        return "smtps:// is for a port that speaks TLS from the start (465); for another, as 587, "
               "write smtp://HOST:587";
    }
    return {};
}

/// Where it went: a folder is nobody's mailbox.
std::string done_text(Session& session, const std::string& address) {
    const MailSettings& mail = session.shop().settings().mail;
    if (mail.transport != MailTransport::file) return "Sent to " + safe(address);
    const std::filesystem::path folder = session.config_file().parent_path() / mail.directory;
    return "Not sent (transport = \"file\"): written to " + safe(folder.native());
}

Action declare_test(CLI::App& parser) {
    auto address = std::make_shared<std::string>();
    parser.add_option("address", *address, "where it is sent")->required();
    return [address](Session& session) {
        Shop& shop = session.shop();
        for (const std::string& notice :
             broken_templates(shop.settings(), shop.zone(), session.config_file().parent_path())) {
            session.note("note: " + notice);
        }
        std::string lines;
        const std::string reason = shop.outbox().test(
            *address, [&](const std::string& line) {
                if (session.json()) {
                    lines += (lines.empty() ? "" : ",") + json_string(line);
                } else {
                    session.print(safe(line));
                }
            });
        if (session.json()) {
            session.print("{\"sent\":" + std::string{reason.empty() ? "true" : "false"} +
                          ",\"error\":" + (reason.empty() ? "null" : json_string(reason)) +
                          ",\"conversation\":[" + lines + "]}");
        } else if (reason.empty()) {
            session.print(done_text(session, *address));
        }
        if (reason.empty()) return;
        session.note("not sent: " + reason);
        const std::string next = advice(shop.settings().mail, reason);
        if (!next.empty()) session.note(next);
        session.set_incomplete();
    };
}

}  // namespace

Command mail_command() {
    return {
        .name = "mail",
        .group = Group::machine,
        .summary = "try the way out that [mail] of the shop's file names",
        .verbs =
            {
                {"test",
                 "send one message and show the conversation, without secrets",
                 {"shopctl mail test edgar@example.com"},
                 declare_test},
            },
    };
}

}  // namespace shop::cli
