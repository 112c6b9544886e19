#include "print/wrapped.hpp"

#include <doctest/doctest.h>

using shop::cli::wrapped;
using Lines = std::vector<std::string>;

TEST_CASE("text is parted at blanks, and a word that is too long is cut") {
    CHECK(wrapped("", 10) == Lines{""});
    CHECK(wrapped("front brakes", 12) == Lines{"front brakes"});
    CHECK(wrapped("front brakes", 11) == Lines{"front", "brakes"});
    CHECK(wrapped("a  b", 10) == Lines{"a b"});
    CHECK(wrapped("abcdefgh", 3) == Lines{"abc", "def", "gh"});
}

TEST_CASE("columns count, not bytes") {
    CHECK(wrapped("Zoë Müller", 10) == Lines{"Zoë Müller"});
    CHECK(wrapped("日本語", 4) == Lines{"日本", "語"});
    CHECK(wrapped("日本", 1) == Lines{"日", "本"});
}

TEST_CASE("pieces stay whole, with a gap between those on one line") {
    CHECK(wrapped(Lines{"Labor 290.00", "Parts 217.00", "Fees 17.40"}, "   ", 27) ==
          Lines{"Labor 290.00   Parts 217.00", "Fees 17.40"});
    CHECK(wrapped(Lines{}, " ", 5) == Lines{""});
}
