#include "named_vehicle.hpp"

#include "input/names.hpp"

#include <algorithm>

namespace shop::cli {

namespace {

/// As plates and VINs are compared: letters and digits alone, in capitals.
std::string bare(std::string_view text) {
    std::string key;
    for (const char c : text) {
        if (c >= 'a' && c <= 'z') {
            key += static_cast<char>(c - 'a' + 'A');
        } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            key += c;
        }
    }
    return key;
}

bool is_plate_or_vin(const Vehicle& vehicle, std::string_view text) {
    const std::string key = bare(text);
    return !key.empty() && (bare(vehicle.plate) == key || bare(vehicle.vin) == key);
}

}  // namespace

NamedVehicle named_vehicle(Shop& shop, std::string_view text, std::optional<CustomerId> owner) {
    if (text.empty()) return {};
    const Vehicles vehicles = shop.vehicles();
    if (has_id_letter(text, 'V')) return {vehicles.resolve(text, owner).id, {}};
    try {
        const Vehicle found = vehicles.resolve(text, owner);
        // Somebody else may drive a 2015 Honda Civic too.
        if (owner || is_plate_or_vin(found, text)) return {found.id, {}};
    } catch (const Error& error) {
        if (error.code() == ErrorCode::ambiguous) {
            const auto candidates = vehicles.find(text);
            const bool exact = std::ranges::any_of(
                candidates, [&](const Vehicle& v) { return is_plate_or_vin(v, text); });
            if (owner || exact) throw;
        } else if (error.code() != ErrorCode::not_found) {
            throw;
        }
    }
    // Another customer's plate is no description of a car: the library will say whose it is.
    if (owner) return named_vehicle(shop, text, std::nullopt);
    return {std::nullopt, std::string{text}};
}

}  // namespace shop::cli
