#include "config/codecs.hpp"

#include "domain/in_quotes.hpp"
#include "domain/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace shop::config {

namespace {

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool is_code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
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
    return {
        [rule](const Value& in) {
            const std::string& written = in.text();
            if (!rule.may_be_empty && written.find_first_not_of(" \t\r\n") == std::string::npos) {
                in.refuse("must not be empty");
            }
            if (written.find('\0') != std::string::npos) {
                in.refuse("must not contain a NUL character");
            }
            if (!rule.may_have_controls &&
                std::any_of(written.begin(), written.end(), is_control)) {
                in.refuse("must be one line without control characters");
            }
            const std::size_t length = count_characters(written);
            if (length > rule.most) {
                in.refuse(fmt::format("may have at most {} characters, not {}", rule.most, length));
            }
            return written;
        },
        [](const std::string& value) { return Node::of(std::string_view{value}); }};
}

Codec<std::string> code() {
    static constexpr std::size_t kLongest = 64;
    return {[](const Value& in) {
                const std::string& written = in.text();
                if (written.empty() || written.size() > kLongest ||
                    !std::all_of(written.begin(), written.end(), is_code_character)) {
                    in.refuse(fmt::format("must be 1 to {} of a-z, 0-9 and '-', not {}", kLongest,
                                          domain::in_quotes(written)));
                }
                return written;
            },
            [](const std::string& value) { return Node::of(std::string_view{value}); }};
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
