#include "format/json.hpp"

namespace shop {

namespace {

using format::dump;
using format::hours_object;
using format::id_or_null;
using format::instant_text;
using format::or_null;
using format::text_or_null;
using format::wall_text;

}  // namespace

std::string to_json(const Customer& customer, const JsonStyle& style) {
    return dump({{"id", customer.id.value()},
                 {"revision", customer.revision},
                 {"name", customer.name},
                 {"phone", text_or_null(customer.phone)},
                 {"phone_extension", text_or_null(customer.phone_extension)},
                 {"email", text_or_null(customer.email)},
                 {"address", text_or_null(customer.address)},
                 {"postal_code", text_or_null(customer.postal_code)},
                 {"notes", text_or_null(customer.notes)},
                 {"reminders", customer.reminders},
                 {"created_at", instant_text(customer.created_at, style)}});
}

std::string to_json(const Vehicle& vehicle, const JsonStyle& style) {
    return dump({{"id", vehicle.id.value()},
                 {"revision", vehicle.revision},
                 {"customer_id", vehicle.customer.value()},
                 {"label", label(vehicle)},
                 {"year", or_null(vehicle.year, [](int year) { return year; })},
                 {"make", text_or_null(vehicle.make)},
                 {"model", text_or_null(vehicle.model)},
                 {"plate", text_or_null(vehicle.plate)},
                 {"vin", text_or_null(vehicle.vin)},
                 {"odometer", or_null(vehicle.odometer, [](std::int64_t read) { return read; })},
                 {"notes", text_or_null(vehicle.notes)},
                 {"created_at", instant_text(vehicle.created_at, style)}});
}

std::string to_json(const Mechanic& mechanic, const JsonStyle&) {
    return dump({{"id", mechanic.id.value()},
                 {"revision", mechanic.revision},
                 {"name", mechanic.name},
                 {"phone", text_or_null(mechanic.phone)},
                 {"email", text_or_null(mechanic.email)},
                 {"hours", or_null(mechanic.hours, hours_object)},
                 {"skills", mechanic.skills},
                 {"retired", mechanic.retired}});
}

std::string to_json(const Closure& closure, const JsonStyle& style) {
    return dump({{"id", closure.id.value()},
                 {"revision", closure.revision},
                 {"mechanic_id", id_or_null(closure.mechanic)},
                 {"begins", wall_text(closure.begins)},
                 {"ends", wall_text(closure.ends)},
                 {"zone", style.zone.name()},
                 {"reason", text_or_null(closure.reason)}});
}

}  // namespace shop
