#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "mail/layout.hpp"
#include "mail/letter.hpp"
#include "temporary_folder.hpp"

namespace test {

/// Compares a text with the one kept in tests/data/letters; LETTERS_UPDATE=1 keeps it instead.
inline void check_kept(const std::string& file, const std::string& text) {
    const std::filesystem::path path = std::filesystem::path{TEST_DATA "/letters"} / file;
    if (std::getenv("LETTERS_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << text;
    INFO(file);
    CHECK(text == file_bytes(path));
}

inline std::string mailbox_text(const shop::mail::Mailbox& mailbox) {
    return mailbox.name + " <" + mailbox.address + ">";
}

/// No line is wider than letters are, but for a word that is.
inline void check_width(std::string text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(0, end);
        text.erase(0, end + 1);
        CAPTURE(line);
        const bool one_word = line.find(' ', line.find_first_not_of(' ')) == std::string::npos;
        CHECK((one_word || shop::mail::width_of(line) <= shop::mail::kColumns));
    }
}

/// The whole letter: what is not the HTML or the calendar in NAME.txt, these beside it.
inline void check_letter(const std::string& name, const shop::mail::Letter& letter) {
    std::string text = "From: " + mailbox_text(letter.from) + "\nTo: " + mailbox_text(letter.to) +
                       "\nSubject: " + letter.subject + "\n";
    if (!letter.unsubscribe.empty()) text += "List-Unsubscribe: " + letter.unsubscribe + "\n";
    if (!letter.calendar.empty()) text += "Calendar: " + letter.calendar_method + "\n";
    check_kept(name + ".txt", text + "\n" + letter.text);
    check_width(letter.text);
    check_kept(name + ".html", letter.html);
    if (!letter.calendar.empty()) check_kept(name + ".ics", letter.calendar);
}

}  // namespace test
