#include "finding.hpp"

#include "input/names.hpp"
#include "input/number.hpp"
#include "input/words.hpp"

#include <shop/text.hpp>

#include <algorithm>
#include <optional>
#include <string>

namespace shop::cli {

namespace {

template <class Get>
auto if_there(Get get) -> std::optional<decltype(get())> {
    try {
        return get();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        return std::nullopt;
    }
}

template <class Record>
void add_once(std::vector<Record>& records, std::optional<Record> record) {
    if (!record) return;
    const auto same = [&](const Record& known) { return known.id == record->id; };
    if (std::ranges::none_of(records, same)) records.push_back(std::move(*record));
}

/// The number behind an id with this letter or without any.
std::optional<std::int64_t> number_of(std::string_view text, char letter) {
    if (has_id_letter(text, letter)) text.remove_prefix(1);
    const auto number = digits_to_number(text);
    return number && *number > 0 ? number : std::nullopt;
}

void add_by_id(Shop& shop, std::string_view text, Found& found) {
    if (const auto id = number_of(text, 'A')) {
        add_once(found.appointments,
                 if_there([&] { return shop.appointments().get(AppointmentId{*id}); }));
    }
    if (const auto id = number_of(text, 'Q')) {
        add_once(found.quotes, if_there([&] { return shop.quotes().get(QuoteId{*id}); }));
    }
    if (const auto id = number_of(text, 'V')) {
        add_once(found.vehicles, if_there([&] { return shop.vehicles().get(VehicleId{*id}); }));
    }
    if (const auto id = digits_to_number(text); id && *id > 0) {
        add_once(found.customers, if_there([&] { return shop.customers().get(CustomerId{*id}); }));
    }
}

/// What stands only on the job: another address, whom to ask for on site.
bool mentions(const Appointment& job, const TextPart& part) {
    return part.is_in(job.address) || part.is_in(job.postal_code) ||
           part.is_in(job.contact.name) || part.is_in(job.contact.phone) ||
           part.is_in(job.contact.email);
}

/// A quote may be made for nobody yet, for a car that is only described.
bool mentions(const Quote& quote, const TextPart& part) {
    return part.is_in(quote.vehicle_text) || part.is_in(quote.postal_code);
}

template <class Record, class Id>
bool has(const std::vector<Record>& records, Id id) {
    return std::ranges::any_of(records, [&](const Record& record) { return record.id == id; });
}

void add_open_jobs(Shop& shop, const TextPart& part, Found& found) {
    AppointmentFilter filter;
    filter.open = true;
    shop.appointments().each(filter, [&](const Appointment& job) {
        if (has(found.customers, job.customer) || has(found.vehicles, job.vehicle) ||
            mentions(job, part)) {
            add_once(found.appointments, std::optional{job});
        }
    });
}

void add_open_quotes(Shop& shop, const TextPart& part, Found& found) {
    QuoteFilter filter;
    filter.valid_on = shop.today();
    filter.unbooked = true;
    shop.quotes().each(filter, [&](const Quote& quote) {
        if ((quote.customer && has(found.customers, *quote.customer)) ||
            (quote.vehicle && has(found.vehicles, *quote.vehicle)) || mentions(quote, part)) {
            add_once(found.quotes, std::optional{quote});
        }
    });
}

}  // namespace

Found find_everywhere(Shop& shop, std::string_view text) {
    text = without_blanks_around(text);
    if (text.empty()) {
        throw Error(ErrorCode::invalid_argument, "there is nothing to look for",
                    "name a part of a name, number, plate or address");
    }
    Found found;
    add_by_id(shop, text, found);
    for (Customer& customer : shop.customers().find(text)) {
        add_once(found.customers, std::optional{std::move(customer)});
    }
    for (Vehicle& vehicle : shop.vehicles().find(text)) {
        add_once(found.vehicles, std::optional{std::move(vehicle)});
    }
    for (const Customer& customer : found.customers) {
        for (Vehicle& vehicle : shop.vehicles().of(customer.id)) {
            add_once(found.vehicles, std::optional{std::move(vehicle)});
        }
    }
    const TextPart part{text};
    add_open_jobs(shop, part, found);
    add_open_quotes(shop, part, found);
    return found;
}

}  // namespace shop::cli
