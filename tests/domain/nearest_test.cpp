#include "domain/nearest.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using shop::domain::edit_distance;
using shop::domain::nearest;

TEST_CASE("the edit distance counts insertions, deletions, changes and swaps") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("book", "book") == 0);
    CHECK(edit_distance("book", "boko") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    // No byte is edited twice: the unrestricted distance would be 2.
    CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("a near miss finds the word that was meant") {
    const std::vector<std::string> known{"slot_minutes", "travel_minutes", "horizon_days"};
    CHECK(nearest("slot_minute", known) == "slot_minutes");
    CHECK(nearest("SLOT_MINUTES", known) == "slot_minutes");
    CHECK(nearest("horizondays", known) == "horizon_days");
    CHECK(nearest("tarvel_minutes", known) == "travel_minutes");
}

TEST_CASE("a word that is near nothing finds nothing") {
    const std::vector<std::string> known{"slots", "book", "at"};
    CHECK(nearest("quotation", known) == std::nullopt);
    CHECK(nearest("", known) == std::nullopt);
    CHECK(nearest("x", {}) == std::nullopt);
    CHECK(nearest("z", std::vector<std::string>{"a"}) == std::nullopt);
    CHECK(nearest(std::string(100'000, 's'), known) == std::nullopt);
}

TEST_CASE("of two words as near the earlier is meant") {
    CHECK(nearest("cast", std::vector<std::string>{"cost", "case"}) == "cost");
    CHECK(nearest("cast", std::vector<std::string>{"case", "cost"}) == "case");
}
