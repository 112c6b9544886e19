#include "command.hpp"
#include "print/safe.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

Action declare_test(CLI::App& parser) {
    auto address = std::make_shared<std::string>();
    parser.add_option("address", *address, "where it is sent")->required();
    return [address](Session& session) {
        std::string lines;
        const std::string reason = session.shop().outbox().test(
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
            session.print("Sent to " + safe(*address));
        }
        if (reason.empty()) return;
        session.note("not sent: " + reason);
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
