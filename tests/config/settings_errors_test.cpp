#include "config/files.hpp"
#include "whole_refusal.hpp"

#include <shop/settings.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

const std::string kStart =
    "[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\nlabor_rate = \"100\"\n";

// What is said of the smallest file with these lines after it, which begin on line 7.
std::string said(const std::string& lines) {
    return whole_refusal([&] { (void)shop::parse_settings(kStart + lines, "shop.toml"); });
}

std::string said_of(const std::string& whole) {
    return whole_refusal([&] { (void)shop::parse_settings(whole, "shop.toml"); });
}

}  // namespace

TEST_CASE("an unknown key names the nearest known one") {
    CHECK(said("[booking]\nslot_minute = 5\n") ==
          "bad_config: shop.toml:8:1: unknown key 'slot_minute' in [booking] | did you mean "
          "'slot_minutes'?");
    CHECK(said("[bookings]\n") ==
          "bad_config: shop.toml:7:2: unknown key 'bookings' | did you mean 'booking'?");
    CHECK(said("[[area]]\nname = \"A\"\npostal_codes = [\"1\"]\ntravel_fees = \"1\"\n") ==
          "bad_config: shop.toml:10:1: unknown key 'travel_fees' in [area] | did you mean "
          "'travel_fee'?");
    CHECK(said("[reminders]\nday_sheet = [{ at = \"18:00\", wen = \"changed\" }]\n") ==
          "bad_config: shop.toml:8:30: unknown key 'wen' in [reminders.day_sheet] | did you mean "
          "'when'?");
}

TEST_CASE("an unknown key that is near nothing names the known ones") {
    CHECK(said("[pricing.supplies]\nglue = 1\n") ==
          "bad_config: shop.toml:8:1: unknown key 'glue' in [pricing.supplies] | known here: "
          "percent_of_labor, cap");
}

TEST_CASE("a misspelt key is named rather than the one that is then missing") {
    CHECK(said_of("[shop]\nnmae = \"Ana\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\n"
                  "labor_rate = \"1\"\n") ==
          "bad_config: shop.toml:2:1: unknown key 'nmae' in [shop] | did you mean 'name'?");
}

TEST_CASE("what must be there is asked for") {
    CHECK(said_of("") == "bad_config: shop.toml:1:1: the table [shop] is missing");
    CHECK(said_of("[shop]\nname = \"Ana\"\n[hours]\n[pricing]\nlabor_rate = \"1\"\n") ==
          "bad_config: shop.toml:1:1: shop.timezone is missing");
    CHECK(said_of("[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[pricing]\nlabor_rate = \"1\"\n") ==
          "bad_config: shop.toml:1:1: the table [hours] is missing");
    CHECK(said_of("[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\n") ==
          "bad_config: shop.toml:5:1: pricing.labor_rate is missing");
    CHECK(said("[[pricing.fee]]\nname = \"Oil\"\n") ==
          "bad_config: shop.toml:7:1: pricing.fee.amount is missing");
}

TEST_CASE("a number out of range is refused with the range") {
    CHECK(said("[booking]\nslot_minutes = 0\n") ==
          "bad_config: shop.toml:8:16: booking.slot_minutes must be from 1 to 1440, not 0");
    CHECK(said("[booking]\nslot_minutes = 1441\n") ==
          "bad_config: shop.toml:8:16: booking.slot_minutes must be from 1 to 1440, not 1441");
    CHECK(said("[booking]\nhorizon_days = -1\n") ==
          "bad_config: shop.toml:8:16: booking.horizon_days must be from 0 to 3650, not -1");
    CHECK(said("[booking]\nhorizon_days = 4294967296\n") ==
          "bad_config: shop.toml:8:16: booking.horizon_days must be from 0 to 3650, not "
          "4294967296");
}

