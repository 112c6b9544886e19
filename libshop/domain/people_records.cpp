#include "domain/email.hpp"
#include "domain/phone.hpp"
#include "domain/plate.hpp"
#include "domain/postal_code.hpp"
#include "domain/records.hpp"
#include "domain/text.hpp"
#include "domain/utf8.hpp"
#include "domain/vin.hpp"

#include <shop/error.hpp>

#include <fmt/format.h>

#include <utility>

namespace shop::domain {

namespace {

constexpr int kFirstYear = 1886;  // Benz, patent 37435
constexpr int kYearsAhead = 2;
constexpr std::int64_t kLargestOdometer = 9'999'999;

[[noreturn]] void refuse(std::string message, std::string hint = {}) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

bool is_blank_text(std::string_view text) {
    return trimmed(text).empty();
}

std::string email_or_empty(std::string_view text) {
    return is_blank_text(text) ? std::string() : checked_email(text);
}

Phone phone_or_empty(std::string_view text) {
    return is_blank_text(text) ? Phone{} : parse_phone(text);
}

/// Where there is no room for an extension of its own.
std::string phone_without_extension(std::string_view text) {
    Phone phone = phone_or_empty(text);
    if (!phone.extension.empty()) {
        refuse(fmt::format("the telephone number '{}' has an extension", shown(text)),
               "Write the extension into the notes.");
    }
    return std::move(phone.e164);
}

/// An extension may stand in the number or in a field of its own.
Phone phone_with_extension(std::string_view text, std::string_view extension) {
    Phone phone = phone_or_empty(text);
    const std::string own = checked_line(extension, "extension", limits::kPhoneExtension);
    if (own.find_first_not_of("0123456789") != std::string::npos) {
        refuse(fmt::format("the extension '{}' is not all digits", shown(own)));
    }
    if (own.empty()) return phone;
    if (phone.e164.empty()) refuse(fmt::format("the extension '{}' has no number", own));
    if (!phone.extension.empty() && phone.extension != own) {
        refuse(fmt::format("two extensions are given, '{}' and '{}'", phone.extension, own));
    }
    phone.extension = own;
    return phone;
}

}  // namespace

Customer normalised(Customer customer) {
    customer.name = required_line(customer.name, "name", limits::kName);
    Phone phone = phone_with_extension(customer.phone, customer.phone_extension);
    customer.phone = std::move(phone.e164);
    customer.phone_extension = std::move(phone.extension);
    customer.email = email_or_empty(customer.email);
    customer.address = checked_line(customer.address, "address", limits::kAddress);
    customer.postal_code = checked_postal_code(customer.postal_code);
    customer.notes = checked_text(customer.notes, "notes", limits::kNotes);
    return customer;
}

Vehicle normalised(Vehicle vehicle, LocalDate today) {
    if (vehicle.year) {
        const int last = static_cast<int>(date::year_month_day(today).year()) + kYearsAhead;
        if (*vehicle.year < kFirstYear || *vehicle.year > last) {
            refuse(fmt::format("the year {} is not between {} and {}", *vehicle.year, kFirstYear,
                               last));
        }
    }
    vehicle.make = checked_line(vehicle.make, "make", limits::kName);
    vehicle.model = checked_line(vehicle.model, "model", limits::kName);
    vehicle.plate = checked_plate(vehicle.plate);
    if (is_blank_text(vehicle.vin)) {
        vehicle.vin.clear();
    } else {
        vehicle.vin = checked_vin(vehicle.vin, vehicle.year);
    }
    if (vehicle.odometer && (*vehicle.odometer < 0 || *vehicle.odometer > kLargestOdometer)) {
        refuse(fmt::format("the odometer {} is not between 0 and {}", *vehicle.odometer,
                           kLargestOdometer));
    }
    vehicle.notes = checked_text(vehicle.notes, "notes", limits::kNotes);
    if (vehicle.make.empty() && vehicle.model.empty() && vehicle.plate.empty() &&
        vehicle.vin.empty()) {
        refuse("the vehicle has no make, model, plate or VIN", "Write it like '2015 Honda Civic'.");
    }
    return vehicle;
}

Mechanic normalised(Mechanic mechanic) {
    mechanic.name = required_line(mechanic.name, "name", limits::kName);
    mechanic.phone = phone_without_extension(mechanic.phone);
    mechanic.email = email_or_empty(mechanic.email);
    if (mechanic.hours) check_hours(*mechanic.hours);
    mechanic.skills = checked_skills(mechanic.skills);
    return mechanic;
}

Closure normalised(Closure closure) {
    if (closure.begins >= closure.ends) refuse("the closure ends before it begins");
    closure.reason = checked_line(closure.reason, "reason", limits::kReason);
    return closure;
}

Contact normalised(Contact contact) {
    contact.name = checked_line(contact.name, "name of the contact", limits::kName);
    contact.phone = phone_without_extension(contact.phone);
    contact.email = email_or_empty(contact.email);
    return contact;
}

}  // namespace shop::domain
