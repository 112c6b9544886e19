#include <shop/text.hpp>

#include <doctest/doctest.h>

#include "whole_refusal.hpp"

namespace {

using shop::TextPart;

TEST_CASE("a part of a text is found, case and accents folded") {
    CHECK(TextPart{"NUNE"}.is_in("María Núñez"));
    CHECK(TextPart{"maría n"}.is_in("Maria  Nunez"));
    CHECK_FALSE(TextPart{"nunes"}.is_in("María Núñez"));
    CHECK_FALSE(TextPart{"a"}.is_in(""));
    // An accent alone, which folding takes away, is a part of nothing.
    CHECK_FALSE(TextPart{"\u0301"}.is_in("Maria"));
}

TEST_CASE("a part of a telephone number is found however its digits are grouped") {
    for (const char* part : {"0142", "555-0142", "555 0142", "555.01", "(530) 555", "+1 530 555",
                             "530-555-0142"}) {
        CAPTURE(part);
        CHECK(TextPart{part}.is_in("+15305550142"));
    }
    CHECK_FALSE(TextPart{"555 0143"}.is_in("+15305550142"));
    CHECK_FALSE(TextPart{"555 0142 home"}.is_in("+15305550142"));
    // Two digits are no part of a number that anybody would go by.
    CHECK_FALSE(TextPart{"1 4"}.is_in("+15305550142"));
}

TEST_CASE("a part that is no UTF-8 is refused") {
    CHECK(whole_refusal([] { static_cast<void>(TextPart{"\xff"}); }) ==
          "invalid_argument: '\\xff' is no UTF-8 | Set the terminal or the file to UTF-8.");
}

}  // namespace
