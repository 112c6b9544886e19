#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "domain/utf8.hpp"
#include "edgars_shop.hpp"
#include "golden.hpp"
#include "mail/letters.hpp"

using test::EdgarsShop;
using test::JobFacts;

namespace {

std::string from_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::vector<std::string> hostile_texts() {
    std::vector<std::string> texts{"x\r\nBcc: victim@example.com\r\n\r\nhello",
                                   "x\"><script>alert(1)</script>",
                                   "x' onclick='alert(1)",
                                   "{customer}{each jobs}{end}{{",
                                   "x\nEND:VEVENT\nBEGIN:VALARM",
                                   "x\";RSVP=TRUE:mailto:other@example.com",
                                   std::string("x\0y", 3)};
    std::ifstream in(TEST_DATA "/naughty.jsonl");
    for (std::string line; std::getline(in, line);) {
        const nlohmann::json row = nlohmann::json::parse(line);
        if (row.contains("hex")) {
            texts.push_back("x" + from_hex(row.at("hex")));
            continue;
        }
        const std::string unit = from_hex(row.at("gen").at("unit_hex"));
        std::string text = "x";
        for (int i = 0; i < row.at("gen").at("times"); ++i) text += unit;
        texts.push_back(text.substr(0, 4'000));  // the longest note, in bytes
    }
    REQUIRE(texts.size() > 150);
    return texts;
}

/// Every text of the records that somebody outside the shop can have written.
JobFacts named(const std::string& text) {
    JobFacts facts = test::marias_brakes();
    shop::Appointment& job = facts.job;
    job.customer_name = text;
    job.contact = {text, "+15305550190", "ana@example.com"};
    job.address = text;
    job.postal_code = "95616";
    job.notes = "one line";
    job.cancel_reason = text;
    job.vehicle_label = "2015 Honda " + text;
    job.services.front().name = text;
    job.authorization->by = text;
    job.authorization->means = text;
    facts.customer.name = text;
    shop::Appointment other = job;
    other.id = shop::AppointmentId{136};
    facts.at_stop = {other};
    facts.previous_start = test::at("2026-11-18T09:30:00-08:00");
    return facts;
}

shop::mail::QuoteFacts quote_named(const std::string& text) {
    shop::mail::QuoteFacts facts{test::front_brakes(), test::maria()};
    facts.customer.name = facts.customer.address = text;
    facts.quote.vehicle_text = text;
    facts.quote.items.front().name = text;
    for (shop::QuoteLine& line : facts.quote.lines) line.name = line.condition = text;
    return facts;
}

shop::mail::DaySheetFacts day_of(const shop::Appointment& job, const std::string& text) {
    shop::mail::DaySheetFacts facts;
    facts.date = shop::LocalDate{date::year{2026} / 11 / 19};
    shop::Mechanic mechanic = test::edgar();
    mechanic.name = text;
    facts.days.push_back({mechanic, facts.date, {}, {}, {job}, {}, {}, {}});
    facts.load.push_back({mechanic, facts.date, {{text, text, shop::Quantity{}}}});
    facts.undelivered.push_back({"reminder", text, text, job, {}, ""});
    facts.undelivered.push_back({"estimate", text, text, {}, test::front_brakes(), ""});
    facts.changes.push_back({shop::mail::DayChange::Kind::added, job, {}});
    return facts;
}

std::vector<shop::mail::Letter> letters_named(EdgarsShop& shop, const std::string& text) {
    std::vector<shop::mail::Letter> letters;
    for (const shop::mail::Kind& kind : shop::mail::kinds()) {
        const std::string name{kind.name};
        switch (kind.about) {
            case shop::mail::Kind::About::quote:
                letters.push_back(shop.letter(name, quote_named(text)));
                break;
            case shop::mail::Kind::About::job:
                letters.push_back(shop.letter(name, named(text)));
                break;
            case shop::mail::Kind::About::day:
                letters.push_back(shop.letter(name, day_of(named(text).job, text)));
                break;
        }
    }
    return letters;
}

/// Its tags, what stands in quotes left out: what a value must not change.
std::vector<std::string> tags_of(const std::string& html) {
    std::vector<std::string> tags;
    bool in_tag = false;
    bool in_quotes = false;
    for (const char c : html) {
        if (c == '<' && !in_tag) {
            in_tag = true;
            tags.emplace_back();
        }
        if (c == '"' && in_tag) in_quotes = !in_quotes;
        if (in_tag && !in_quotes) tags.back() += c;
        if (c == '>' && in_tag && !in_quotes) in_tag = false;
    }
    return tags;
}

/// The names of its properties with their parameters' names, lines unfolded.
std::vector<std::string> properties_of(std::string calendar) {
    for (std::size_t at = 0; (at = calendar.find("\r\n ", at)) != std::string::npos;) {
        calendar.erase(at, 3);
    }
    std::vector<std::string> names;
    std::size_t at = 0;
    while (at < calendar.size()) {
        const std::size_t end = calendar.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        std::string name;
        bool in_quotes = false;
        for (const char c : calendar.substr(at, end - at)) {
            if (c == '"') in_quotes = !in_quotes;
            if (c == ':' && !in_quotes) break;
            if (!in_quotes) name += c;
        }
        names.push_back(name);
        at = end + 2;
    }
    return names;
}

/// Strict UTF-8 without controls but line ends.
bool is_clean(std::string_view text, bool one_line) {
    while (!text.empty()) {
        const auto next = shop::domain::first_code_point(text);
        if (!next) return false;
        const bool line_end = next->value == U'\n' && !one_line;
        if (shop::domain::is_control(next->value) && !line_end) return false;
        if (shop::domain::is_bidi_control(next->value)) return false;
        text.remove_prefix(next->length);
    }
    return true;
}

}  // namespace

TEST_CASE("no text of a record breaks out of any part of any letter") {
    EdgarsShop shop;
    const std::vector<shop::mail::Letter> plain = letters_named(shop, "x plain");
    for (const std::string& text : hostile_texts()) {
        CAPTURE(text);
        const std::vector<shop::mail::Letter> letters = letters_named(shop, text);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            CAPTURE(plain[i].subject);
            CHECK(is_clean(letters[i].subject, true));
            CHECK(is_clean(letters[i].text, false));
            CHECK(is_clean(letters[i].html, false));
            CHECK(tags_of(letters[i].html) == tags_of(plain[i].html));
            CHECK(properties_of(letters[i].calendar) == properties_of(plain[i].calendar));
        }
    }
}

TEST_CASE("a customer by the name of a script, in whole letters") {
    EdgarsShop shop;
    const std::string name = "Mallory \"><script>alert('x')</script>\r\nBcc: a@example.com {work}";
    test::check_letter("hostile-confirmation", shop.letter("confirmation", named(name)));
    test::check_letter("hostile-day-sheet",
                       shop.letter("day_sheet", day_of(named(name).job, name)));
}
