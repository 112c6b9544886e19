#include "print/width.hpp"

#include <doctest/doctest.h>

using shop::cli::display_width;
using shop::cli::pad_left;
using shop::cli::pad_right;
using shop::cli::truncated;

TEST_CASE("wide characters take two columns, combining marks none") {
    CHECK(display_width("Kim") == 3);
    CHECK(display_width("김민준") == 6);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("Núñez") == 5);
    CHECK(display_width("") == 0);
}

TEST_CASE("padding counts columns, not bytes") {
    CHECK(pad_right("Núñez", 7) == "Núñez  ");
    CHECK(pad_left("김", 4) == "  김");
    CHECK(pad_right("too long", 3) == "too long");
}

TEST_CASE("cutting shows that something is missing") {
    CHECK(truncated("Front brakes", 12) == "Front brakes");
    CHECK(truncated("Front brakes", 7) == "Front …");
    CHECK(truncated("김민준", 4) == "김…");
    CHECK(truncated("abc", 1) == "…");
    CHECK(truncated("abc", 0) == "");
}
