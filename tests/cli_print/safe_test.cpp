#include "print/safe.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <string>

using shop::cli::is_utf8;
using shop::cli::safe;
using shop::cli::safe_lines;

TEST_CASE("ordinary text stays as it is") {
    CHECK(safe("O'Brien & Núñez, 10% \\ \"x\"") == "O'Brien & Núñez, 10% \\ \"x\"");
    CHECK(safe("김민준 👍🏽") == "김민준 👍🏽");
    CHECK(safe("") == "");
}

TEST_CASE("what a terminal would obey is written out") {
    CHECK(safe("\x1b[2J\x1b[H") == "\\x1b[2J\\x1b[H");
    CHECK(safe("total 900\b\b\b100") == "total 900\\x08\\x08\\x08100");
    CHECK(safe("\x7f") == "\\x7f");
    CHECK(safe("\u009b31m") == "\\u{9b}31m");
    CHECK(safe(std::string("a\0b", 3)) == "a\\x00b");
    CHECK(safe("a\tb\r\n") == "a\\tb\\r\\n");
}

TEST_CASE("what rearranges a line is written out") {
    CHECK(safe("\u202eevil\u202c") == "\\u{202e}evil\\u{202c}");
    CHECK(safe("\u2066x\u2069") == "\\u{2066}x\\u{2069}");
    CHECK(safe("\u2028para") == "\\u{2028}para");
    CHECK(safe("\U000e0041") == "\\u{e0041}");
}

TEST_CASE("bytes that are no UTF-8 are written out") {
    CHECK(safe("Jos\xe9") == "Jos\\xe9");
    CHECK(safe("\xc1\x81") == "\\xc1\\x81");
    CHECK(safe("\xed\xa0\xbd") == "\\xed\\xa0\\xbd");
    CHECK(safe("\xe2\x82") == "\\xe2\\x82");
}

TEST_CASE("line ends stay where lines are wanted") {
    CHECK(safe_lines("one\ntwo\x1b") == "one\ntwo\\x1b");
}

TEST_CASE("UTF-8 is told from other bytes") {
    CHECK(is_utf8("Núñez"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("\xff"));
    CHECK_FALSE(is_utf8("\xf0\x80\x80\xaf"));
    CHECK_FALSE(is_utf8("abc\xe2\x28\xa1"));
}

TEST_CASE("no hostile text of the worked cases sends a control byte") {
    std::ifstream cases(TEST_DATA "/naughty.jsonl");
    REQUIRE(cases);
    std::string line;
    int seen = 0;
    while (std::getline(cases, line)) {
        const auto row = nlohmann::json::parse(line);
        if (!row.contains("hex")) continue;  // made by rule: long texts
        const std::string hex = row.at("hex");
        std::string bytes;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
            bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
        }
        const std::string shown = safe(bytes);
        CHECK(is_utf8(shown));
        for (const char c : shown) {
            const auto byte = static_cast<unsigned char>(c);
            CHECK_MESSAGE((byte >= 0x20 && byte != 0x7f), line);
        }
        CHECK_MESSAGE(shown.find("\xc2\x9b") == std::string::npos, line);
        ++seen;
    }
    CHECK(seen > 100);
}
