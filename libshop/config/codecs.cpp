#include "config/codecs.hpp"

#include "domain/in_quotes.hpp"
#include "domain/nearest.hpp"
#include "domain/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::config {

namespace {

// What steers a terminal, a mail header or the direction of writing.
bool is_unfit(char32_t c) {
    return domain::is_control(c) || domain::is_bidi_control(c) || domain::is_line_separator(c);
}

// Messages don't repeat the text: it may hold a password.
void check_text(const Value& in, std::string_view written, const TextRule& rule) {
    if (!rule.may_be_empty && domain::trimmed(written).empty()) in.refuse("must not be empty");
    std::size_t length = 0;
    while (!written.empty()) {
        const auto next = domain::first_code_point(written);
        if (!next) in.refuse("must be UTF-8");
        if (next->value == 0) in.refuse("must not contain a NUL character");
        if (!rule.may_have_controls && is_unfit(next->value)) {
            in.refuse("must be one line without control characters");
        }
        written.remove_prefix(next->length);
        ++length;
    }
    if (length > rule.most) {
        in.refuse(fmt::format("may have at most {} characters, not {}", rule.most, length));
    }
}

std::int64_t read_integer(const Value& in, IntegerRange range) {
    const std::int64_t number = in.integer();
    if (number < range.least || number > range.most) {
        in.refuse(fmt::format("must be from {} to {}, not {}", range.least, range.most, number));
    }
    return number;
}

}  // namespace

Codec<std::string> text(TextRule rule) {
    return {[rule](const Value& in) {
                check_text(in, in.text(), rule);
                return in.text();
            },
            [](const std::string& value) { return Node::of(std::string_view{value}); }};
}

Codec<std::string> checked(std::string (*check)(std::string_view)) {
    return parsed<std::string>([check](const std::string& written) { return check(written); },
                               [](const std::string& value) { return value; });
}

Codec<bool> flag() {
    return {[](const Value& in) { return in.boolean(); },
            [](bool value) { return Node::of(value); }};
}

Codec<int> count(IntegerRange range) {
    return {[range](const Value& in) { return static_cast<int>(read_integer(in, range)); },
            [](int value) { return Node::of(std::int64_t{value}); }};
}

Codec<Minutes> minutes(IntegerRange range) {
    return {[range](const Value& in) { return Minutes{read_integer(in, range)}; },
            [](Minutes value) { return Node::of(std::int64_t{value.count()}); }};
}

Codec<Money> money(const Currency& currency) {
    return parsed<Money>(
        [currency](const std::string& written) { return parse_money(written, currency); },
        [currency](Money amount) { return to_plain_string(amount, currency); });
}

Codec<Rate> percentage(Rate most) {
    return parsed<Rate>(
        [most](const std::string& written) {
            const Rate rate = parse_rate(written);
            if (rate > most) {
                throw Error(ErrorCode::invalid_argument,
                            fmt::format("{} is above {}", domain::in_quotes(written),
                                        to_percent_string(most)));
            }
            return rate;
        },
        [](Rate rate) { return to_percent_string(rate); });
}

Codec<std::vector<std::string>> command() {
    constexpr std::size_t kMostArguments = 100;
    const Codec<std::string> argument = text({4'096, true});
    const auto arguments = list_of(argument, kMostArguments);
    return {[arguments](const Value& in) {
                std::vector<std::string> words = arguments.read(in);
                if (!words.empty() && words.front().empty()) {
                    in.refuse("must begin with the name of a program");
                }
                return words;
            },
            arguments.write};
}

std::size_t read_choice(const Value& in, const std::vector<std::string>& words) {
    const std::string& written = in.text();
    const auto found = std::find(words.begin(), words.end(), written);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const auto meant = domain::nearest(written, words);
    in.refuse(
        fmt::format("must be {}, not {}", fmt::join(words, " or "), domain::in_quotes(written)),
        meant ? fmt::format("did you mean \"{}\"?", *meant) : std::string{});
}

}  // namespace shop::config