TEST_CASE("a value of the wrong kind is refused") {
    CHECK(said("[booking]\nslot_minutes = \"30\"\n") ==
          "bad_config: shop.toml:8:16: booking.slot_minutes must be a whole number, not text in "
          "quotes");
    CHECK(said("[booking]\nslot_minutes = 30.0\n") ==
          "bad_config: shop.toml:8:16: booking.slot_minutes must be a whole number, not a decimal "
          "number, date or time without quotes");
    CHECK(said_of("[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\n"
                  "labor_rate = 145\n") ==
          "bad_config: shop.toml:6:14: pricing.labor_rate must be text in quotes, not a whole "
          "number | put the value in quotes: \"...\"");
    CHECK(said("[store]\npassword_command = \"pass\"\n") ==
          "bad_config: shop.toml:8:20: store.password_command must be a list, not text in quotes | "
          "put the values in brackets: [\"...\", \"...\"]");
    CHECK(said("booking = 3\n") ==
          "bad_config: shop.toml:7:1: unknown key 'booking' in [pricing] | "
          "known here: labor_rate, tax_rate, taxable, quote_valid_days, "
          "emergency_multiplier, emergency_applies_to, parts_markup, "
          "supplies, fee");
    CHECK(said("[area]\nname = \"A\"\n") ==
          "bad_config: shop.toml:7:1: area must be a list of tables | write each as [[area]]");
    CHECK(said("[[mail]]\nfrom = \"A\"\n") ==
          "bad_config: shop.toml:7:1: mail must be a table | write it as [mail]");
}

TEST_CASE("a key given twice and malformed text are refused") {
    CHECK(said("[booking]\nslot_minutes = 5\nslot_minutes = 5\n") ==
          "bad_config: shop.toml:9:16: 'slot_minutes' is given twice");
    CHECK(said("[shop]\n") == "bad_config: shop.toml:7:1: 'shop' is given twice");
    CHECK(said("[\n").starts_with("bad_config: shop.toml:7:2: not TOML: "));
    CHECK(said("[booking\n").starts_with("bad_config: shop.toml:7:9: not TOML: "));
    CHECK(said("[booking]\nclock = \"12h\n").starts_with("bad_config: shop.toml:8:13: not TOML: "));
    CHECK(said("[booking]\nclock = \"\xff\"\n").starts_with("bad_config: shop.toml:"));
    CHECK(said("[store]\nurl = \"sqlite:\xed\xa0\x80\"\n").starts_with("bad_config: shop.toml:"));
    CHECK(said(std::string("[booking]\n\0", 11))
              .starts_with("bad_config: shop.toml:8:1: not TOML: "));
}

