#include "input/names.hpp"

#include "input/number.hpp"
#include "input/words.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace shop::cli {

namespace {

struct Kind {
    std::string_view name;  ///< with its article
    char letter;            ///< in upper case; 0 for kinds without
    char printed = letter;
};

constexpr Kind kAppointment{"an appointment", 'A'};
constexpr Kind kQuote{"a quote", 'Q'};
constexpr Kind kVehicle{"a vehicle", 'V', 'v'};
constexpr Kind kInvoice{"an invoice", 'I'};
constexpr Kind kCustomer{"a customer", 0};
constexpr Kind kMechanic{"a mechanic", 0};
constexpr Kind kClosure{"a closure", 0};
constexpr Kind kMessage{"a message", 0};
constexpr std::array kWithLetter = {kAppointment, kQuote, kVehicle, kInvoice};

char capital(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string example(const Kind& kind) {
    return kind.letter == 0 ? "42" : fmt::format("{}42", kind.printed);
}

const Kind* kind_of_letter(char letter) {
    const auto* found = std::ranges::find(kWithLetter, capital(letter), &Kind::letter);
    return found == kWithLetter.end() ? nullptr : found;
}

std::int64_t parse_id(std::string_view text, const Kind& wanted) {
    const std::string hint = fmt::format("Write {} like {}.", wanted.name, example(wanted));
    std::string_view digits = without_blanks_around(text);
    if (!digits.empty()) {
        const Kind* named = kind_of_letter(digits.front());
        const bool wrong = named != nullptr && named->letter != wanted.letter;
        if (wrong && is_digits(digits.substr(1))) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("'{}' is {}; {} looks like {}", shown(text), named->name,
                                    wanted.name, example(wanted)));
        }
        if (named != nullptr && !wrong) digits.remove_prefix(1);
    }
    const auto number = digits_to_number(digits);
    if (!number || *number == 0) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("'{}' does not name {}", shown(text), wanted.name), hint);
    }
    return *number;
}

}  // namespace

AppointmentId parse_appointment_id(std::string_view text) {
    return AppointmentId(parse_id(text, kAppointment));
}
QuoteId parse_quote_id(std::string_view text) {
    return QuoteId(parse_id(text, kQuote));
}
VehicleId parse_vehicle_id(std::string_view text) {
    return VehicleId(parse_id(text, kVehicle));
}
CustomerId parse_customer_id(std::string_view text) {
    return CustomerId(parse_id(text, kCustomer));
}
MechanicId parse_mechanic_id(std::string_view text) {
    return MechanicId(parse_id(text, kMechanic));
}
ClosureId parse_closure_id(std::string_view text) {
    return ClosureId(parse_id(text, kClosure));
}
MessageId parse_message_id(std::string_view text) {
    return MessageId(parse_id(text, kMessage));
}

bool looks_like_id(std::string_view text) {
    const std::string_view name = without_blanks_around(text);
    if (name.empty()) return false;
    return is_digits(kind_of_letter(name.front()) != nullptr ? name.substr(1) : name);
}

bool has_id_letter(std::string_view text, char letter) {
    const std::string_view name = without_blanks_around(text);
    return !name.empty() && capital(name.front()) == letter && is_digits(name.substr(1));
}

bool means_quote(std::string_view text) {
    const bool in_capitals = !text.empty() && text.front() >= 'A' && text.front() <= 'Z';
    return has_id_letter(text, 'Q') || (in_capitals && looks_like_id(text));
}

std::string to_name(AppointmentId id) {
    return fmt::format("A{}", id.value());
}
std::string to_name(QuoteId id) {
    return fmt::format("Q{}", id.value());
}
std::string to_name(VehicleId id) {
    return fmt::format("v{}", id.value());
}

}  // namespace shop::cli
