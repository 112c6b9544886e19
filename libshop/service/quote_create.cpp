#include <shop/error.hpp>
#include <shop/people.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "domain/limits.hpp"
#include "domain/text.hpp"
#include "service/catalogue.hpp"
#include "service/customers.hpp"
#include "service/in_change.hpp"
#include "service/place.hpp"
#include "service/quote.hpp"
#include "service/vehicles.hpp"
#include "store/digest.hpp"
#include "store/fields.hpp"
#include "store/quotes.hpp"

namespace shop {

namespace service {

namespace {

using store::stored;

void refuse_retired(std::string_view code, bool retired) {
    if (!retired) return;
    throw Error(ErrorCode::rule_refused, fmt::format("'{}' is no longer offered", code),
                "see: shopctl service list");
}

RequestedItem requested(driver::Connection& /*connection*/, const Service& service) {
    refuse_retired(service.code, service.retired);
    RequestedItem requested;
    requested.item = {service.code,     service.name, false,
                      service.duration, std::nullopt, service.credited_when_repaired,
                      service.skills};
    requested.services.push_back(service);
    return requested;
}

RequestedItem requested(driver::Connection& connection, const Package& package) {
    refuse_retired(package.code, package.retired);
    RequestedItem requested;
    requested.item = {package.code, package.name, true, Minutes{0}, package.price, false, {}};
    for (const std::string& code : package.services) {
        Service service = require_service(connection, code);
        requested.item.duration += service.duration;
        for (const std::string& skill : service.skills) {
            if (std::ranges::find(requested.item.skills, skill) == requested.item.skills.end()) {
                requested.item.skills.push_back(skill);
            }
        }
        requested.services.push_back(std::move(service));
    }
    requested.item.duration = package.duration.value_or(requested.item.duration);
    return requested;
}

Discount checked(Discount discount) {
    discount.reason =
        domain::required_line(discount.reason, "reason of the discount", domain::limits::kReason);
    return discount;
}

/// Whose car it is for: the records that the request names, which must fit together.
struct Subject {
    std::optional<CustomerId> customer;
    std::string customer_name;
    std::string customer_postal_code;
    std::optional<VehicleId> vehicle;
    std::string vehicle_text;
};

Subject subject_of(driver::Connection& connection, const QuoteRequest& request) {
    Subject subject;
    subject.customer = request.customer;
    subject.vehicle = request.vehicle;
    subject.vehicle_text =
        domain::checked_line(request.vehicle_text, "vehicle", domain::limits::kName);
    if (request.vehicle) {
        const Vehicle vehicle = require_vehicle(connection, *request.vehicle);
        if (request.customer && vehicle.customer != *request.customer) {
            throw Error(
                ErrorCode::invalid_argument,
                fmt::format("vehicle v{} belongs to customer {}, not {}", vehicle.id.value(),
                            vehicle.customer.value(), request.customer->value()),
                fmt::format("see: shopctl customer show {}", vehicle.customer.value()));
        }
        subject.customer = vehicle.customer;
        subject.vehicle_text = label(vehicle);
    }
    if (subject.customer) {
        const Customer customer = require_customer(connection, *subject.customer);
        subject.customer_name = customer.name;
        subject.customer_postal_code = customer.postal_code;
    }
    return subject;
}

/// What a fee can go with: the services, and the packages that they were asked for in.
std::vector<std::string> fee_codes(const QuoteLines& lines) {
    std::vector<std::string> codes = lines.service_codes();
    for (const QuoteItem& item : lines.items()) {
        if (item.is_package) codes.push_back(item.code);
    }
    return codes;
}

std::vector<domain::UnpricedFee> fees_for(const PricingRules& rules,
                                          const std::vector<std::string>& codes) {
    std::vector<domain::UnpricedFee> fees;
    for (const FlatFee& fee : rules.fees) {
        const bool applies =
            fee.services.empty() || std::ranges::any_of(fee.services, [&](const auto& code) {
                return std::ranges::find(codes, code) != codes.end();
            });
        if (applies) {
            fees.push_back({fee.name, fee.amount, fee.taxable.value_or(rules.tax_fees)});
        }
    }
    return fees;
}

domain::PricingInput pricing_input(const PricingRules& rules, const QuoteLines& lines,
                                   const Place& place, const QuoteRequest& request) {
    domain::PricingInput input;
    input.lines = lines.lines();
    input.packages = lines.packages();
    input.fees = fees_for(rules, fee_codes(lines));
    if (place.terms != nullptr) {
        input.travel = place.terms->travel_fee;
        input.travel_name = travel_name(place);
    }
    if (request.emergency) input.emergency_multiplier = rules.emergency_multiplier;
    input.emergency_on_travel = rules.emergency_on_travel;
    input.supplies_percent = rules.supplies_percent;
    input.supplies_cap = rules.supplies_cap;
    if (request.discount) input.discount = checked(*request.discount);
    const auto area_rate = place.terms != nullptr ? place.terms->tax_rate : std::nullopt;
    input.tax_rate = area_rate.value_or(rules.tax_rate);
    input.tax_parts = rules.tax_parts;
    input.tax_labor = rules.tax_labor;
    input.tax_fees = rules.tax_fees;
    input.tax_travel = rules.tax_travel;
    return input;
}

/// The request as resolved, for its request id.
std::string quote_request_fields(const QuoteRequest& request) {
    store::LengthPrefixed fields;
    for (const std::string& code : request.codes) fields.add(code);
    fields.add("").add(request.customer ? std::to_string(request.customer->value()) : "");
    fields.add(request.vehicle ? std::to_string(request.vehicle->value()) : "");
    fields.add(request.vehicle_text).add(request.postal_code).add(request.emergency ? "1" : "0");
    fields.add(request.discount ? "discount" : "");
    if (request.discount) {
        const Discount& discount = *request.discount;
        fields.add(discount.percent ? std::to_string(stored(*discount.percent)) : "");
        fields.add(discount.amount ? std::to_string(stored(*discount.amount)) : "");
        fields.add(std::to_string(static_cast<int>(discount.scope))).add(discount.reason);
    }
    for (const PartChange& change : request.part_changes) {
        fields.add("part").add(change.service).add(change.part);
        fields.add(std::to_string(stored(change.price)));
        fields.add(change.quantity ? std::to_string(stored(*change.quantity)) : "");
    }
    for (const AddedPart& part : request.added_parts) {
        fields.add("added").add(part.service).add(part.name);
        fields.add(std::to_string(stored(part.price))).add(std::to_string(stored(part.quantity)));
    }
    for (const LaborChange& change : request.labor_changes) {
        fields.add("labor").add(change.service).add(std::to_string(change.labor.count()));
    }
    for (const PriceChange& change : request.price_changes) {
        fields.add("price").add(change.service).add(std::to_string(stored(change.price)));
    }
    fields.add(request.notes);
    return fields.text();
}

}  // namespace

std::string travel_name(const Place& place) {
    return fmt::format("Travel, {} area", place.area);
}

std::vector<RequestedItem> requested_items(driver::Connection& connection,
                                           const std::vector<std::string>& codes) {
    if (codes.empty()) {
        throw Error(ErrorCode::invalid_argument, "no service is named",
                    "name one or more: shopctl service list");
    }
    std::vector<RequestedItem> items;
    for (const std::string& code : codes) {
        if (std::ranges::count(codes, code) > 1) {
            throw Error(ErrorCode::invalid_argument,
                        fmt::format("'{}' is named twice", shown(code)), "name it once");
        }
        items.push_back(std::visit([&](const auto& item) { return requested(connection, item); },
                                   require_item(connection, code)));
    }
    return items;
}

Minutes total_duration(const std::vector<QuoteItem>& items) {
    Minutes total{0};
    for (const QuoteItem& item : items) total += item.duration;
    if (total > std::chrono::days{1}) {
        throw Error(ErrorCode::invalid_argument,
                    fmt::format("the work takes {} minutes, more than a day", total.count()),
                    "split it into several visits");
    }
    return total;
}

std::vector<std::string> skills_of(const std::vector<QuoteItem>& items) {
    std::vector<std::string> skills;
    for (const QuoteItem& item : items) {
        for (const std::string& skill : item.skills) {
            if (std::ranges::find(skills, skill) == skills.end()) skills.push_back(skill);
        }
    }
    return skills;
}

namespace {

/// Since when a diagnostic is credited that comes before a repair of this moment.
Instant credited_since(const Context& context, Instant when) {
    const Zone& zone = context.zone();
    return zone.day(zone.date(when) - date::days{context.settings().pricing.quote_valid_days})
        .begin;
}

}  // namespace

void expect_earlier_diagnostic(Context& context, VehicleId vehicle, Instant when) {
    store::expect_diagnostics(context.connection(), vehicle, credited_since(context, when), {});
}

std::optional<Money> earlier_diagnostic(Context& context, driver::Connection& connection,
                                        VehicleId vehicle, Instant when, AppointmentId but) {
    return store::uncredited_diagnostic(connection, vehicle, credited_since(context, when), but,
                                        context.now());
}

void require_credit_left(Context& context, driver::Connection& connection, const Quote& quote,
                         AppointmentId but) {
    if (quote.totals.credit.is_zero() || !quote.vehicle) return;
    const bool own = std::ranges::any_of(quote.lines, &QuoteLine::diagnostic);
    if (own || earlier_diagnostic(context, connection, *quote.vehicle, quote.created_at, but)) {
        return;
    }
    throw Error(ErrorCode::wrong_state,
                fmt::format("the diagnostic that Q{} credits has come off another repair",
                            quote.id.value()),
                "make a new quote for the same work: shopctl quote");
}

Quote create_quote(Change& change, Context& context, const QuoteRequest& request,
                   TravelFee travel_fee) {
    driver::Connection& connection = change.connection();
    const PricingRules& rules = context.settings().pricing;
    const Subject subject = subject_of(connection, request);

    QuoteLines lines(requested_items(connection, request.codes), rules.labor_rate,
                     rules.parts_markup);
    for (const PriceChange& wanted : request.price_changes) lines.change(wanted);
    for (const LaborChange& wanted : request.labor_changes) lines.change(wanted);
    for (const PartChange& wanted : request.part_changes) lines.change(wanted);
    for (const AddedPart& wanted : request.added_parts) lines.add(wanted);

    const Place place =
        place_of(context.settings(),
                 request.postal_code.empty() ? subject.customer_postal_code : request.postal_code,
                 request.outside_area);
    domain::PricingInput input = pricing_input(rules, lines, place, request);
    if (travel_fee == TravelFee::charged_already && input.travel) input.travel = Money{};
    if (subject.vehicle) {
        input.earlier_diagnostic =
            earlier_diagnostic(context, connection, *subject.vehicle, change.now());
    }
    domain::PricedLines priced = domain::price(input);

    Quote quote;
    quote.customer = subject.customer;
    quote.customer_name = subject.customer_name;
    quote.vehicle = subject.vehicle;
    quote.vehicle_text = subject.vehicle_text;
    quote.postal_code = place.postal_code;
    quote.area = place.area;
    quote.area_assumed = place.assumed && place.terms != nullptr;
    quote.emergency = request.emergency;
    quote.created_at = change.now();
    quote.valid_through = context.zone().date(change.now()) + date::days{rules.quote_valid_days};
    quote.items = lines.items();
    quote.duration = total_duration(quote.items);
    quote.tax_rate = input.tax_rate;
    quote.emergency_multiplier = rules.emergency_multiplier;
    quote.emergency_on_travel = input.emergency_on_travel;
    quote.supplies_percent = input.supplies_percent;
    quote.supplies_cap = input.supplies_cap;
    quote.tax_parts = input.tax_parts;
    quote.tax_labor = input.tax_labor;
    quote.tax_fees = input.tax_fees;
    quote.tax_travel = input.tax_travel;
    quote.discount = input.discount;
    quote.lines = std::move(priced.lines);
    quote.totals = priced.totals;
    quote.notes = domain::checked_text(request.notes, "notes", domain::limits::kNotes);
    quote.revision = 1;
    quote.id = store::insert_quote(connection, quote, context.settings().profile.currency.code,
                                   change.policy());
    change.audit<Quote>("quote", "quote", quote.id.value(), nullptr, &quote);
    return quote;
}

}  // namespace service

Quote Quotes::create(const QuoteRequest& request) {
    const std::string fields = service::quote_request_fields(request);
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request.request_id, "quote", fields)) {
            Quote quote = service::require_quote(change.connection(), QuoteId{*first});
            quote.replayed = true;
            return quote;
        }
        Quote quote = service::create_quote(change, *context_, request);
        change.remember(request.request_id, "quote", fields, quote.id.value());
        change.commit();
        return quote;
    });
}

}  // namespace shop