TEST_CASE("a file made to exhaust the stack is refused") {
    std::string deep = "x";
    for (int i = 0; i < 100'000; ++i) deep += ".x";
    CHECK(said(deep + " = 1\n") == "bad_config: shop.toml:7:32: a key with too many parts");
    CHECK(said("[" + deep + "]\n") == "bad_config: shop.toml:7:33: a key with too many parts");
    CHECK(said("a = { " + deep + " = 1 }\n") ==
          "bad_config: shop.toml:7:38: a key with too many parts");
    CHECK(said("a = \"\"\"\n\"" + deep + "\\\"\"\"\"\n")
              .starts_with("bad_config: shop.toml:7:1: unknown key 'a'"));
    CHECK(said("a = " + std::string(100'000, '[')).starts_with("bad_config: shop.toml:7:"));
    CHECK(said_of(std::string((1 << 20) + 1, '#')) ==
          "bad_config: the shop's file 'shop.toml' is larger than 1 MiB");
}

TEST_CASE("names, zones and currencies are checked") {
    const auto with = [](const std::string& lines) {
        return said_of("[shop]\n" + lines + "[hours]\n[pricing]\nlabor_rate = \"1\"\n");
    };
    CHECK(with("name = \" \"\ntimezone = \"UTC\"\n") ==
          "bad_config: shop.toml:2:8: shop.name must not be empty");
    CHECK(with("name = \"a\\r\\nBcc: x\"\ntimezone = \"UTC\"\n") ==
          "bad_config: shop.toml:2:8: shop.name must be one line without control characters");
    CHECK(with("name = \"" + std::string(201, 'x') + "\"\ntimezone = \"UTC\"\n") ==
          "bad_config: shop.toml:2:8: shop.name may have at most 200 characters, not 201");
    CHECK(with("name = \"A\"\ntimezone = \"Mars/Olympus\"\n")
              .starts_with("bad_config: shop.toml:3:12: shop.timezone: "));
    CHECK(with("name = \"A\"\ntimezone = \"UTC\"\ncurrency = \"ZZZ\"\n")
              .starts_with("bad_config: shop.toml:4:12: shop.currency: "));
    CHECK(with("name = \"A\"\ntimezone = \"UTC\"\nemail = \"edgar\"\n") ==
          "bad_config: shop.toml:4:9: shop.email: 'edgar' is no e-mail address: it has no @");
}

TEST_CASE("a length counts characters, not bytes") {
    std::string name;
    for (int i = 0; i < 200; ++i) name += "\xf0\x9f\x9a\x97";
    CHECK(said_of("[shop]\nname = \"" + name +
                  "\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\n"
                  "labor_rate = \"1\"\n") == "accepted");
}

TEST_CASE("a store that no driver knows is refused without repeating it") {
    CHECK(said("[store]\nurl = \"mysql://u:hunter2@h/\"\n") ==
          "bad_config: shop.toml:8:7: store.url must be sqlite:PATH or a libpq connection string | "
          "write \"sqlite:shop.db\" or \"postgresql://USER@HOST/DATABASE\"");
    CHECK(
        said("[store]\nurl = \"sqlite:\"\n").starts_with("bad_config: shop.toml:8:7: store.url "));
    CHECK(said("[store]\nurl = \"host=db dbname=shop\"\n") == "accepted");
    CHECK(said("[store]\nurl = \"postgres://h/d\"\n") == "accepted");
}

TEST_CASE("amounts, rates and words are checked") {
    CHECK(said("tax_rate = \"8,25%\"\n")
              .starts_with("bad_config: shop.toml:7:12: pricing.tax_rate: "));
    CHECK(said("tax_rate = \"101%\"\n") ==
          "bad_config: shop.toml:7:12: pricing.tax_rate: '101%' is above 100%");
    CHECK(said("emergency_multiplier = \"0.9\"\n") ==
          "bad_config: shop.toml:7:24: pricing.emergency_multiplier: '0.9' is below 1 | \"1.5\" "
          "makes an emergency cost half as much again");
    CHECK(said("taxable = [\"parts\", \"labour\"]\n") ==
          "bad_config: shop.toml:7:21: pricing.taxable must be parts or labor or fees or travel, "
          "not 'labour' | did you mean \"labor\"?");
    CHECK(said("[booking]\nclock = \"24\"\n") ==
          "bad_config: shop.toml:8:9: booking.clock must be 12h or 24h, not '24' | did you mean "
          "\"24h\"?");
    CHECK(said("[reminders]\nnotify_shop = [\"done\"]\n") ==
          "bad_config: shop.toml:8:16: reminders.notify_shop must be booked or cancelled or "
          "rescheduled, not 'done'");
    CHECK(said("[[pricing.fee]]\nname = \"Oil\"\namount = \"-1\"\n")
              .starts_with("bad_config: shop.toml:9:10: pricing.fee.amount: "));
    CHECK(said("[[pricing.fee]]\nname = \"Oil\"\namount = \"1\"\nservices = [\"Oil Change\"]\n") ==
          "bad_config: shop.toml:10:13: pricing.fee.services: 'Oil Change' is no code | Codes are "
          "a-z, 0-9 and dashes, like 'brakes-front'.");
}

TEST_CASE("a hostile key or value is shown harmless") {
    CHECK(said("[booking]\n\"\\u001b[2J\" = 1\n")
              .starts_with("bad_config: shop.toml:8:1: unknown key '\\x1b[2J' in [booking]"));
    CHECK(said("[booking]\nclock = \"\\u001b[2J\"\n") ==
          "bad_config: shop.toml:8:9: booking.clock must be 12h or 24h, not '\\x1b[2J'");
}

TEST_CASE("a sender is an address, or a name and an address") {
    const auto from = [](const std::string& text) {
        return said("[mail]\nfrom = \"" + text + "\"\n");
    };
    CHECK(from("edgar@example.com") == "accepted");
    CHECK(from("Edgar's <edgar@example.com>") == "accepted");
    CHECK(from("") == "accepted");
    CHECK(from("Edgar").starts_with("bad_config: shop.toml:8:8: mail.from: "));
    CHECK(
        from("Edgar <edgar@example.com> x").starts_with("bad_config: shop.toml:8:8: mail.from: "));
    CHECK(from("<a@example.com>, <b@example.com>")
              .starts_with("bad_config: shop.toml:8:8: mail.from: "));
}

TEST_CASE("postal codes are kept in the form that they are looked up by") {
    const shop::Settings read = shop::parse_settings(
        kStart + "[[area]]\nname = \"A\"\npostal_codes = [\" sw1a  1aa\"]\n", "shop.toml");
    CHECK(read.areas.at(0).postal_codes == std::vector<std::string>{"SW1A 1AA"});
    CHECK(said("[[area]]\nname = \"A\"\npostal_codes = [\"95_695\"]\n")
              .starts_with("bad_config: shop.toml:9:17: area.postal_codes: '95_695' is no postal"));
}

TEST_CASE("areas differ in name and list postal codes") {
    CHECK(said("[[area]]\nname = \"A\"\npostal_codes = [\"1\"]\n[[area]]\nname = \"A\"\n"
               "postal_codes = [\"2\"]\n") ==
          "bad_config: shop.toml:11:8: area.name 'A' is used by an earlier area | every area has a "
          "name of its own");
    CHECK(said("[[area]]\nname = \"A\"\npostal_codes = []\n") ==
          "bad_config: shop.toml:9:16: area.postal_codes must list at least one postal code");
    CHECK(said("[[area]]\nname = \"A\"\npostal_codes = [\"1\", \"\"]\n") ==
          "bad_config: shop.toml:9:22: area.postal_codes must not be empty");
}

TEST_CASE("a transport needs its own keys") {
    const std::string from = "[mail]\nfrom = \"a@b.example\"\n";
    CHECK(said("[mail]\ntransport = \"file\"\ndirectory = \"o\"\n") ==
          "bad_config: shop.toml:7:1: mail.from is needed to send mail | write from = \"SHOP NAME "
          "<ADDRESS>\"");
    CHECK(said(from + "transport = \"smtp\"\n") ==
          "bad_config: shop.toml:7:1: mail.smtp_url is needed for transport = \"smtp\" | write "
          "smtp_url = \"smtps://HOST:465\"");
    CHECK(said(from + "transport = \"sendmail\"\n") ==
          "bad_config: shop.toml:7:1: mail.sendmail is needed for transport = \"sendmail\" | write "
          "sendmail = [\"/usr/sbin/sendmail\", \"-i\"]");
    CHECK(said(from + "transport = \"file\"\n") ==
          "bad_config: shop.toml:7:1: mail.directory is needed for transport = \"file\" | write "
          "directory = \"outbox\"");
    CHECK(
        said(from + "transport = \"smpt\"\n") ==
        "bad_config: shop.toml:9:13: mail.transport must be none or smtp or sendmail or file, not "
        "'smpt' | did you mean \"smtp\"?");
    CHECK(said(from + "smtp_url = \"http://u:hunter2@h\"\n") ==
          "bad_config: shop.toml:9:12: mail.smtp_url must begin with smtp:// or smtps://");
    CHECK(said(from + "password_command = [\"a\"]\npassword_file = \"b\"\n") ==
          "bad_config: shop.toml:10:17: mail.password_file and password_command are two sources of "
          "one password | keep the one that is meant");
    CHECK(
        said(from + "password_command = [\"\", \"b\"]\n") ==
        "bad_config: shop.toml:9:20: mail.password_command must begin with the name of a program");
}

TEST_CASE("lead times and day sheets are checked") {
    const auto before = [](const std::string& list) {
        return said("[reminders]\nbefore = " + list);
    };
    CHECK(before("[\"24h\", \"90m\", \"1d\", \"366d\"]") == "accepted");
    CHECK(before("[\"24\"]") ==
          "bad_config: shop.toml:8:11: reminders.before: '24' is not a lead "
          "time | write minutes, hours or days: \"90m\", \"24h\", \"1d\"");
    CHECK(before("[\"0h\"]") ==
          "bad_config: shop.toml:8:11: reminders.before: '0h' must be above 0 "
          "and at most 366 days");
    CHECK(before("[\"367d\"]") ==
          "bad_config: shop.toml:8:11: reminders.before: '367d' must be "
          "above 0 and at most 366 days");
    CHECK(before("[\"-1d\"]").starts_with("bad_config: shop.toml:8:11: reminders.before: '-1d'"));
    CHECK(before("[\"99999999999h\"]").starts_with("bad_config: shop.toml:8:11: reminders.before"));
    CHECK(before("[\"1h\", \"60m\"]") ==
          "bad_config: shop.toml:8:17: reminders.before names '1h' twice");
    CHECK(
        said("[reminders]\nday_sheet = [{ at = \"24:00\" }]\n") ==
        "bad_config: shop.toml:8:21: reminders.day_sheet.at: '24:00' is not a time of day | write "
        "a 24-hour time: \"18:00\"");
    CHECK(said("[reminders]\nday_sheet = [{ when = \"changed\" }]\n") ==
          "bad_config: shop.toml:8:14: reminders.day_sheet.at is missing");
    CHECK(said("[reminders]\nday_sheet = [\"18:00\"]\n") ==
          "bad_config: shop.toml:8:13: reminders.day_sheet must be a list of tables | write it as "
          "day_sheet = [{ ... }, { ... }]");
}
