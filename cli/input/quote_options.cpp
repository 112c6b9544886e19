#include "input/quote_options.hpp"

#include "input/duration.hpp"
#include "input/words.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace shop::cli {

namespace {

constexpr Minutes kLongestLabor = std::chrono::hours{168};

[[noreturn]] void refuse(std::string_view option, std::string_view text, std::string_view why,
                         std::string_view form) {
    throw Error(ErrorCode::invalid_argument, fmt::format("{} '{}' {}", option, shown(text), why),
                fmt::format("Write {} {}.", option, form));
}

struct Sides {
    std::string_view left;
    std::string_view right;
};

/// At the last `=`: names may hold one, prices never do.
std::optional<Sides> at_equals(std::string_view text) {
    const std::size_t equals = text.rfind('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const Sides sides{without_blanks_around(text.substr(0, equals)),
                      without_blanks_around(text.substr(equals + 1))};
    if (sides.left.empty() || sides.right.empty()) return std::nullopt;
    return sides;
}

bool is_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// `SERVICE:NAME`; what stands before a colon and is no code belongs to the name.
Sides service_and_name(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || !is_code(text.substr(0, colon))) return {{}, text};
    return {text.substr(0, colon), without_blanks_around(text.substr(colon + 1))};
}

struct PriceAndQuantity {
    Money price;
    std::optional<Quantity> quantity;
};

/// `98.00`, `98.00x2`
PriceAndQuantity price_and_quantity(std::string_view text, const Currency& currency) {
    const std::size_t times = text.find_first_of("xX");
    PriceAndQuantity found;
    found.price = parse_money(without_blanks_around(text.substr(0, times)), currency);
    if (times != std::string_view::npos) {
        found.quantity = parse_quantity(without_blanks_around(text.substr(times + 1)));
    }
    return found;
}

struct NamedPart {
    std::string service;
    std::string name;
    PriceAndQuantity value;
};

NamedPart named_part(std::string_view option, std::string_view text, const Currency& currency) {
    constexpr std::string_view kForm = "'[SERVICE:]PART=PRICE[xQUANTITY]'";
    const auto sides = at_equals(text);
    if (!sides) refuse(option, text, "names no part and price", kForm);
    const Sides names = service_and_name(sides->left);
    if (names.right.empty()) refuse(option, text, "names no part", kForm);
    return {std::string(names.left), std::string(names.right),
            price_and_quantity(sides->right, currency)};
}

/// The service's code before the `=`, and what stands after it.
Sides code_and_value(std::string_view option, std::string_view text, std::string_view form) {
    const auto sides = at_equals(text);
    if (!sides) refuse(option, text, "lacks a service or a value", form);
    if (!is_code(sides->left)) refuse(option, text, "names no service by its code", form);
    return *sides;
}

DiscountScope scope_of(std::string_view word, std::string_view text, std::string_view form) {
    const std::string name = in_lower_case(word);
    if (name == "labor") return DiscountScope::labor;
    if (name == "parts") return DiscountScope::parts;
    if (name == "both") return DiscountScope::both;
    refuse("--discount", text, fmt::format("names '{}'", shown(word)), form);
}

}  // namespace

Discount parse_discount(std::string_view text, const Currency& currency) {
    constexpr std::string_view kForm = "10% or 25.00, for one kind 10%:labor or 10%:parts";
    const std::size_t colon = text.find(':');
    const std::string_view size = without_blanks_around(text.substr(0, colon));
    Discount discount;
    if (colon != std::string_view::npos) {
        discount.scope = scope_of(without_blanks_around(text.substr(colon + 1)), text, kForm);
    }
    if (size.ends_with('%')) {
        discount.percent = parse_rate(size);
        const auto rate = discount.percent->parts_per_million();
        if (rate == 0 || rate > Rate::kOne) {
            refuse("--discount", text, "is not above 0% and at most 100%", kForm);
        }
    } else {
        discount.amount = parse_money(size, currency);
        if (discount.amount->is_zero()) refuse("--discount", text, "takes nothing off", kForm);
    }
    return discount;
}

PartChange parse_part_change(std::string_view text, const Currency& currency) {
    NamedPart part = named_part("--part", text, currency);
    return {std::move(part.service), std::move(part.name), part.value.price, part.value.quantity};
}

AddedPart parse_added_part(std::string_view text, const Currency& currency) {
    NamedPart part = named_part("--add-part", text, currency);
    return {std::move(part.service), std::move(part.name), part.value.price,
            part.value.quantity.value_or(Quantity{})};
}

LaborChange parse_labor_change(std::string_view text) {
    const Sides sides = code_and_value("--labor", text, "SERVICE=2.5h or SERVICE=150m");
    return {std::string(sides.left), parse_duration(sides.right, Minutes{0}, kLongestLabor)};
}

PriceChange parse_price_change(std::string_view text, const Currency& currency) {
    const Sides sides = code_and_value("--price", text, "SERVICE=80.00");
    return {std::string(sides.left), parse_money(sides.right, currency)};
}

}  // namespace shop::cli
