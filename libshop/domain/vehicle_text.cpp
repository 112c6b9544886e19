#include "domain/fold.hpp"
#include "domain/plate.hpp"
#include "domain/text.hpp"
#include "domain/utf8.hpp"

#include <shop/error.hpp>
#include <shop/people.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace shop {

namespace {

/// Names that stand before a model, folded; what is not here is taken as a model.
constexpr std::string_view kMakes[] = {
    "acura",    "alfa romeo",  "amc",      "aston martin",  "audi",        "bentley",
    "bmw",      "buick",       "byd",      "cadillac",      "chevrolet",   "chevy",
    "chrysler", "citroen",     "daewoo",   "dodge",         "eagle",       "ferrari",
    "fiat",     "fisker",      "ford",     "freightliner",  "genesis",     "geo",
    "gmc",      "honda",       "hummer",   "hyundai",       "infiniti",    "international",
    "isuzu",    "jaguar",      "jeep",     "kia",           "lamborghini", "land rover",
    "lexus",    "lincoln",     "lotus",    "lucid",         "maserati",    "maybach",
    "mazda",    "mclaren",     "mercedes", "mercedes benz", "mercury",     "mg",
    "mini",     "mitsubishi",  "nissan",   "oldsmobile",    "opel",        "peugeot",
    "plymouth", "polestar",    "pontiac",  "porsche",       "ram",         "renault",
    "rivian",   "rolls royce", "saab",     "saturn",        "scion",       "smart",
    "subaru",   "suzuki",      "tesla",    "toyota",        "vauxhall",    "volkswagen",
    "volvo",    "vw"};

bool is_make(std::string_view words) {
    std::string folded = domain::fold(words);
    std::ranges::replace(folded, '-', ' ');
    return std::ranges::find(kMakes, folded) != std::end(kMakes);
}

/// The length of the first `count` words; npos where there are fewer.
std::size_t length_of_words(std::string_view text, int count) {
    std::size_t at = 0;
    for (int i = 0; i < count; ++i) {
        const std::size_t begin = text.find_first_not_of(' ', at);
        if (begin == std::string_view::npos) return begin;
        at = std::min(text.find(' ', begin), text.size());
    }
    return at;
}

std::optional<int> take_year(std::string_view& text) {
    const std::size_t length = std::min(text.find(' '), text.size());
    if (length != 4) return std::nullopt;
    int year = 0;
    for (const char c : text.substr(0, length)) {
        if (c < '0' || c > '9') return std::nullopt;
        year = year * 10 + (c - '0');
    }
    text = domain::trimmed(text.substr(length));
    return year;
}

/// Cuts `, plate 7XYZ321` off the end; `?` stands for a plate nobody has read yet.
std::string take_plate(std::string_view& text) {
    constexpr std::string_view kMark = "plate";
    const std::size_t comma = text.rfind(',');
    if (comma == std::string_view::npos) return {};
    const std::string_view after = domain::trimmed(text.substr(comma + 1));
    if (domain::fold(after.substr(0, length_of_words(after, 1))) != kMark) return {};
    const std::string_view plate = domain::trimmed(after.substr(kMark.size()));
    text = domain::trimmed(text.substr(0, comma));
    return plate == "?" ? std::string() : domain::checked_plate(plate);
}

void append_word(std::string& text, std::string_view word) {
    if (word.empty()) return;
    if (!text.empty()) text.push_back(' ');
    text.append(word);
}

}  // namespace

std::string label(const Vehicle& vehicle) {
    if (vehicle.make.empty() && vehicle.model.empty()) {
        if (!vehicle.plate.empty()) return vehicle.plate;
        if (!vehicle.vin.empty()) return vehicle.vin;
    }
    std::string text;
    if (vehicle.year) text = fmt::format("{}", *vehicle.year);
    append_word(text, vehicle.make);
    append_word(text, vehicle.model);
    return text;
}

Vehicle parse_vehicle(std::string_view text) {
    const std::string line = domain::required_line(text, "vehicle", domain::limits::kName);
    std::string_view rest = line;
    Vehicle vehicle;
    vehicle.plate = take_plate(rest);
    vehicle.year = take_year(rest);
    if (rest.empty()) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' names no make or model", shown(text)),
                    "Write it like '2015 Honda Civic'.");
    }
    for (const int words : {2, 1}) {
        const std::size_t length = length_of_words(rest, words);
        if (length == std::string_view::npos || !is_make(rest.substr(0, length))) continue;
        vehicle.make = rest.substr(0, length);
        rest = domain::trimmed(rest.substr(length));
        break;
    }
    vehicle.model = rest;
    return vehicle;
}

}  // namespace shop
