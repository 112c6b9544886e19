#include "domain/phone.hpp"

#include "json_rows.hpp"
#include "whole_refusal.hpp"

#include <shop/text.hpp>

#include <doctest/doctest.h>

using shop::domain::parse_phone;
using shop::domain::Phone;

namespace {

/// `+14155550132`, `+14155550132 x23` or `refused`.
std::string read(const std::string& text, const std::string& region) {
    try {
        const Phone phone = parse_phone(text, region);
        return phone.extension.empty() ? phone.e164 : phone.e164 + " x" + phone.extension;
    } catch (const shop::Error& error) {
        CHECK(error.code() == shop::ErrorCode::invalid_argument);
        return "refused";
    }
}

std::string expected(const JsonRow& row) {
    return row.at("ext").empty() ? row.at("e164") : row.at("e164") + " x" + row.at("ext");
}

}  // namespace

TEST_CASE("telephone numbers are read as the worked cases say") {
    for (const JsonRow& row : read_json_rows("phones.jsonl")) {
        CAPTURE(row.at("id"));
        CAPTURE(row.at("input"));
        const std::string found = read(row.at("input"), row.at("region"));
        const std::string& verdict = row.at("verdict");
        if (verdict == "accept") {
            CHECK(found == expected(row));
        } else if (verdict == "reject") {
            CHECK(found == "refused");
        } else {
            REQUIRE(verdict == "either");
            CHECK((found == "refused" || found == expected(row)));
        }
    }
}

TEST_CASE("a number in its stored form reads as itself") {
    for (const std::string number :
         {"+14155550132", "+442079460958", "+39065550123", "+29021234"}) {
        CHECK(read(number, "US") == number);
    }
}

TEST_CASE("a number is read the same however it is pasted") {
    for (const std::string text :
         {"tel:+1-415-555-0132", "415/555/0132", "(415)555-0132", "\uFF14\uFF11\uFF15 555 0132",
          "1-415-555-0132", "415, 555, 0132"}) {
        CHECK(read(text, "US") == "+14155550132");
    }
    CHECK(read("011 44 20 7946 0958", "US") == "+442079460958");
    CHECK(read("0011 1 415 555 0132", "AU") == "+14155550132");
    CHECK(read("+44 020 7946 0958", "US") == "+442079460958");
    CHECK(read("+44 (00)20 7946 958", "US") == "refused");
}

TEST_CASE("a refused number says why and what to do") {
    CHECK(whole_refusal([] { (void)parse_phone("555-0132"); }) ==
          "invalid_argument: '555-0132' is no telephone number: it has 7 digits | "
          "Add the area code.");
    CHECK(whole_refusal([] { (void)parse_phone("1-800-555-CARS"); }) ==
          "invalid_argument: '1-800-555-CARS' is no telephone number: it holds letters | "
          "Type its digits only.");
    CHECK(whole_refusal([] { (void)parse_phone("415-555-0132\x1b[2J"); }) ==
          "invalid_argument: '415-555-0132\\x1b[2J' is no telephone number: it holds '\\x1b'");
    CHECK(whole_refusal([] { (void)parse_phone("+999 123 456 789"); }) ==
          "invalid_argument: '+999 123 456 789' is no telephone number: "
          "no country has the code +999");
    CHECK(whole_refusal([] { (void)parse_phone("(415 555-0132"); }) ==
          "invalid_argument: '(415 555-0132' is no telephone number: its brackets do not match");
    CHECK(whole_refusal([] { (void)parse_phone("290-955-0132 x1234567890123456"); }) ==
          "invalid_argument: '290-955-0132 x1234567890123456' is no telephone number: "
          "its extension is too long");
    CHECK(whole_refusal([] { (void)parse_phone("+44 20 7946"); }) ==
          "invalid_argument: '+44 20 7946' is no telephone number: it has 6 digits after +44");
}

TEST_CASE("numbers are shown the way they are dialled at home") {
    CHECK(shop::to_display_phone("+15305550142") == "530-555-0142");
    CHECK(shop::to_display_phone("+15305550142", "023") == "530-555-0142 x023");
    CHECK(shop::to_display_phone("+442079460958") == "+442079460958");
    CHECK(shop::to_display_phone("") == "");
}
