#include "print/ink.hpp"

#include <shop/error.hpp>

#include <doctest/doctest.h>

using shop::cli::Ink;
using shop::cli::wants_color;

TEST_CASE("colour is for terminals that want it") {
    CHECK(wants_color("auto", true, false));
    CHECK_FALSE(wants_color("auto", true, true));
    CHECK_FALSE(wants_color("auto", false, false));
    CHECK(wants_color("always", false, true));
    CHECK_FALSE(wants_color("never", true, false));
    CHECK_THROWS_AS(static_cast<void>(wants_color("yes", true, false)), shop::Error);
}

TEST_CASE("without colour the text stays as it is") {
    CHECK(Ink{false}.bold("NOW") == "NOW");
    CHECK(Ink{true}.bold("NOW") == "\x1b[1mNOW\x1b[0m");
}
