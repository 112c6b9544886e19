#include "service/party.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "service/customers.hpp"
#include "service/same_vehicle.hpp"
#include "service/vehicles.hpp"
#include "store/vehicles.hpp"

namespace shop::service {

namespace {

void require_same(bool same, const Quote& quote, std::string_view what) {
    if (same) return;
    throw Error(ErrorCode::rule_refused,
                fmt::format("Q{} was made for another {}", quote.id.value(), what),
                "make a new quote for this one: shopctl quote");
}

/// A record added since the quote was made for "2015 Honda Civic" still is that car.
bool fits_text(const Vehicle& vehicle, const std::string& quoted) {
    return quoted.empty() || service::fits_description(vehicle, quoted);
}

/// The car as the request or its quote describes it; none where neither does.
std::optional<Vehicle> described_vehicle(const BookingRequest& request,
                                         const std::optional<Quote>& quote) {
    if (request.new_vehicle) return request.new_vehicle;
    if (quote && !quote->vehicle_text.empty()) return parse_vehicle(quote->vehicle_text);
    return std::nullopt;
}

/// The one of the customer's cars that is meant: a description of a car that they have
/// makes no second one, and who has a single car need not name it.
std::optional<Vehicle> own_vehicle(driver::Connection& connection, CustomerId customer,
                                   const std::optional<Vehicle>& described) {
    const std::vector<Vehicle> cars = store::vehicles_of(connection, customer);
    if (!described) return cars.size() == 1 ? std::optional{cars.front()} : std::nullopt;
    return service::same_vehicle(cars, *described);
}

}  // namespace

Party party_of(driver::Connection& connection, const BookingRequest& request,
               const std::optional<Quote>& quote) {
    Party party;
    auto vehicle = request.vehicle;
    if (!vehicle && !request.new_vehicle && quote) vehicle = quote->vehicle;
    if (vehicle) party.vehicle = require_vehicle(connection, *vehicle);
    if (vehicle && request.new_customer) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("vehicle v{} belongs to customer {}, not to a new one",
                                vehicle->value(), party.vehicle->customer.value()),
                    "name that customer, or describe the vehicle of the new one");
    }

    auto customer = request.customer;
    if (!customer && !request.new_customer && quote) customer = quote->customer;
    if (!customer && !request.new_customer && party.vehicle) customer = party.vehicle->customer;
    if (customer) party.customer = require_customer(connection, *customer);

    if (!party.customer && !request.new_customer) {
        throw Error(ErrorCode::invalid_argument, "the booking does not say for whom",
                    "name the customer, or a new one");
    }
    if (party.customer && party.vehicle && party.vehicle->customer != party.customer->id) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("vehicle v{} does not belong to {}", party.vehicle->id.value(),
                                shown(party.customer->name)),
                    fmt::format("see: shopctl customer show {}", party.customer->id.value()));
    }
    const auto described = described_vehicle(request, quote);
    if (!party.vehicle && party.customer) {
        party.vehicle = own_vehicle(connection, party.customer->id, described);
    }
    if (!party.vehicle && !described) {
        throw Error(ErrorCode::invalid_argument, "the booking does not say for which vehicle",
                    "name one of the customer's, or a new one such as '2012 Toyota Camry'");
    }
    party.postal_code = request.postal_code;
    if (party.postal_code.empty() && quote && !quote->area_assumed) {
        party.postal_code = quote->postal_code;
    }
    if (party.postal_code.empty() && party.customer) {
        party.postal_code = party.customer->postal_code;
    }
    if (party.postal_code.empty() && request.new_customer) {
        party.postal_code = request.new_customer->postal_code;
    }
    return party;
}

void require_fits_quote(const Quote& quote, const Party& party, const BookingRequest& request) {
    if (quote.customer && party.customer) {
        require_same(party.customer->id == *quote.customer, quote, "customer");
    }
    if (quote.customer && request.new_customer) require_same(false, quote, "customer");
    if (quote.vehicle) {
        require_same(party.vehicle && party.vehicle->id == *quote.vehicle, quote, "vehicle");
    } else if (party.vehicle) {
        require_same(fits_text(*party.vehicle, quote.vehicle_text), quote, "vehicle");
    } else if (request.new_vehicle) {
        require_same(fits_text(*request.new_vehicle, quote.vehicle_text), quote, "vehicle");
    }
}

void add_party(Change& change, Context& context, const BookingRequest& request,
               const std::optional<Quote>& quote, Party& party) {
    if (!party.customer) {
        Customer customer = *request.new_customer;
        // The place that is told with a new customer's first booking is theirs.
        if (customer.address.empty()) customer.address = request.address;
        if (customer.postal_code.empty()) customer.postal_code = party.postal_code;
        party.customer = add_customer(change, customer);
    }
    if (!party.vehicle) {
        Vehicle vehicle = *described_vehicle(request, quote);
        vehicle.customer = party.customer->id;
        party.vehicle = add_vehicle(change, vehicle, context.zone().date(change.now()));
    }
}

}  // namespace shop::service
