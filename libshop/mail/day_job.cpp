#include "mail/day_job.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "mail/day_block.hpp"
#include "mail/job_facts.hpp"
#include "mail/job_words.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"
#include "mail/price_words.hpp"
#include "mail/shop_words.hpp"

namespace shop::mail {

namespace {

constexpr std::size_t kName = 12;

/// Who is there when the mechanic comes: a name never stands beside another's number.
struct OnSite {
    std::string name;
    std::string phone;
    std::string extension;
    bool is_customer = true;
};

const Customer* customer_of(const Appointment& job, const DaySheetFacts& facts) {
    const auto found = std::ranges::find(facts.customers, job.customer, &Customer::id);
    return found == facts.customers.end() ? nullptr : &*found;
}

OnSite on_site(const Appointment& job, const DaySheetFacts& facts) {
    const Contact& contact = job.contact;
    if (!contact.phone.empty()) {
        const bool same = contact.name.empty() || same_name(contact.name, job.customer_name);
        return {contact.name.empty() ? job.customer_name : contact.name, contact.phone, "", same};
    }
    const Customer* customer = customer_of(job, facts);
    return {job.customer_name, job.customer_phone, customer ? customer->phone_extension : "", true};
}

bool at_same_stop(const Appointment& job, const Appointment* before) {
    return before != nullptr && before->stop.value_or(before->id) == job.stop.value_or(job.id);
}

/// ` 8:00-8:45`, so that the minutes of all starts stand below each other.
std::string time_range(const Appointment& job, const WallWords& words) {
    const std::string begin = words.bare_time(job.work.begin);
    return std::string(begin.size() < 5 ? 5 - begin.size() : 0, ' ') + begin + "-" +
           words.bare_time(job.work.end);
}

std::string work_and_short_car(const Appointment& job) {
    std::string text = work_text(job);
    if (const std::string car = car_with_year(job); car != "car") text += ", " + car;
    if (!job.vehicle_plate.empty() && text.find(job.vehicle_plate) == std::string::npos) {
        text += " " + job.vehicle_plate;
    }
    return text;
}

/// `Paul Chan 916-555-0177`
std::string customer_text(const Appointment& job) {
    const std::string phone = to_display_phone(job.customer_phone);
    return job.customer_name + (phone.empty() ? "" : " " + phone);
}

std::string missing_yes(const Appointment& job, const OnSite& there, const Desk& desk) {
    if (job.status == AppointmentStatus::completed || !needs_yes(job.authorization, job.total)) {
        return {};
    }
    std::string text = "not authorized";
    if (job.authorization) {
        text = fmt::format("only {} of {} authorized", price_text(job.authorization->total, desk),
                           price_text(job.total, desk));
    }
    return text + ": " + (there.is_customer ? "get a yes before work starts" : customer_text(job));
}

/// What has to be seen to before the mechanic is there.
std::vector<std::string> warnings_of(const Appointment& job, const OnSite& there,
                                     const DaySheetFacts& facts, const Desk& desk) {
    std::vector<std::string> warnings;
    if (job.emergency) warnings.emplace_back("emergency");
    if (job.address.empty()) warnings.emplace_back("no address: ask for it");
    for (const Undelivered& message : facts.undelivered) {
        if (!message.job || message.job->id != job.id) continue;
        const std::string call = there.is_customer ? "call" : "call " + customer_text(job);
        warnings.push_back(message.kind + " could not be delivered: " + call);
    }
    if (std::string text = missing_yes(job, there, desk); !text.empty()) {
        warnings.push_back(std::move(text));
    }
    return warnings;
}

std::vector<std::string> notes_of(const Appointment& job, const DaySheetFacts& facts,
                                  bool same_stop) {
    std::vector<std::string> notes = note_lines(job.notes);
    if (const Customer* customer = customer_of(job, facts); customer && !same_stop) {
        for (std::string& line : note_lines(customer->notes)) notes.push_back(std::move(line));
    }
    return notes;
}

std::string state_of(const Appointment& job) {
    if (job.status == AppointmentStatus::completed) return "done";
    return job.confirmation ? "confirmed" : "";
}

/// Everything of the job, for text and HTML.
struct Entry {
    std::string time;
    std::string number;
    std::string state;  ///< `done`, `confirmed`; empty: neither
    bool same_stop = false;
    bool same_person = false;
    OnSite there;
    std::string place;
    std::string customer;  ///< where somebody else is on site
    std::string contact;   ///< on site, but has no number
    std::vector<std::string> notes;
    std::string work;
    std::string price;
    std::string to_get;
    std::vector<std::string> warnings;
};

Entry entry_of(const Appointment& job, const Appointment* before, const DaySheetFacts& facts,
               const Desk& desk) {
    Entry entry;
    entry.time = time_range(job, desk.words());
    entry.number = number_of(job);
    entry.state = state_of(job);
    entry.same_stop = at_same_stop(job, before);
    entry.there = on_site(job, facts);
    entry.same_person =
        entry.same_stop && before->customer == job.customer && before->contact == job.contact;
    if (!entry.same_stop) entry.place = place_text(job.address, "");
    if (!entry.same_stop && entry.place.empty()) entry.place = job.postal_code;
    if (!entry.there.is_customer) entry.customer = job.customer_name;
    if (entry.there.is_customer && job.contact.phone.empty()) entry.contact = job.contact.name;
    entry.notes = notes_of(job, facts, entry.same_stop);
    entry.work = work_and_short_car(job);
    entry.price = price_text(job.total, desk);
    entry.to_get = to_get_on_site(job);
    if (job.status == AppointmentStatus::completed) entry.to_get.clear();
    entry.warnings = warnings_of(job, entry.there, facts, desk);
    return entry;
}

std::string text_of(const Entry& entry) {
    std::vector<std::string> beside{entry.time, " " + entry.number};
    if (!entry.state.empty()) beside.push_back(" " + entry.state);
    DayBlock block(std::move(beside));
    const std::string phone = to_display_phone(entry.there.phone, entry.there.extension);
    if (!entry.same_person) {
        block.add(phone.empty() ? entry.there.name : padded(entry.there.name, kName) + " " + phone);
        if (!entry.customer.empty()) block.add("for " + entry.customer);
        if (!entry.contact.empty()) block.add("on site: " + entry.contact);
    }
    block.add(entry.place);
    block.add_priced((entry.same_stop ? "same stop: " : "") +
                         (entry.same_stop ? in_midline(entry.work) : entry.work),
                     entry.price);
    for (const std::string& note : entry.notes) block.add("Note: " + note, "  ");
    block.add(entry.to_get);
    for (const std::string& warning : entry.warnings) block.add("! " + warning, "  ");
    std::string text = block.text();
    text.pop_back();
    return text;
}

void add_lines(Values& values, std::string_view name, const std::vector<std::string>& lines) {
    std::vector<Values> items;
    for (const std::string& line : lines) items.push_back(note_values(line));
    values.set_list(name, note_values(""), std::move(items));
}

}  // namespace

bool is_of_day(const Appointment& job) {
    return takes_place(job.status) && job.status != AppointmentStatus::held;
}

Values day_job_values(const Appointment& job, const Appointment* before, const DaySheetFacts& facts,
                      const Desk& desk) {
    const Entry entry = entry_of(job, before, facts, desk);
    const std::string& phone = entry.there.phone;
    Values values;
    values.set_lines("block", text_of(entry));
    values.set("booking", entry.number);
    values.set("time", entry.time.substr(entry.time.find_first_not_of(' ')));
    values.only_if("done", entry.state == "done");
    values.only_if("confirmed", entry.state == "confirmed");
    values.only_if("same_stop", entry.same_stop);
    values.set_one("person", !entry.same_person, {{"name", entry.there.name}});
    const bool for_another = !entry.same_person && !entry.customer.empty();
    values.set_one("customer", for_another, {{"name", entry.customer}});
    values.set_one("call_customer", for_another && !job.customer_phone.empty(),
                   {{"name", entry.customer}, {"link", call_link(job.customer_phone)}});
    values.set_one("contact", !entry.same_person && !entry.contact.empty(),
                   {{"name", entry.contact}});
    values.set_one("call", !entry.same_person && !phone.empty(),
                   {{"number", to_display_phone(phone, entry.there.extension)},
                    {"link", call_link(phone)},
                    {"text_link", text_link(phone)}});
    values.set_one("place", !entry.place.empty(),
                   {{"address", entry.place},
                    {"map_link", map_link(place_text(job.address, job.postal_code))}});
    values.set("work", entry.work);
    values.set("price", entry.price);
    values.set_one("to_get", !entry.to_get.empty(), {{"text", entry.to_get}});
    add_lines(values, "notes", entry.notes);
    add_lines(values, "warnings", entry.warnings);
    return values;
}

}  // namespace shop::mail
