#include "domain/vin.hpp"

#include "json_rows.hpp"
#include "whole_refusal.hpp"

#include <shop/text.hpp>

#include <doctest/doctest.h>

using shop::vin_doubt;
using shop::domain::check_digit;
using shop::domain::checked_vin;

TEST_CASE("VINs are taken or refused as the worked cases say") {
    for (const JsonRow& row : read_json_rows("vins.jsonl")) {
        CAPTURE(row.at("id"));
        CAPTURE(row.at("note"));
        const std::string& input = row.at("input");
        const std::string& verdict = row.at("verdict");
        std::string found = "refused";
        try {
            found = checked_vin(input);
        } catch (const shop::Error& error) {
            CHECK(error.code() == shop::ErrorCode::invalid_argument);
        }
        if (verdict == "accept") {
            CHECK(found == row.at("normalised"));
            CHECK(vin_doubt(found) == "");
            CHECK(std::string(1, check_digit(found)) == row.at("expected_check_digit"));
        } else if (verdict == "accept_warn") {
            CHECK(found == row.at("normalised"));
            CHECK(vin_doubt(found) != "");
        } else if (verdict == "accept_legacy") {
            CHECK(found == "refused");
            CHECK(checked_vin(input, 1969) == row.at("normalised"));
        } else if (verdict == "either") {
            CHECK((found == "refused" || found == row.at("normalised")));
        } else {
            CHECK((verdict == "reject" || verdict == "reject_check_digit"));
            CHECK(found == "refused");
        }
    }
}

TEST_CASE("a refused VIN says why and what to do") {
    CHECK(whole_refusal([] { (void)checked_vin("1FAFP4042YF123456"); }) ==
          "invalid_argument: '1FAFP4042YF123456' is no VIN: the 9th character is '2', by the "
          "others it would be '0' | One character is likely mistyped: read it again.");
    CHECK(whole_refusal([] { (void)checked_vin("1FAFO4049YF123456"); }) ==
          "invalid_argument: '1FAFO4049YF123456' is no VIN: the letter O is never in one | "
          "It is likely the digit 1 or 0.");
    CHECK(whole_refusal([] { (void)checked_vin("9F02R123456"); }) ==
          "invalid_argument: '9F02R123456' is no VIN: it has 11 characters, not 17 | "
          "Shorter ones are taken for a model year before 1981.");
    CHECK(whole_refusal([] { (void)checked_vin("AB", 1970); }) ==
          "invalid_argument: 'AB' is no VIN: it has 2 characters, 5 to 17 are taken for a car "
          "before 1981");
}

TEST_CASE("a VIN is stored in capitals, and what speaks against it is said") {
    CHECK(checked_vin("1hgcm-82633 a004352") == "1HGCM82633A004352");
    CHECK(vin_doubt("KMHDN45D12U123456") == "check digit 2 expected, found 1");
    CHECK(vin_doubt("1FAFP4049ZF123456") == "Z stands for no model year");
    CHECK(vin_doubt("9F02R123456") == "");
    CHECK(vin_doubt("") == "");
}
