#include "service/customers.hpp"

#include <shop/error.hpp>
#include <shop/text.hpp>

#include <fmt/format.h>

#include <charconv>

#include "domain/email.hpp"
#include "domain/fold.hpp"
#include "domain/phone.hpp"
#include "domain/records.hpp"
#include "service/find.hpp"
#include "service/in_change.hpp"
#include "store/appointments.hpp"
#include "store/customers.hpp"
#include "store/digest.hpp"

namespace shop {

namespace service {

namespace {

store::CustomerKeys keys_of(const Customer& customer) {
    store::CustomerKeys keys;
    keys.name = domain::fold(customer.name);
    keys.email = domain::fold(customer.email);
    // The number as people read it and as they may type it without its country code.
    keys.search = domain::fold(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", customer.name, customer.phone,
                                           to_display_phone(customer.phone), customer.email,
                                           customer.address, customer.postal_code));
    return keys;
}

[[noreturn]] void throw_ambiguous(std::string_view text, const std::vector<Customer>& candidates) {
    std::string list;
    for (const Customer& candidate : candidates) {
        list += fmt::format(
            "{}{} {} {}", list.empty() ? "" : "; ", candidate.id.value(), shown(candidate.name),
            candidate.phone.empty() ? candidate.email : to_display_phone(candidate.phone));
    }
    throw Error(ErrorCode::ambiguous,
                fmt::format("{} customers match '{}'", candidates.size(), shown(text)),
                "use the number of one of them: " + list);
}

std::optional<std::int64_t> as_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number <= 0) {
        return std::nullopt;
    }
    return number;
}

/// A telephone number is looked for only where the text can be one.
std::vector<Customer> by_phone(driver::Connection& connection, std::string_view text) {
    try {
        return store::customers_by_phone(connection, domain::parse_phone(text).e164);
    } catch (const Error&) {
        return {};
    }
}

std::vector<Customer> candidates(driver::Connection& connection, std::string_view text) {
    if (text.find('@') != std::string_view::npos) {
        return store::customers_by_email(connection, domain::fold(text));
    }
    if (auto found = by_phone(connection, text); !found.empty()) return found;
    if (auto found = store::customers_by_name(connection, domain::fold(text)); !found.empty()) {
        return found;
    }
    return store::customers_like(connection, containing(text), 20);
}

}  // namespace

std::string request_fields(const Customer& customer) {
    store::LengthPrefixed fields;
    fields.add(customer.name).add(customer.phone).add(customer.phone_extension);
    fields.add(customer.email).add(customer.address).add(customer.postal_code).add(customer.notes);
    fields.add(customer.reminders ? "1" : "0");
    return fields.text();
}

Customer add_customer(Change& change, const Customer& customer) {
    Customer added = domain::normalised(customer);
    added.created_at = change.now();
    added.revision = 1;
    added.id = store::insert_customer(change.connection(), added, keys_of(added));
    change.audit<Customer>("add", "customer", added.id.value(), nullptr, &added);
    return added;
}

Customer require_customer(driver::Connection& connection, CustomerId id) {
    if (auto customer = store::find_customer(connection, id)) return *customer;
    throw Error(ErrorCode::not_found, fmt::format("there is no customer {}", id.value()),
                "see: shopctl customer list");
}

}  // namespace service

Customer Customers::add(const Customer& customer, std::string_view request_id) {
    const std::string fields = service::request_fields(domain::normalised(customer));
    return service::in_change(*context_, [&](service::Change& change) {
        if (const auto first = change.replay(request_id, "customer add", fields)) {
            Customer known = service::require_customer(change.connection(), CustomerId{*first});
            known.replayed = true;
            return known;
        }
        const Customer added = service::add_customer(change, customer);
        change.remember(request_id, "customer add", fields, added.id.value());
        change.commit();
        return added;
    });
}

Customer Customers::edit(const Customer& customer) {
    Customer edited = domain::normalised(customer);
    return service::in_change(*context_, [&](service::Change& change) {
        const Customer before = service::require_customer(change.connection(), edited.id);
        edited.created_at = before.created_at;
        if (!store::update_customer(change.connection(), edited, service::keys_of(edited))) {
            service::throw_stale(fmt::format("customer {}", edited.id.value()));
        }
        const Customer after = service::require_customer(change.connection(), edited.id);
        change.audit("edit", "customer", after.id.value(), &before, &after);
        change.commit();
        return after;
    });
}

Customer Customers::get(CustomerId id) const {
    return service::require_customer(context_->connection(), id);
}

MissedVisits Customers::missed(CustomerId id) const {
    static_cast<void>(service::require_customer(context_->connection(), id));
    return store::missed_visits(context_->connection(), id);
}

Customer Customers::resolve(std::string_view text) const {
    service::require_name(text, "customer");
    driver::Connection& connection = context_->connection();
    if (const auto number = service::as_number(text); number && text.size() < 10) {
        if (auto customer = store::find_customer(connection, CustomerId{*number})) {
            return *customer;
        }
        // Perhaps the end of a telephone number, read out.
        throw Error(ErrorCode::not_found, fmt::format("there is no customer {}", *number),
                    fmt::format("who has it in a number: shopctl find {}", text));
    }
    const auto found = service::candidates(connection, text);
    if (found.size() > 1) service::throw_ambiguous(text, found);
    if (found.empty()) {
        throw Error(ErrorCode::not_found, fmt::format("no customer matches '{}'", shown(text)),
                    "see: shopctl customer list");
    }
    return found.front();
}

std::vector<Customer> Customers::find(std::string_view text, std::size_t limit) const {
    // A whole number is found however it is written.
    if (auto found = service::by_phone(context_->connection(), text); !found.empty()) return found;
    const auto like = [&](std::string_view part) {
        return store::customers_like(context_->connection(), service::containing(part),
                                     static_cast<std::int64_t>(limit));
    };
    auto found = like(text);
    // Part of a number, grouped otherwise than we do.
    const std::string digits = domain::digits_of_part(text);
    return found.empty() && !digits.empty() ? like(digits) : found;
}

void Customers::each(const std::function<void(const Customer&)>& visit) const {
    CustomerId last;
    for (;;) {
        const auto page = store::customer_page(context_->connection(), last);
        if (page.empty()) return;
        for (const Customer& customer : page) visit(customer);
        last = page.back().id;
    }
}

}  // namespace shop
