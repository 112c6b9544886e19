#include "domain/email.hpp"

#include "json_rows.hpp"
#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using shop::domain::checked_email;

TEST_CASE("e-mail addresses are taken or refused as the worked cases say") {
    for (const JsonRow& row : read_json_rows("emails.jsonl")) {
        CAPTURE(row.at("id"));
        CAPTURE(row.at("note"));
        std::string found = "refused";
        try {
            found = checked_email(row.at("address"));
        } catch (const shop::Error& error) {
            CHECK(error.code() == shop::ErrorCode::invalid_argument);
            CHECK(error.message().size() < 200);
        }
        const std::string& verdict = row.at("verdict");
        if (verdict == "accept") {
            CHECK(found == row.at("normalised"));
        } else if (verdict == "reject") {
            CHECK(found == "refused");
        } else {
            REQUIRE(verdict == "either");
            CHECK((found == "refused" || found.find_first_of(" \r\n<>\"") == std::string::npos));
        }
    }
}

TEST_CASE("blanks around an address are trimmed") {
    CHECK(checked_email(" user@example.com\n") == "user@example.com");
}

TEST_CASE("a refused address says why") {
    const auto why = [](const char* text) {
        return whole_refusal([&] { (void)checked_email(text); });
    };
    CHECK(why("user") == "invalid_argument: 'user' is no e-mail address: it has no @");
    CHECK(why("user@localhost") ==
          "invalid_argument: 'user@localhost' is no e-mail address: no dot after the @");
    CHECK(why("a@b@example.com") ==
          "invalid_argument: 'a@b@example.com' is no e-mail address: '@' after the @");
    CHECK(why("u@example.com\r\nBcc: v@example.com") ==
          "invalid_argument: 'u@example.com\\r\\nBcc: v@example.com' is no e-mail address: "
          "'\\r' after the @");
    CHECK(why("user@192.0.2.1") ==
          "invalid_argument: 'user@192.0.2.1' is no e-mail address: it ends in a number");
}
