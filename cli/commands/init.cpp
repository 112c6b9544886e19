#include "command.hpp"
#include "new_shop.hpp"
#include "print/facts.hpp"
#include "print/safe.hpp"
#include "session.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace shop::cli {

namespace {

struct Options {
    NewShop shop;
    std::string mechanic;
};

std::string as_json(const MadeShop& made) {
    return "{\"config\":" + json_string(made.config.native()) +
           ",\"store\":" + json_string(made.store) +
           ",\"services\":" + std::to_string(made.services) +
           ",\"packages\":" + std::to_string(made.packages) +
           ",\"mechanic\":" + json_string(made.mechanic) + "}";
}

std::string next_steps(const Session& session, const MadeShop& made) {
    const bool named = !session.options().config.empty();
    const std::string shopctl =
        "  shopctl " + (named ? "--config " + safe(made.config.native()) + " " : "");
    return "\nNext\n"
           "  edit the file: hours, prices, service areas\n" +
           shopctl + "config check\n" + shopctl + "service list\n";
}

Action declare(CLI::App& parser) {
    auto options = std::make_shared<Options>();
    parser.add_option("--name", options->shop.name, "of the shop")->type_name("TEXT");
    parser.add_option("--timezone", options->shop.timezone, "as in America/Los_Angeles")
        ->type_name("ZONE");
    parser.add_option("--currency", options->shop.currency, "as in USD")->type_name("CODE");
    parser.add_option("--phone", options->shop.phone, "of the shop")->type_name("NUMBER");
    parser.add_option("--email", options->shop.email, "where notices to the shop go")
        ->type_name("ADDRESS");
    parser.add_option("--address", options->shop.address, "printed on estimates")
        ->type_name("TEXT");
    parser
        .add_option("--mechanic", options->mechanic,
                    "who does the work; the user's name where "
                    "it is not given")
        ->type_name("NAME");
    return [options](Session& session) {
        const std::string mechanic =
            options->mechanic.empty() ? session.actor() : options->mechanic;
        const MadeShop made = make_shop(session, options->shop, mechanic);
        if (session.json()) {
            session.print(as_json(made));
            return;
        }
        session.out().write(facts({
            {"Shop's file", made.config.native()},
            {"Store", made.store},
            {"Catalogue", std::to_string(made.services) + " services, " +
                              std::to_string(made.packages) + " packages"},
            {"Mechanic", made.mechanic},
        }));
        session.out().write(next_steps(session, made));
    };
}

}  // namespace

Command init_command() {
    return {
        .name = "init",
        .group = Group::machine,
        .summary = "make a working shop: its file, its store, a starter catalogue",
        .examples = {"shopctl init --config new/shop.toml --name \"Edgar's Mobile Auto Repair\" "
                     "--mechanic Edgar"},
        .declare = declare,
    };
}

}  // namespace shop::cli
