#include "domain/records.hpp"
#include "domain/text.hpp"
#include "domain/utf8.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace shop::domain {

namespace {

constexpr Minutes kLongestLabor{10'080};
constexpr Minutes kLongestVisit{1'440};

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

void check_range(std::string_view what, Minutes value, Minutes least, Minutes most) {
    if (value >= least && value <= most) return;
    refuse(fmt::format("the {} is {} minutes, not between {} and {}", what, value.count(),
                       least.count(), most.count()));
}

void check_price(std::string_view what, const std::optional<Money>& price) {
    if (price && price->is_negative()) refuse(fmt::format("the {} is below zero", what));
}

void check_count(std::string_view what, std::size_t count) {
    if (count <= limits::kListEntries) return;
    refuse(fmt::format("there are {} {}, at most {} are kept", count, what, limits::kListEntries));
}

std::string in_lower_case(std::string_view text) {
    std::string lower;
    while (const auto next = first_code_point(text)) {
        append_utf8(lower, static_cast<char32_t>(
                               utf8proc_tolower(static_cast<utf8proc_int32_t>(next->value))));
        text.remove_prefix(next->length);
    }
    return lower;
}

std::string checked_condition(std::string_view text) {
    constexpr std::array<std::string_view, 5> kConditions = {"", "new", "used", "rebuilt",
                                                             "remanufactured"};
    std::string condition = checked_line(text, "condition", limits::kCode);
    if (std::ranges::find(kConditions, condition) == kConditions.end()) {
        refuse(fmt::format("the condition '{}' is not known", shown(condition)),
               "A part is new, used, rebuilt or remanufactured.");
    }
    return condition;
}

Part normalised(Part part) {
    part.name = required_line(part.name, "name of the part", limits::kName);
    part.number = checked_line(part.number, "part number", limits::kPartNumber);
    part.condition = checked_condition(part.condition);
    const std::int64_t quantity = part.quantity.thousandths();
    if (quantity <= 0 || quantity > Quantity::kMax) {
        refuse(fmt::format("the quantity of the part '{}' is out of range", shown(part.name)));
    }
    if (part.cost.has_value() == part.price.has_value()) {
        refuse(fmt::format("the part '{}' needs either a cost or a price", shown(part.name)));
    }
    check_price("cost of the part", part.cost);
    check_price("price of the part", part.price);
    return part;
}

}  // namespace

std::string checked_code(std::string_view text) {
    std::string code = required_line(text, "code", limits::kCode);
    const bool shaped = std::ranges::all_of(
        code, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
    if (!shaped || code.front() == '-') {
        refuse(fmt::format("'{}' is no code", shown(code)),
               "Codes are a-z, 0-9 and dashes, like 'brakes-front'.");
    }
    return code;
}

std::vector<std::string> checked_skills(const std::vector<std::string>& skills) {
    check_count("skills", skills.size());
    std::vector<std::string> checked;
    for (const std::string& text : skills) {
        std::string skill = in_lower_case(required_line(text, "skill", limits::kSkill));
        if (std::ranges::find(checked, skill) == checked.end()) checked.push_back(std::move(skill));
    }
    return checked;
}

Service normalised(Service service) {
    service.code = checked_code(service.code);
    service.name = required_line(service.name, "name", limits::kName);
    service.category = checked_line(service.category, "category", limits::kName);
    check_price("price", service.price);
    check_range("labor time", service.labor, Minutes{0}, kLongestLabor);
    check_range("time on site", service.duration, Minutes{1}, kLongestVisit);
    service.skills = checked_skills(service.skills);
    check_count("parts", service.parts.size());
    for (Part& part : service.parts) part = normalised(std::move(part));
    return service;
}

Package normalised(Package package) {
    package.code = checked_code(package.code);
    package.name = required_line(package.name, "name", limits::kName);
    if (package.services.empty()) {
        refuse(fmt::format("the package '{}' has no services", package.code));
    }
    check_count("services", package.services.size());
    for (std::string& code : package.services) code = checked_code(code);
    check_price("price", package.price);
    if (package.duration) {
        check_range("time on site", *package.duration, Minutes{1}, kLongestVisit);
    }
    return package;
}

}  // namespace shop::domain
