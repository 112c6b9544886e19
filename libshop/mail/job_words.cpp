#include "mail/job_words.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "domain/fold.hpp"
#include "domain/utf8.hpp"

namespace shop::mail {

namespace {

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The words of a name, without what stands in brackets.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    int depth = 0;
    std::string word;
    const auto put = [&] {
        if (!word.empty()) words.push_back(word);
        word.clear();
    };
    for (const char c : name) {
        if (c == '(') ++depth;
        if (c == ' ') {
            put();
        } else if (depth == 0) {
            word += c;
        }
        if (c == ')' && depth > 0) --depth;
    }
    put();
    return words;
}

/// Whether the name is more likely one of a firm, or has a title in front.
bool has_no_first_name(const std::vector<std::string>& words) {
    constexpr std::array<std::string_view, 21> kOfFirms{
        "llc",  "inc",   "inc.",     "co",      "co.",  "corp",  "corp.",
        "ltd",  "ltd.",  "gmbh",     "company", "auto", "cars",  "rentals",
        "taxi", "fleet", "services", "school",  "farm", "ranch", "church"};
    constexpr std::array<std::string_view, 6> kTitles{"mr", "mrs", "ms", "mx", "dr", "the"};
    const auto is_in = [](const auto& list, const std::string& word) {
        return std::ranges::any_of(list, [&](std::string_view of) { return same_name(word, of); });
    };
    if (is_in(kTitles, words.front())) return true;
    return std::ranges::any_of(words, [&](const std::string& word) {
        return is_in(kOfFirms, word) || word == "&" || word.ends_with(',') ||
               std::ranges::any_of(word, is_digit);
    });
}

std::string_view last_part(std::string_view& address) {
    const std::size_t comma = address.rfind(',');
    const std::string_view part =
        domain::trimmed(comma == std::string_view::npos ? address : address.substr(comma + 1));
    address = comma == std::string_view::npos ? std::string_view{} : address.substr(0, comma);
    return part;
}

/// `CA`, `CA 95616`, `95616`: what follows a town.
bool is_state_or_code(std::string_view part) {
    if (part.size() >= 2 && is_upper(part[0]) && is_upper(part[1]) &&
        (part.size() == 2 || part[2] == ' ')) {
        return true;
    }
    return std::ranges::all_of(part, [](char c) { return is_digit(c) || c == '-' || c == ' '; });
}

/// None: the car is known by its plate or VIN, or not at all.
std::optional<Vehicle> known_car(const Appointment& job) {
    const std::string& label = job.vehicle_label;
    if (label.empty() || label == job.vehicle_plate || label == job.vehicle_vin) return {};
    try {
        return parse_vehicle(label);
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// What stands behind another name stands in the middle of a line.
std::string names_of(const auto& work) {
    std::string text;
    for (const auto& item : work) text += text.empty() ? item.name : ", " + in_midline(item.name);
    return text;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    try {
        return domain::fold(a) == domain::fold(b);
    } catch (const Error&) {
        return a == b;  // no UTF-8
    }
}

std::string greeting(std::string_view name) {
    const std::vector<std::string> words = words_of(name);
    if (words.empty()) return "Hello";
    const bool initial = words.front().ends_with('.') || words.front().size() == 1;
    if (words.size() == 2 && !initial && !has_no_first_name(words)) {
        return "Hello " + words.front();
    }
    std::string whole = "Hello";
    for (const std::string& word : words) whole += " " + word;
    return whole;
}

std::string place_text(std::string_view address, std::string_view postal_code) {
    std::string text{domain::trimmed(address)};
    if (postal_code.empty() || text.find(postal_code) != std::string::npos) return text;
    return (text.empty() ? "" : text + " ") + std::string{postal_code};
}

std::string street_of(std::string_view address) {
    return std::string{domain::trimmed(address.substr(0, address.find(',')))};
}

std::string town_of(std::string_view address) {
    if (address.find(',') == std::string_view::npos) return {};
    std::string_view part = last_part(address);
    while (!address.empty() && is_state_or_code(part)) part = last_part(address);
    return address.empty() ? std::string{} : std::string{part};
}

std::string work_text(const Appointment& job) {
    const std::string text = names_of(job.services);
    return text.empty() ? "Work as agreed" : text;
}

std::string work_text(const Quote& quote) {
    return names_of(quote.items);
}

std::string in_midline(std::string_view name) {
    std::string text{name};
    const bool word = text.size() > 1 && is_upper(text[0]) && text[1] >= 'a' && text[1] <= 'z';
    if (word) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

std::string car_text(const Appointment& job) {
    if (known_car(job)) return job.vehicle_label;
    return job.vehicle_plate.empty() ? "car" : "car " + job.vehicle_plate;
}

std::string work_and_car(const Appointment& job) {
    const std::string car = car_text(job);
    return work_text(job) + (car == "car" ? "" : ", " + car);
}

std::string short_car(const Appointment& job) {
    const auto car = known_car(job);
    if (!car) return "car";
    return car->model.empty() ? car->make : car->model;
}

std::string car_with_year(const Appointment& job) {
    const auto car = known_car(job);
    if (!car) return car_text(job);
    return car->year ? fmt::format("{} {}", *car->year, short_car(job)) : short_car(job);
}

std::string means_text(std::string_view means) {
    if (means.empty()) return {};
    for (const std::string_view preposition : {"in ", "by ", "at ", "on "}) {
        if (means.starts_with(preposition)) return std::string{means};
    }
    return "by " + std::string{means};
}

}  // namespace shop::mail
