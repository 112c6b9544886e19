#include "spoken.hpp"

#include <array>
#include <string_view>

namespace shop::cli {

namespace {

constexpr std::array<std::string_view, 20> kBelowTwenty{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens{"",      "",      "twenty",  "thirty", "forty",
                                                 "fifty", "sixty", "seventy", "eighty", "ninety"};

struct Scale {
    std::int64_t size;
    std::string_view name;
};
constexpr std::array<Scale, 5> kScales{{{1'000'000'000'000, "trillion"},
                                        {1'000'000'000, "billion"},
                                        {1'000'000, "million"},
                                        {1'000, "thousand"},
                                        {100, "hundred"}}};

struct CurrencyWords {
    std::string_view code;
    std::string_view one;
    std::string_view many;
    std::string_view minor_one;
    std::string_view minor_many;
};
constexpr std::array<CurrencyWords, 6> kCurrencies{{{"USD", "dollar", "dollars", "cent", "cents"},
                                                    {"CAD", "dollar", "dollars", "cent", "cents"},
                                                    {"AUD", "dollar", "dollars", "cent", "cents"},
                                                    {"NZD", "dollar", "dollars", "cent", "cents"},
                                                    {"EUR", "euro", "euros", "cent", "cents"},
                                                    {"GBP", "pound", "pounds", "penny", "pence"}}};

std::string counted(std::int64_t number, std::string_view one, std::string_view many) {
    return spoken_number(number) + " " + std::string{number == 1 ? one : many};
}

}  // namespace

std::string spoken_number(std::int64_t number) {
    if (number < 20) return std::string{kBelowTwenty[static_cast<std::size_t>(number)]};
    if (number < 100) {
        std::string text{kTens[static_cast<std::size_t>(number / 10)]};
        if (number % 10 != 0) text += "-" + spoken_number(number % 10);
        return text;
    }
    for (const Scale& scale : kScales) {
        if (number < scale.size) continue;
        std::string text = counted(number / scale.size, scale.name, scale.name);
        if (number % scale.size != 0) text += " " + spoken_number(number % scale.size);
        return text;
    }
    return {};
}

std::string spoken_amount(Money amount, const Currency& currency) {
    if (amount.is_negative()) return {};
    for (const CurrencyWords& words : kCurrencies) {
        if (words.code != currency.code) continue;
        const std::int64_t whole = amount.minor_units() / 100;
        const std::int64_t rest = amount.minor_units() % 100;
        std::string text = counted(whole, words.one, words.many);
        if (rest != 0) text += " and " + counted(rest, words.minor_one, words.minor_many);
        return text;
    }
    return {};
}

std::string spoken_duration(Minutes minutes) {
    constexpr std::int64_t kQuarter = 15;
    const std::int64_t quarters = (minutes.count() + kQuarter - 1) / kQuarter;
    if (quarters < 4) return "about " + spoken_number(quarters * kQuarter) + " minutes";
    std::string text = "about " + spoken_number(quarters / 4);
    switch (quarters % 4) {
        case 1:
            text += " and a quarter";
            break;
        case 2:
            text += " and a half";
            break;
        case 3:
            text += " and three quarter";
            break;
        default:
            break;
    }
    return text + (quarters == 4 ? " hour" : " hours");
}

}  // namespace shop::cli
