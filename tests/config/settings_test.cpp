#include "config/files.hpp"

#include <shop/settings.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace std::chrono_literals;
using shop::Minutes;
using shop::Money;
using shop::Rate;

namespace {

shop::Settings example() {
    return shop::parse_settings(read_project_file("examples/shop.toml"), "shop.toml");
}

constexpr std::string_view kSmallest =
    "[shop]\nname = \"Ana\"\ntimezone = \"UTC\"\n[hours]\n[pricing]\nlabor_rate = \"100\"\n";

}  // namespace

TEST_CASE("every key of the example is read") {
    shop::Settings expected;
    expected.profile = {
        "Edgar's Mobile Auto Repair", "America/Los_Angeles", {},           "+1 530 555 0134",
        "edgar@example.com",          "Woodland, CA 95695",  "ARD00000000"};
    expected.store.url = "sqlite:shop.db";
    for (std::size_t day = 0; day < 5; ++day) {
        expected.hours[day] = {{480min, 720min}, {750min, 1020min}};
    }
    expected.hours[5] = {{540min, 840min}};
    expected.booking = {};
    expected.pricing.labor_rate = Money{14'500};
    expected.pricing.tax_rate = Rate{82'500};
    expected.pricing.parts_markup = Rate{500'000};
    expected.pricing.supplies_percent = Rate{60'000};
    expected.pricing.supplies_cap = Money{2'500};
    expected.pricing.fees = {{"Used oil disposal",
                              Money{350},
                              false,
                              {"oil-synthetic", "oil-conventional", "oil-high-mileage"}}};
    expected.areas = {{"Home",
                       {"95695", "95776", "95616", "95618", "95620", "95605", "95691"},
                       Money{},
                       std::nullopt,
                       0min,
                       std::nullopt},
                      {"Extended",
                       {"95694", "95627", "95687", "95688"},
                       Money{4'500},
                       35min,
                       20min,
                       Rate{78'750}}};
    expected.mail.from = "Edgar's Mobile Auto Repair <edgar@example.com>";
    expected.mail.transport = shop::MailTransport::smtp;
    expected.mail.smtp_url = "smtps://smtp.example.com:465";
    expected.mail.username = "edgar@example.com";
    expected.mail.password_command = {"pass", "show", "shop/smtp"};
    expected.reminders.before = {{shop::LeadTime::Unit::elapsed, 1440min, 0}};
    expected.reminders.day_sheet = {{1080min, false}, {360min, true}};
    CHECK(example() == expected);
}

TEST_CASE("what the file does not name has its default") {
    shop::Settings expected;
    expected.profile.name = "Ana";
    expected.profile.timezone = "UTC";
    expected.pricing.labor_rate = Money{10'000};
    CHECK(shop::parse_settings(kSmallest, "shop.toml") == expected);
}

TEST_CASE("no value is dropped: each key changes what is read") {
    shop::Settings settings = shop::parse_settings(kSmallest, "shop.toml");
    settings.profile.currency = shop::find_currency("JPY");
    settings.profile.phone = "1";
    settings.store = {"postgresql://db/shop", {}};
    settings.hours[6] = {{0min, 1440min}};
    settings.booking = {1min, 0min, 1440min, 7min, 8min,
                        9,    10,   11min,   12,   shop::ClockStyle::twenty_four_hours};
    settings.pricing = {
        Money{9'000},
        Rate{100'000},
        false,
        true,
        true,
        true,
        30,
        Rate{1'250'000},
        true,
        Rate{333'333},
        Rate{1},
        Money{5},
        {{"Tyres \"old\"", Money{2}, std::nullopt, {}}, {"Oil", Money{3}, true, {"o"}}}};
    settings.areas = {{"A", {"1"}, Money{7}, 0min, 9min, Rate{0}}};
    settings.mail = {"a@b.example", shop::MailTransport::sendmail,    "smtp://h", "u", {},
                     "/p",          {"/usr/sbin/sendmail", "-i", ""}, "out",      0min};
    settings.reminders = {
        {{shop::LeadTime::Unit::elapsed, 90min, 0}, {shop::LeadTime::Unit::days, 0min, 2}},
        {{0min, true}},
        1,
        2,
        3min,
        {}};
    settings.backup = {"b", 0, 1, 2, {"KEY"}};
    CHECK(shop::parse_settings(shop::to_toml(settings), "shop.toml") == settings);
}

TEST_CASE("the settings in force are written so that they are read the same") {
    shop::Settings settings = example();
    settings.mail.password_command.clear();
    const std::string written = shop::to_toml(settings);
    CHECK(shop::parse_settings(written, "shop.toml") == settings);
    CHECK(shop::to_toml(shop::parse_settings(written, "shop.toml")) == written);
}

TEST_CASE("the settings in force are written with every key") {
    const auto written = shop::to_toml(shop::parse_settings(kSmallest, "shop.toml"));
    const std::string expected = R"([shop]
name = "Ana"
timezone = "UTC"
currency = "USD"
phone = ""
email = ""
address = ""
registration = ""

[store]
url = "sqlite:shop.db"
password_command = []

[hours]
monday = []
tuesday = []
wednesday = []
thursday = []
friday = []
saturday = []
sunday = []

[booking]
slot_minutes = 30
travel_minutes = 15
wrap_up_minutes = 10
minimum_notice_minutes = 180
emergency_notice_minutes = 60
horizon_days = 60
max_per_day = 0
cancel_notice_minutes = 120
# no_show_limit is not set
clock = "12h"

[pricing]
labor_rate = "100.00"
tax_rate = "0%"
taxable = ["parts"]
quote_valid_days = 14
emergency_multiplier = "1.5"
emergency_applies_to = "labor"
parts_markup = "0%"

[pricing.supplies]
percent_of_labor = "0%"
# cap is not set

# no [[pricing.fee]]

# no [[area]]

[mail]
from = ""
transport = "none"
smtp_url = ""
username = ""
password_command = []
password_file = ""
sendmail = []
directory = ""
undo_minutes = 3

[reminders]
before = []
day_sheet = []
max_per_run = 200
max_per_customer_a_day = 5
arrival_window_minutes = 15
notify_shop = ["booked", "cancelled", "rescheduled"]

[backup]
directory = "backups"
keep_daily = 7
keep_weekly = 4
keep_monthly = 12
encrypt_to = []
)";
    CHECK(written == expected);
}

TEST_CASE("secrets are masked where settings are written") {
    shop::Settings settings = example();
    settings.store.url = "postgresql://shop:hunter2@db/shop?sslpassword=hunter2&x=1";
    settings.store.password_command = {"echo", "hunter2"};
    settings.mail.password_command = {"echo", "hunter2"};
    settings.mail.smtp_url = "smtps://edgar:hunter2@smtp.example.com:465";
    const std::string written = shop::to_toml(settings);
    CHECK(written.find("hunter2") == std::string::npos);
    CHECK(written.find("url = \"postgresql://shop:***@db/shop?sslpassword=***&x=1\"\n"
                       "password_command = [\"***\"]\n") != std::string::npos);
    CHECK(written.find("smtp_url = \"smtps://edgar:***@smtp.example.com:465\"") !=
          std::string::npos);
}
