#include "domain/text.hpp"

#include "json_rows.hpp"
#include "whole_refusal.hpp"

#include <doctest/doctest.h>

#include <charconv>
#include <functional>

using shop::shown;
using shop::domain::checked_line;
using shop::domain::checked_text;
using shop::domain::required_line;
namespace limits = shop::domain::limits;

namespace {

std::string bytes_of(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes.push_back(static_cast<char>(value));
    }
    return bytes;
}

/// The row's text: in hex, or `{"times":200,"unit_hex":"61"}`.
std::string input_of(const JsonRow& row) {
    if (row.contains("hex")) return bytes_of(row.at("hex"));
    const std::string& generated = row.at("gen");
    const auto after = [&](const std::string& key) {
        return generated.substr(generated.find(key) + key.size());
    };
    const std::string unit = after("\"unit_hex\":\"");
    const std::string once = bytes_of(unit.substr(0, unit.find('"')));
    std::string text;
    for (int i = std::stoi(after("\"times\":")); i > 0; --i) text += once;
    return text;
}

void check_row(const JsonRow& row, const std::string& what,
               const std::function<std::string(const std::string&)>& take) {
    CAPTURE(what);
    const std::string input = input_of(row);
    std::string found;
    bool refused = false;
    try {
        found = take(input);
    } catch (const shop::Error& error) {
        refused = true;
        CHECK(error.code() == shop::ErrorCode::invalid_argument);
        CHECK(error.message().find_first_of(std::string("\0\x1b\n\r\x7f", 5)) == std::string::npos);
        CHECK(error.message().size() < 400);
    }
    const std::string& verdict = row.at(what);
    if (verdict == "verbatim") {
        CHECK_FALSE(refused);
        CHECK(found == input);
    } else if (verdict == "refuse") {
        CHECK(refused);
    } else {
        REQUIRE(verdict == "either");
        // Kept or refused, but nothing in its middle is changed without a word.
        if (!refused && input.find("\r\n") == std::string::npos) {
            CHECK(input.find(found) != std::string::npos);
        }
    }
}

}  // namespace

TEST_CASE("hostile and ordinary text is kept or refused as the worked cases say") {
    for (const JsonRow& row : read_json_rows("naughty.jsonl")) {
        CAPTURE(row.at("id"));
        CAPTURE(row.at("why"));
        check_row(row, "name", [](const std::string& text) {
            return required_line(text, "name", limits::kName);
        });
        check_row(row, "note", [](const std::string& text) {
            return checked_text(text, "notes", limits::kNotes);
        });
    }
}

TEST_CASE("blanks of every kind are trimmed at both ends only") {
    CHECK(checked_line("\u00A0\u2003 Ana\u00A0Chan\t\n", "name", 200) == "Ana\u00A0Chan");
    CHECK(checked_text("\n a\n\tb \n", "notes", 200) == "a\n\tb");
    CHECK(checked_line("", "address", 300) == "");
}

TEST_CASE("line ends in notes become LF") {
    CHECK(checked_text("gate 4471\r\ndog\r\n", "notes", 200) == "gate 4471\ndog");
    CHECK(whole_refusal([] { (void)checked_text("a\rb", "notes", 200); }) ==
          "invalid_argument: the notes 'a\\rb' holds a line end | "
          "Type it without that character.");
}

TEST_CASE("a length is counted in characters and its limit named") {
    std::string cars;
    for (int i = 0; i < 16; ++i) cars += "\U0001F697";
    CHECK(checked_line(cars, "plate", limits::kPlate) == cars);
    CHECK(whole_refusal([&] { (void)checked_line(cars + "!", "plate", limits::kPlate); }) ==
          "invalid_argument: the plate '" + cars +
              "!' is too long: 17 characters, at most 16 are kept | Shorten it.");
}

TEST_CASE("a refusal names the field and shows the text made safe") {
    const auto name = [](std::string_view text) {
        return whole_refusal([&] { (void)required_line(text, "name", limits::kName); });
    };
    CHECK(name(" \u2003") == "invalid_argument: the name is empty");
    CHECK(name("Jos\xE9") ==
          "invalid_argument: the name 'Jos\\xe9' is no UTF-8 at byte 4 | "
          "Set the terminal or the file to UTF-8.");
    CHECK(name("a\x1b[2J") ==
          "invalid_argument: the name 'a\\x1b[2J' holds the character U+001B | "
          "Type it without that character.");
    CHECK(name("\u202Eabc") ==
          "invalid_argument: the name '\\u{202e}abc' holds the character "
          "U+202E | Type it without that character.");
    CHECK(name(std::string_view("a\0b", 3)) ==
          "invalid_argument: the name 'a\\x00b' holds a NUL "
          "character | Type it without that character.");
}

TEST_CASE("text is shown with nothing in it that a terminal acts on") {
    CHECK(shown("O'Brien N\u00fa\u00f1ez") == "O'Brien N\u00fa\u00f1ez");
    CHECK(shown("a\tb\r\n") == "a\\tb\\r\\n");
    CHECK(shown("\x1b[2J\x7f\u009b") == "\\x1b[2J\\x7f\\u{9b}");
    CHECK(shown("\u202E\u2066\u200F\u061C\u200B\uFEFF\u2028") ==
          "\\u{202e}\\u{2066}\\u{200f}\\u{61c}\\u{200b}\\u{feff}\\u{2028}");
    CHECK(shown("\xC1\x81\xED\xA0\xBD\xF8") == "\\xc1\\x81\\xed\\xa0\\xbd\\xf8");
    CHECK(shown("") == "");
}

TEST_CASE("long text is shown shortened, never in the middle of an escape") {
    CHECK(shown("abcdefgh", 8) == "abcdefgh");
    CHECK(shown("abcdefghi", 8) == "abcde...");
    CHECK(shown("abcd\x1b!!!!", 8) == "abcd...");
    CHECK(shown("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9", 5) == "\u00e9\u00e9...");
    CHECK(shown(std::string(1'000'000, 'a')).size() == 60);
}
