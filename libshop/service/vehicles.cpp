#include "service/vehicles.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "domain/fold.hpp"
#include "domain/plate.hpp"
#include "domain/records.hpp"
#include "service/customers.hpp"
#include "service/find.hpp"
#include "service/in_change.hpp"
#include "store/digest.hpp"
#include "store/vehicles.hpp"

namespace shop {

namespace service {

namespace {

store::VehicleKeys keys_of(const Vehicle& vehicle) {
    return {domain::plate_key(vehicle.plate),
            domain::fold(fmt::format("{}\n{}\n{}", label(vehicle), vehicle.plate, vehicle.vin))};
}

void require_new_vin(driver::Connection& connection, const Vehicle& vehicle) {
    const auto owner = store::vehicle_by_vin(connection, vehicle.vin);
    if (!owner || owner->id == vehicle.id) return;
    throw Error(ErrorCode::duplicate,
                fmt::format("VIN {} belongs to vehicle v{}, {}", vehicle.vin, owner->id.value(),
                            shown(label(*owner))),
                fmt::format("see: shopctl vehicle show v{}", owner->id.value()));
}

[[noreturn]] void throw_ambiguous(std::string_view text, const std::vector<Vehicle>& candidates) {
    std::string list;
    for (const Vehicle& candidate : candidates) {
        list += fmt::format("{}v{} {}{}{}", list.empty() ? "" : "; ", candidate.id.value(),
                            shown(label(candidate)), candidate.plate.empty() ? "" : " ",
                            candidate.plate);
    }
    throw Error(ErrorCode::ambiguous,
                fmt::format("{} vehicles match '{}'", candidates.size(), shown(text)),
                "use the number of one of them: " + list);
}

std::string in_capitals(std::string_view text) {
    std::string capitals{text};
    std::ranges::transform(capitals, capitals.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return capitals;
}

std::optional<VehicleId> as_id(std::string_view text) {
    if (text.size() < 2 || text.size() > 18 || (text.front() != 'v' && text.front() != 'V')) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    for (const char c : text.substr(1)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return VehicleId{number};
}

/// Any part of label, plate or VIN; of the plate also without its blanks and dashes.
std::vector<Vehicle> vehicles_with(driver::Connection& connection, std::string_view text,
                                   std::int64_t limit) {
    const std::string pattern = containing(text);
    const std::string plate = domain::plate_key(text);
    return store::vehicles_like(connection, pattern, plate.empty() ? pattern : containing(plate),
                                limit);
}

std::vector<Vehicle> candidates(driver::Connection& connection, std::string_view text) {
    if (const auto vehicle = store::vehicle_by_vin(connection, in_capitals(text))) {
        return {*vehicle};
    }
    const std::string plate = domain::plate_key(text);
    if (auto found = store::vehicles_by_plate(connection, plate); !found.empty()) return found;
    return vehicles_with(connection, text, 1000);
}

}  // namespace

std::string request_fields(const Vehicle& vehicle) {
    store::LengthPrefixed fields;
    fields.add(std::to_string(vehicle.customer.value()));
    fields.add(vehicle.year ? std::to_string(*vehicle.year) : "");
    fields.add(vehicle.make).add(vehicle.model).add(vehicle.plate).add(vehicle.vin);
    fields.add(vehicle.odometer ? std::to_string(*vehicle.odometer) : "").add(vehicle.notes);
    return fields.text();
}

Vehicle add_vehicle(Change& change, const Vehicle& vehicle, LocalDate today) {
    Vehicle added = domain::normalised(vehicle, today);
    require_new_vin(change.connection(), added);
    added.created_at = change.now();
    added.revision = 1;
    added.id = store::insert_vehicle(change.connection(), added, keys_of(added));
    change.audit<Vehicle>("add", "vehicle", added.id.value(), nullptr, &added);
    return added;
}

Vehicle require_vehicle(driver::Connection& connection, VehicleId id) {
    if (auto vehicle = store::find_vehicle(connection, id)) return *vehicle;
    throw Error(ErrorCode::not_found, fmt::format("there is no vehicle v{}", id.value()),
                "see: shopctl vehicle list");
}

void note_odometer(Change& change, VehicleId id, std::int64_t odometer) {
    const Vehicle before = require_vehicle(change.connection(), id);
    Vehicle after = before;
    after.odometer = odometer;
    if (!store::update_vehicle(change.connection(), after, keys_of(after))) {
        throw_stale(fmt::format("vehicle v{}", id.value()));
    }
    ++after.revision;
    change.audit("edit", "vehicle", id.value(), &before, &after);
}

}  // namespace service

Vehicle Vehicles::add(const Vehicle& vehicle, std::string_view request_id) {
    const std::string fields =
        service::request_fields(domain::normalised(vehicle, context_->today()));
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "vehicle add", fields)) {
            Vehicle known = service::require_vehicle(change.connection(), VehicleId{*first});
            known.replayed = true;
            return known;
        }
        static_cast<void>(service::require_customer(change.connection(), vehicle.customer));
        const Vehicle added = service::add_vehicle(change, vehicle, context_->today());
        change.remember(request_id, "vehicle add", fields, added.id.value());
        change.commit();
        return added;
    });
}

Vehicle Vehicles::edit(const Vehicle& vehicle) {
    Vehicle edited = domain::normalised(vehicle, context_->today());
    return service::in_change(*context_, [&](service::Change& change) {
        const Vehicle before = service::require_vehicle(change.connection(), edited.id);
        static_cast<void>(service::require_customer(change.connection(), edited.customer));
        service::require_new_vin(change.connection(), edited);
        edited.created_at = before.created_at;
        if (!store::update_vehicle(change.connection(), edited, service::keys_of(edited))) {
            service::throw_stale(fmt::format("vehicle v{}", edited.id.value()));
        }
        const Vehicle after = service::require_vehicle(change.connection(), edited.id);
        change.audit("edit", "vehicle", after.id.value(), &before, &after);
        change.commit();
        return after;
    });
}

Vehicle Vehicles::get(VehicleId id) const {
    return service::require_vehicle(context_->connection(), id);
}

Vehicle Vehicles::resolve(std::string_view text, std::optional<CustomerId> owner) const {
    service::require_name(text, "vehicle");
    driver::Connection& connection = context_->connection();
    std::vector<Vehicle> found;
    if (const auto id = service::as_id(text)) {
        found.push_back(service::require_vehicle(connection, *id));
    } else {
        found = service::candidates(connection, text);
    }
    if (owner) std::erase_if(found, [&](const Vehicle& v) { return v.customer != *owner; });
    if (found.size() > 1) service::throw_ambiguous(text, found);
    if (found.empty()) {
        throw Error(
            ErrorCode::not_found,
            owner ? fmt::format("customer {} has no vehicle '{}'", owner->value(), shown(text))
                  : fmt::format("no vehicle matches '{}'", shown(text)),
            "see: shopctl vehicle list");
    }
    return found.front();
}

std::vector<Vehicle> Vehicles::of(CustomerId customer) const {
    return store::vehicles_of(context_->connection(), customer);
}

std::vector<Vehicle> Vehicles::find(std::string_view text, std::size_t limit) const {
    return service::vehicles_with(context_->connection(), text, static_cast<std::int64_t>(limit));
}

void Vehicles::each(const std::function<void(const Vehicle&)>& visit) const {
    VehicleId last;
    for (;;) {
        const auto page = store::vehicle_page(context_->connection(), last);
        if (page.empty()) return;
        for (const Vehicle& vehicle : page) visit(vehicle);
        last = page.back().id;
    }
}

}  // namespace shop
