#include "mail/words.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "domain/utf8.hpp"

namespace shop::mail {

namespace {

// A header can't be broken inside of a URI: the line has to hold it (RFC 5322, 2.1.1).
constexpr std::size_t kLongestUri = 900;
constexpr std::size_t kLongestMessageId = 200;
constexpr char32_t kReplacement = 0xFFFD;

bool breaks_a_line(char32_t c) {
    return domain::is_control(c) || domain::is_line_separator(c) || domain::is_bidi_control(c);
}

/// What `text` begins with, taken from it.
char32_t take(std::string_view& text) {
    const auto next = domain::first_code_point(text);
    text.remove_prefix(next ? next->length : 1);
    return next ? next->value : kReplacement;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_atom_character(char c) {
    constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
    return is_letter(c) || (c >= '0' && c <= '9') || kMarks.find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' &&
           text.find("..") == std::string_view::npos &&
           std::ranges::all_of(text, [](char c) { return c == '.' || is_atom_character(c); });
}

[[noreturn]] void refuse(std::string_view what, std::string_view value) {
    throw Error(ErrorCode::invalid_argument, fmt::format("'{}' is no {}", shown(value), what));
}

}  // namespace

std::string one_line(std::string_view text) {
    std::string line;
    bool is_open = false;  // a blank is due before what comes next
    while (!text.empty()) {
        const char32_t c = take(text);
        if (breaks_a_line(c) || domain::is_blank(c)) {
            is_open = true;
            continue;
        }
        if (is_open && !line.empty()) line += ' ';
        is_open = false;
        domain::append_utf8(line, c);
    }
    return line;
}

std::string several_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        if (text.starts_with("\r\n")) text.remove_prefix(1);
        const char32_t c = take(text);
        const bool ends_a_line = c == U'\n' || c == U'\r' || domain::is_line_separator(c);
        const bool is_odd = (domain::is_control(c) && c != U'\t') || domain::is_bidi_control(c);
        domain::append_utf8(lines, ends_a_line ? U'\n' : is_odd ? U' ' : c);
    }
    if (!lines.empty() && lines.back() != '\n') lines += '\n';
    return lines;
}

void require_message_id(std::string_view id) {
    const std::size_t at = id.find('@');
    if (at == std::string_view::npos || id.size() > kLongestMessageId ||
        !is_dot_atom(id.substr(0, at)) || !is_dot_atom(id.substr(at + 1))) {
        refuse("message id", id);
    }
}

void require_method(std::string_view method) {
    if (method.empty() || !std::ranges::all_of(method, is_letter)) {
        refuse("method of a calendar", method);
    }
}

void require_uri(std::string_view uri) {
    constexpr std::string_view kUnfit = "<>,\"\\^`{|}";
    const auto fits = [kUnfit](char c) {
        return c > ' ' && c < '\x7f' && kUnfit.find(c) == std::string_view::npos;
    };
    const std::size_t colon = uri.find(':');
    if (colon == 0 || colon == std::string_view::npos || uri.size() > kLongestUri ||
        !std::ranges::all_of(uri.substr(0, colon), is_letter) || !std::ranges::all_of(uri, fits)) {
        refuse("URI", uri);
    }
}

}  // namespace shop::mail
