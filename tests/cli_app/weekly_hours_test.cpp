#include "weekly_hours.hpp"

#include "print/hours.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

#include <string>

using shop::cli::parse_weekly_hours;
using shop::cli::to_text;

namespace {

std::string refusal(std::string_view text) {
    try {
        return "taken for " + to_text(parse_weekly_hours(text));
    } catch (const shop::Error& error) {
        return error.message();
    }
}

}  // namespace

TEST_CASE("hours are written as they are read") {
    for (const std::string text :
         {"mon-fri 08:00-12:00,12:30-17:00; sat 09:00-14:00", "wed 00:00-24:00",
          "mon-sun 09:00-17:00", "tue 08:00-12:00; thu 08:00-12:00", "never"}) {
        CHECK(to_text(parse_weekly_hours(text)) == text);
    }
}

TEST_CASE("days may be written out, in any case, with blanks") {
    CHECK(
        to_text(parse_weekly_hours(" Monday-Tuesday 08:00-12:00 , 13:00-17:00;Sat 09:00-10:00 ")) ==
        "mon-tue 08:00-12:00,13:00-17:00; sat 09:00-10:00");
}

TEST_CASE("what makes no week is refused") {
    CHECK(refusal("") == "'' names no hours");
    CHECK(refusal("mon") == "'mon' names no hours");
    CHECK(refusal("mo 08:00-12:00") == "'mo' is no day of the week");
    CHECK(refusal("fri-mon 08:00-12:00") == "'fri-mon' runs backwards: a week begins on Monday");
    CHECK(refusal("mon 08:00-12:00; mon 13:00-14:00") == "monday is named twice");
    CHECK(refusal("mon 08:00-12:00,11:00-13:00") ==
          "'11:00-13:00' does not come after '08:00-12:00'");
    CHECK(refusal("mon 08:00-12:00,12:00-13:00") ==
          "'12:00-13:00' does not come after '08:00-12:00'");
}
