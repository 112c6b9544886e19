#include "config/key_lister.hpp"
#include "whole_refusal.hpp"

#include <shop/settings.hpp>

#include <doctest/doctest.h>

#include <regex>
#include <sstream>
#include <string>
#include <tuple>

namespace {

// The file with every commented key and table in use.
std::string uncommented(const std::string& text) {
    static const std::regex commented("^# (\\[.*|[a-z_]+ *= .*)$");
    std::istringstream lines(text);
    std::string result;
    std::string line;
    while (std::getline(lines, line)) {
        result += std::regex_replace(line, commented, "$1") + '\n';
    }
    return result;
}

shop::NewShop edgar() {
    return {"Edgar's Mobile Auto Repair", "America/Los_Angeles", "USD", "+1 530 555 0134",
            "edgar@example.com",          "Woodland, CA 95695"};
}

}  // namespace

TEST_CASE("the file for a new shop holds what it was told and defaults") {
    const shop::Settings read = shop::parse_settings(shop::settings_template(edgar()), "shop.toml");
    shop::Settings expected;
    expected.profile = {"Edgar's Mobile Auto Repair", "America/Los_Angeles", {}, "+1 530 555 0134",
                        "edgar@example.com",          "Woodland, CA 95695",  ""};
    expected.hours = read.hours;
    expected.pricing.labor_rate = shop::Money{14'500};
    expected.pricing.tax_rate = shop::Rate{82'500};
    CHECK(read == expected);
    CHECK_FALSE(read.hours[0].empty());
}

TEST_CASE("its amounts fit the currency, as many minor units in each") {
    for (const auto& [currency, rate, fee] :
         {std::tuple{"JPY", "\"14500\"", "\"350\""}, {"KWD", "\"14.500\"", "\"0.350\""}}) {
        shop::NewShop wanted = edgar();
        wanted.currency = currency;
        const std::string text = shop::settings_template(wanted);
        CHECK(text.find(std::string("labor_rate = ") + rate) != std::string::npos);
        CHECK(text.find(std::string("# amount = ") + fee) != std::string::npos);
        const shop::Settings read = shop::parse_settings(uncommented(text), "shop.toml");
        CHECK(read.pricing.labor_rate == shop::Money{14'500});
        CHECK(read.areas.back().travel_fee == shop::Money{4'500});
    }
}

TEST_CASE("every commented key can be uncommented") {
    const std::string text = uncommented(shop::settings_template(edgar()));
    CHECK(whole_refusal([&] { (void)shop::parse_settings(text, "shop.toml"); }) == "accepted");
    // And was: what is read differs where the comment shows an example.
    const shop::Settings read = shop::parse_settings(text, "shop.toml");
    CHECK(read.areas.size() == 2);
    CHECK(read.pricing.fees.size() == 1);
    CHECK(read.reminders.day_sheet.size() == 2);
    CHECK(read.backup.encrypt_to == std::vector<std::string>{"PUBLIC-KEY"});
    CHECK(read.mail.from == "Edgar's Mobile Auto Repair <edgar@example.com>");
}

TEST_CASE("what a comment gives as a default is the default") {
    const shop::Settings defaults;
    const shop::Settings read =
        shop::parse_settings(uncommented(shop::settings_template(edgar())), "shop.toml");
    shop::BookingRules booking = defaults.booking;
    booking.no_show_limit = 2;  // there is none: an example
    CHECK(read.booking == booking);
    shop::BackupSettings backup = defaults.backup;
    backup.encrypt_to = {"PUBLIC-KEY"};
    CHECK(read.backup == backup);
    shop::PricingRules pricing = defaults.pricing;
    pricing.labor_rate = read.pricing.labor_rate;
    pricing.tax_rate = read.pricing.tax_rate;
    pricing.supplies_cap = shop::Money{2'500};
    pricing.fees = read.pricing.fees;
    CHECK(read.pricing == pricing);
    shop::ReminderSettings reminders = defaults.reminders;
    reminders.before = read.reminders.before;
    reminders.day_sheet = read.reminders.day_sheet;
    CHECK(read.reminders == reminders);
    CHECK(read.mail.transport == defaults.mail.transport);
    CHECK(read.mail.undo == defaults.mail.undo);
}

TEST_CASE("the file for a new shop names every key that is read") {
    const std::string text = shop::settings_template(edgar());
    const auto keys = shop::config::settings_keys();
    CHECK(keys.size() > 60);
    for (const std::string& key : keys) {
        CAPTURE(key);
        const std::string last = key.substr(key.rfind('.') + 1);
        CHECK(std::regex_search(text, std::regex("\\b" + last + " *= ")));
    }
}

TEST_CASE("names with quotes, and such as look like placeholders, are kept") {
    for (const char* name : {"Bob \"The Wrench\" O'Neil", "back\\slash", "%TIMEZONE%", "%NAME%",
                             "100% \xf0\x9f\x9a\x97", "# [[area]]", "Bob, Inc."}) {
        CAPTURE(name);
        shop::NewShop shop = edgar();
        shop.name = name;
        const std::string text = shop::settings_template(shop);
        CHECK(shop::parse_settings(text, "shop.toml").profile.name == name);
        CHECK(shop::parse_settings(uncommented(text), "shop.toml").profile.name == name);
    }
}

TEST_CASE("a shop without an address has a file that is read") {
    const shop::Settings read =
        shop::parse_settings(uncommented(shop::settings_template({})), "shop.toml");
    CHECK(read.mail.from == "My Mobile Auto Repair <shop@example.com>");
}
