#include "mail/values.hpp"

#include <utility>

#include "domain/utf8.hpp"
#include "mail/words.hpp"

namespace shop::mail {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// What has no place in a text is a blank; line ends stay.
std::string cleaned(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const auto next = domain::first_code_point(text);
        const char32_t c = next ? next->value : kReplacement;
        text.remove_prefix(next ? next->length : 1);
        if (c == U'\n') {
            clean += '\n';
        } else if (domain::is_control(c) || domain::is_line_separator(c) ||
                   domain::is_bidi_control(c)) {
            clean += ' ';
        } else {
            domain::append_utf8(clean, c);
        }
    }
    return clean;
}

}  // namespace

void Values::set(std::string_view name, std::string_view line) {
    texts_.insert_or_assign(std::string{name}, one_line(line));
}

void Values::set_lines(std::string_view name, std::string_view lines) {
    texts_.insert_or_assign(std::string{name}, cleaned(lines));
}

void Values::set_list(std::string_view name, const Values& shape, std::vector<Values> items) {
    lists_.insert_or_assign(std::string{name}, List{{shape}, std::move(items)});
}

void Values::only_if(std::string_view name, bool holds) {
    set_list(name, Values{}, std::vector<Values>(holds ? 1 : 0));
}

void Values::set_one(std::string_view name, bool holds, Lines lines) {
    Values item;
    for (const auto& [key, line] : lines) item.set(key, line);
    std::vector<Values> items;
    if (holds) items.push_back(item);
    set_list(name, item, std::move(items));
}

const std::string* Values::find(std::string_view name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? nullptr : &found->second;
}

const Values::List* Values::find_list(std::string_view name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

std::vector<std::string> Values::names() const {
    std::vector<std::string> all;
    for (const auto& [name, text] : texts_) all.push_back(name);
    for (const auto& [name, list] : lists_) all.push_back(name);
    return all;
}

}  // namespace shop::mail
