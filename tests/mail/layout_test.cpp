#include "mail/layout.hpp"

#include <doctest/doctest.h>

#include <string>

using shop::mail::laid_out;

TEST_CASE("lines are parted at blanks, and go on where their text began") {
    CHECK(laid_out("aaa bbb ccc ddd", 7) == "aaa bbb\nccc ddd\n");
    CHECK(laid_out("  aaa bbb ccc", 9) == "  aaa bbb\n  ccc\n");
    CHECK(laid_out("  When    Thursday at nine in the morning", 24) ==
          "  When    Thursday at\n          nine in the\n          morning\n");
}

TEST_CASE("what is laid out already stays") {
    CHECK(laid_out("  Labor   $5.00\n    x     $1.00\n") == "  Labor   $5.00\n    x     $1.00\n");
}

TEST_CASE("blanks at line ends go, and of several empty lines all but one") {
    CHECK(laid_out("\n\na  \n\n \n\nb\n\n\n") == "a\n\nb\n");
    CHECK(laid_out("") == "");
}

TEST_CASE("an hour keeps its half of the day, a link stays whole") {
    CHECK(laid_out("please by 9:30 am that day", 14) == "please by\n9:30 am that\nday\n");
    CHECK(laid_out("see https://example.com/a-long-link now", 10) ==
          "see\nhttps://example.com/a-long-link\nnow\n");
}

TEST_CASE("wide characters count for two columns, combining ones for none") {
    CHECK(laid_out("李小龙 李小龙", 12) == "李小龙\n李小龙\n");
    CHECK(laid_out("e\u0301e\u0301 e\u0301e\u0301", 5) == "e\u0301e\u0301 e\u0301e\u0301\n");
}

TEST_CASE("an amount stands at the right end of a name's last line") {
    CHECK(shop::mail::with_amount("  ", "Oil", "$5.00", 20) == "  Oil          $5.00");
    CHECK(shop::mail::with_amount("  ", "Noise or vibration diagnostic, with road test", "$5.00",
                                  40) ==
          "  Noise or vibration diagnostic,\n  with road test                   $5.00");
}
