#include "booking.hpp"

#include "input/duration.hpp"
#include "input/names.hpp"
#include "input/when.hpp"
#include "input/words.hpp"
#include "print/when.hpp"
#include "session.hpp"
#include "time_words.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <utility>

namespace shop::cli {

namespace {

/// How long a time can be held is for the library to say.
constexpr Minutes kLongestRead = std::chrono::days{365};

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw Error(ErrorCode::invalid_argument, std::move(message), std::move(hint));
}

/// Where the time begins among the words. A quote stands alone before it; codes end where
/// a day or an hour begins, or else before the last word.
std::size_t start_of_time(Shop& shop, const std::vector<std::string>& words, bool of_quote) {
    if (of_quote) return 1;
    return std::min(first_time_word(shop, words, 1), words.size() - 1);
}

void read_codes(const std::vector<std::string>& words, BookingRequest& request) {
    if (!means_quote(words.front())) {
        request.codes = words;
    } else if (words.size() == 1) {
        request.quote = parse_quote_id(words.front());
    } else {
        refuse(fmt::format("a quote stands alone: '{}' is too much", shown(words[1])),
               "what the quote holds is what is booked");
    }
}

/// At a stop the time follows from the job before.
void read_work(Shop& shop, const BookingWords& typed, BookingRequest& request) {
    const std::size_t time = first_time_word(shop, typed.words, 1);
    if (typed.at || time < typed.words.size()) {
        refuse(fmt::format("a job at the same stop begins when the one before it ends: '{}' is "
                           "too much",
                           shown(typed.at ? *typed.at : words_from(typed.words, time))),
               "leave the time out, or book it for itself, without --stop");
    }
    read_codes(typed.words, request);
}

/// Quote or codes and the time, which comes last and may be several words.
void read_words(Session& session, const BookingWords& typed, BookingRequest& request) {
    std::vector<std::string> words = typed.words;
    if (words.empty() || first_time_word(session.shop(), {words.front()}, 0) == 0) {
        refuse("the booking names neither a quote nor a service",
               "write it like: shopctl book Q42 \"thu 9:30\"");
    }
    if (typed.stop) return read_work(session.shop(), typed, request);
    std::string time = typed.at.value_or("");
    const bool of_quote = means_quote(words.front());
    if (!typed.at && words.size() > 1) {
        const std::size_t first = start_of_time(session.shop(), words, of_quote);
        time = words_from(words, first);
        words.resize(first);
    }
    if (time.empty()) {
        refuse("the booking does not say when",
               fmt::format("write it like: shopctl book {} \"thu 9:30\"", shown(words.front())));
    }
    read_codes(words, request);
    request.start = parse_when(time, session.shop().zone(), session.shop().now());
}

void read_customer(Shop& shop, const BookingWords& typed, BookingRequest& request) {
    if (typed.customer) {
        if (typed.name || typed.phone || typed.email) {
            refuse("a booking takes one customer, known or new",
                   "to change a known one: shopctl customer edit");
        }
        request.customer = shop.customers().resolve(*typed.customer).id;
        return;
    }
    if (!typed.name) {
        if (typed.phone || typed.email) {
            refuse("a new customer needs a name",
                   "add --name; for a known one use --customer with the number or address");
        }
        return;
    }
    Customer customer;
    customer.name = *typed.name;
    customer.phone = typed.phone.value_or("");
    customer.email = typed.email.value_or("");
    customer.address = typed.address;
    customer.postal_code = typed.zip;
    request.new_customer = customer;
}

/// `7XYZ321`: nobody means it as the description of a car.
bool is_plate_or_vin(std::string_view text) {
    const bool one_word = text.find(' ') == std::string_view::npos;
    return one_word && text.find_first_of("0123456789") != std::string_view::npos;
}

/// Year, make and model; a quote may have said them already.
Vehicle described(Shop& shop, const BookingWords& typed, const BookingRequest& request) {
    Vehicle vehicle;
    if (typed.vehicle) {
        vehicle = parse_vehicle(*typed.vehicle);
    } else if (request.quote) {
        const Quote quote = shop.quotes().get(*request.quote);
        if (!quote.vehicle_text.empty()) vehicle = parse_vehicle(quote.vehicle_text);
    }
    if (typed.plate) vehicle.plate = *typed.plate;
    if (typed.vin) vehicle.vin = *typed.vin;
    return vehicle;
}

void read_vehicle(Shop& shop, const BookingWords& typed, BookingRequest& request) {
    const bool marks = typed.plate || typed.vin;
    if (!typed.vehicle && !marks) return;
    if (typed.vehicle && has_id_letter(*typed.vehicle, 'V')) {
        request.vehicle = parse_vehicle_id(*typed.vehicle);
    } else if (typed.vehicle && !marks && !request.new_customer &&
               is_plate_or_vin(*typed.vehicle)) {
        request.vehicle = shop.vehicles().resolve(*typed.vehicle, request.customer).id;
    } else {
        // Whether the customer has this car already is for the library to say.
        request.new_vehicle = described(shop, typed, request);
    }
}

}  // namespace

