#include "print/facts.hpp"

#include <doctest/doctest.h>

using shop::cli::facts;

TEST_CASE("values stand in one column, absent ones are left out") {
    CHECK(facts({{"v1", "2015 Honda Civic"}, {"VIN", ""}, {"Plate", "7XYZ321"}}) ==
          "v1     2015 Honda Civic\n"
          "Plate  7XYZ321\n");
    CHECK(facts({}).empty());
}

TEST_CASE("later lines of a value stay in its column, hostile ones are escaped") {
    CHECK(facts({{"Notes", "Dog\nRing \x1b[2J"}}) ==
          "Notes  Dog\n"
          "       Ring \\x1b[2J\n");
}
