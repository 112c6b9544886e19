#include "mail/job_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "mail/job_facts.hpp"
#include "mail/job_words.hpp"
#include "mail/late_values.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"
#include "mail/price_words.hpp"
#include "mail/reader.hpp"

namespace shop::mail {

namespace {

/// `arrives 9:15 to 9:45`; of a car that is done at a stop after another `right after your F-150`.
std::string arrival(const JobFacts& facts, const Desk& desk, const Reader& reader) {
    const Appointment& job = facts.job;
    for (const Appointment& other : facts.at_stop) {
        if (other.customer == job.customer && other.mechanic == job.mechanic &&
            other.work.end == job.work.begin) {
            return "right after " + whose_car(other, reader);
        }
    }
    const Minutes window = desk.settings.reminders.arrival_window;
    if (window == Minutes{0}) return {};
    const WallWords words = desk.words();
    const Instant from = job.work.begin - window;
    const Instant to = job.work.begin + window;
    const Instant start = job.work.begin;
    // All three in one half of the day: the start says which.
    const bool one_half = words.time_beside(from, start) == words.bare_time(from) &&
                          words.time_beside(to, start) == words.bare_time(to);
    return one_half ? fmt::format("arrives {} to {}", words.bare_time(from), words.bare_time(to))
                    : fmt::format("arrives {} to {}", words.time(from), words.time(to));
}

/// `by 7:30 am that day`
std::string change_deadline(const Appointment& job, const Desk& desk) {
    const Minutes notice = desk.settings.booking.cancel_notice;
    if (notice == Minutes{0}) return {};
    const Instant last = job.work.begin - notice;
    if (last <= desk.now) return ", please as soon as you can";
    const WallWords words = desk.words();
    if (words.date(last) == words.date(job.work.begin)) {
        return ", please by " + words.time(last) + " that day";
    }
    return fmt::format(", please by {} on {}", words.time(last), words.long_day(words.date(last)));
}

/// `$542.30 with tax, estimate Q42, authorized by you by phone on November 17 at 9:21 am`
std::string price_line(const JobFacts& facts, const Desk& desk, const Reader& reader) {
    const Appointment& job = facts.job;
    std::string text = price_text(job.total, desk);
    if (job.total.is_zero()) return text;
    if (facts.quote && !facts.quote->totals.tax.is_zero()) text += " with tax";
    if (facts.quote) text += fmt::format(", estimate Q{}", facts.quote->id.value());
    const std::string given = authorization_of(job.authorization, job.total, reader.name, desk);
    return text + (given.empty() ? "" : ", " + given);
}

void add_price(Values& values, const JobFacts& facts, const Desk& desk, const Reader& reader) {
    const Appointment& job = facts.job;
    // What it costs is between the shop and who pays.
    values.set_one(
        "price", reader.pays,
        {{"text", price_line(facts, desk, reader)}, {"total", price_text(job.total, desk)}});
    values.set_one("needs_yes", reader.pays && needs_yes(job.authorization, job.total),
                   {{"total", price_text(job.total, desk)}});
}

void add_needs(Values& values, const Appointment& job) {
    const std::vector<std::string> things = unknown_things(job);
    std::vector<std::string> explained = things;
    for (std::string& thing : explained) {
        if (thing == "the VIN") thing += " (door jamb or insurance card)";
    }
    const bool for_parts = !things.empty() && things.back() == "the VIN";
    const bool for_place = !things.empty() && things.front() == "the street address";
    values.set_one("needs", !things.empty(),
                   {{"what", joined(explained)},
                    {"short", joined(things)},
                    {"why", for_parts && for_place ? "so that we find you and bring the right parts"
                            : for_parts            ? "so that we bring the right parts"
                            : for_place            ? "so that we find you"
                                                   : "so that we find the right car"}});
}

Values other_values(const Appointment& other, const Desk& desk, const Reader& reader) {
    const WallWords words = desk.words();
    Values item;
    item.set("car", car_text(other));
    item.set("whose_car", whose_car(other, reader));
    item.set("when", words.long_time(other.work.begin));
    item.set("time", words.time(other.work.begin));
    item.set("work", work_text(other));
    item.set("work_midline", in_midline(work_text(other)));
    item.set("booking", number_of(other));
    item.set_one("price", reader.pays, {{"total", price_text(other.total, desk)}});
    return item;
}

void add_others(Values& values, const JobFacts& facts, const Desk& desk, const Reader& reader) {
    std::vector<std::string> cars{whose_car(facts.job, reader)};
    std::vector<std::string> numbers{number_of(facts.job)};
    std::vector<Values> items;
    for (const Appointment& other : own_others(facts)) {
        cars.push_back(whose_car(other, reader));
        numbers.push_back(number_of(other));
        items.push_back(other_values(other, desk, reader));
    }
    values.set("whose_car", cars.front());
    values.set("whose_cars", joined(cars));
    values.set("bookings", (numbers.size() == 1 ? "Booking " : "Bookings ") + joined(numbers));
    values.set_list("others", other_values(Appointment{}, desk, reader), std::move(items));
}

/// Whether nobody has to say any more that the time is fine.
void add_confirmed(Values& values, const JobFacts& facts, const Desk& desk) {
    const auto is_confirmed = [](const Appointment& job) { return job.confirmation.has_value(); };
    // A reminder asks about all of them at once.
    const bool confirmed =
        is_confirmed(facts.job) && std::ranges::all_of(own_others(facts), is_confirmed);
    values.only_if("confirmed", confirmed);
    values.only_if("not_confirmed", !confirmed);
    const std::string shop = sender_of(desk.settings).address;
    const std::string number = number_of(facts.job);
    values.set_one("reply_ok", !shop.empty() && !confirmed,
                   {{"link", mail_link(shop, "OK " + number)}});
    values.set_one("reply_stop", !shop.empty(), {{"link", mail_link(shop, "STOP " + number)}});
}

void add_words_by_day(Values& values, const JobFacts& facts, const Desk& desk) {
    const WallWords words = desk.words();
    const auto days = (words.date(facts.job.work.begin) - words.today()).count();
    values.set_one("very_soon", days == 0 || days == 1,
                   {{"day", days == 0 ? "Today" : "Tomorrow"}});
    values.set_one("answer_by", days == 0 || days == 1, {{"when", days == 0 ? "now" : "today"}});
}

}  // namespace

Values customer_values(const JobFacts& facts, const Desk& desk) {
    const Appointment& job = facts.job;
    const Reader reader = reader_of(job);
    Values values = shop_values(desk);
    add_job(values, facts, desk);
    values.set("greeting", greeting(reader.name));
    values.only_if("for_you", reader.pays);
    values.only_if("for_another", !reader.pays);
    values.set("your_booking", (reader.pays ? "your booking " : "the booking ") + number_of(job) +
                                   (reader.pays ? "" : " for " + whose_car(job, reader)));
    const std::string window = arrival(facts, desk, reader);
    values.set_one("arrives", !window.empty(), {{"window", window}});
    const std::string street = street_of(job.address);
    values.set("at_place", street.empty() ? "with you" : "at " + street);
    values.set("to_place", street.empty() ? "to you" : "to " + street);
    values.set("to_change",
               "To change or cancel, " + reply_or_call(desk.settings) + change_deadline(job, desk));
    values.only_if("by_shop", facts.by_shop);
    values.only_if("not_by_shop", !facts.by_shop);
    values.only_if("stands_again", facts.stands_again);
    values.only_if("newly_booked", !facts.stands_again);
    add_late(values, facts, desk, reader);
    add_confirmed(values, facts, desk);
    add_price(values, facts, desk, reader);
    add_needs(values, job);
    add_others(values, facts, desk, reader);
    add_words_by_day(values, facts, desk);
    return values;
}

}  // namespace shop::mail