std::optional<AppointmentId> held_job(const BookingWords& typed) {
    if (typed.words.size() != 1 || !has_id_letter(typed.words.front(), 'A')) return std::nullopt;
    const AppointmentId id = parse_appointment_id(typed.words.front());
    const bool more = typed.at || typed.customer || typed.name || typed.phone || typed.email ||
                      typed.vehicle || typed.plate || typed.vin || typed.mechanic || typed.hold ||
                      typed.stop || typed.follows || typed.overriding.rules ||
                      typed.overriding.reason || typed.emergency || !typed.address.empty() ||
                      !typed.zip.empty() || !typed.notes.empty() || typed.contact != Contact{};
    if (more) {
        refuse(fmt::format("A{} is booked as it is held: nothing is said beside it", id.value()),
               fmt::format("book it first, then change it: shopctl book A{}", id.value()));
    }
    return id;
}

BookingRequest booking_request(Session& session, const BookingWords& typed) {
    BookingRequest request;
    Shop& shop = session.shop();
    read_words(session, typed, request);
    read_customer(shop, typed, request);
    read_vehicle(shop, typed, request);
    if (typed.mechanic) request.mechanic = shop.mechanics().resolve(*typed.mechanic).id;
    if (typed.hold) request.hold = parse_duration(*typed.hold, Minutes{0}, kLongestRead);
    if (typed.stop) request.stop = parse_appointment_id(*typed.stop);
    if (typed.follows) request.follows = parse_appointment_id(*typed.follows);
    request.emergency = typed.emergency;
    request.address = typed.address;
    request.postal_code = typed.zip;
    request.contact = typed.contact;
    request.notes = typed.notes;
    request.overriding = parse_override(typed.overriding);
    request.request_id = typed.request_id;
    return request;
}

std::string missed_note(Shop& shop, const Appointment& booked) {
    const MissedVisits missed = shop.customers().missed(booked.customer);
    if (!missed.last) return {};
    std::string what;
    if (missed.no_shows > 0) {
        what = missed.no_shows == 1 ? "missed an appointment"
                                    : fmt::format("missed {} appointments", missed.no_shows);
    }
    if (missed.late_cancellations > 0) {
        what += fmt::format("{}called {} off late", what.empty() ? "" : " and ",
                            missed.late_cancellations == 1
                                ? std::string{"one"}
                                : std::to_string(missed.late_cancellations));
    }
    const bool once = missed.no_shows + missed.late_cancellations == 1;
    return fmt::format("note: {} {}, {} {}", shown(booked.customer_name), what,
                       once ? "on" : "the last on", full_date(shop.zone().date(*missed.last)));
}

}  // namespace shop::cli
