#include "domain/fold.hpp"

#include "whole_refusal.hpp"

#include <doctest/doctest.h>

using shop::domain::fold;

TEST_CASE("case, accents and kinds of blanks do not matter in a search") {
    CHECK(fold("  N\u00fa\u00f1ez\u00a0\t Garc\u00eda ") == "nunez garcia");
    CHECK(fold("NUNEZ GARCIA") == fold("n\u00fan\u0303ez  garc\u00eda"));
    CHECK(fold("Bj\u00f6rk Gu\u00f0mundsd\u00f3ttir") == "bjork gu\u00f0mundsdottir");
    CHECK(fold("\u0141ukasz S\u00f8rensen \u0110or\u0111evi\u0107") == "lukasz sorensen dordevic");
    CHECK(fold("\u01festen") == "osten");
    CHECK(fold("I\u015f\u0131k") == "isik");
    CHECK(fold("Stra\u00dfe") == fold("STRASSE"));
    CHECK(fold("\u03a3\u03c9\u03ba\u03c1\u03ac\u03c4\u03b7\u03c2") ==
          fold("\u03c3\u03c9\u03ba\u03c1\u03b1\u03c4\u03b7\u03c3"));
}

TEST_CASE("quotes, dashes and compatibility forms fold to what a keyboard has") {
    CHECK(fold("O\u2019Brien") == "o'brien");
    CHECK(fold("Smith\u2013Jones") == "smith-jones");
    CHECK(fold("\ufb01x \uff21") == "fix a");
    CHECK(fold("Ed\u200dgar\u00ad") == "edgar");
}

TEST_CASE("folding twice changes nothing, and nothing folds to nothing") {
    for (const std::string text :
         {"N\u00fa\u00f1ez", "\u01festen", "\u0130stanbul", "\uae40\ubbfc\uc900"}) {
        CHECK(fold(fold(text)) == fold(text));
    }
    CHECK(fold("") == "");
    CHECK(fold(" \u3000 ") == "");
}

TEST_CASE("text that is no UTF-8 is refused") {
    CHECK(whole_refusal([] { (void)fold("Jos\xE9"); }) ==
          "invalid_argument: 'Jos\\xe9' is no UTF-8 | Set the terminal or the file to UTF-8.");
}
