#include <shop/text.hpp>

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "mail/job_facts.hpp"
#include "mail/job_values.hpp"
#include "mail/job_words.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"
#include "mail/price_words.hpp"
#include "mail/shop_words.hpp"

namespace shop::mail {

namespace {

/// `2015 Honda Civic, 7XYZ321 (get VIN)`
std::string whole_car(const Appointment& job) {
    std::string text = car_text(job);
    if (text == "car") text = "not known yet";
    if (!job.vehicle_plate.empty() && text.find(job.vehicle_plate) == std::string::npos) {
        text += ", " + job.vehicle_plate;
    }
    const std::string missing = to_get_on_site(job);
    return missing.empty() ? text : text + " (" + missing + ")";
}

std::string price_line(const Appointment& job, const Desk& desk) {
    std::string text = price_text(job.total, desk);
    if (job.total.is_zero()) return text;
    const std::string given = authorization_of(job.authorization, job.total, {}, desk);
    return text + ", " + (given.empty() ? "NOT AUTHORIZED yet" : given);
}

void add_phone(Values& values, std::string_view name, std::string_view phone,
               std::string_view extension = {}) {
    values.set_one(name, !phone.empty(),
                   {{"number", to_display_phone(phone, extension)},
                    {"link", call_link(phone)},
                    {"text_link", text_link(phone)}});
}

void add_others(Values& values, const JobFacts& facts, const Desk& desk) {
    const auto item_of = [&](const Appointment& other) {
        Values item;
        item.set("booking", number_of(other));
        item.set("customer", other.customer_name);
        item.set("when", desk.words().short_time(other.work.begin));
        item.set("car", car_text(other));
        return item;
    };
    std::vector<Values> items;
    for (const Appointment& other : facts.at_stop) {
        if (other.id != facts.job.id && takes_place(other.status)) items.push_back(item_of(other));
    }
    values.set_list("others", item_of(Appointment{}), std::move(items));
}

}  // namespace

Values shop_job_values(const JobFacts& facts, const Desk& desk) {
    const Appointment& job = facts.job;
    Values values = shop_values(desk);
    add_job(values, facts, desk);
    values.set("customer", job.customer_name);
    add_phone(values, "customer_call", job.customer_phone, facts.customer.phone_extension);
    values.set_one("on_site", !job.contact.name.empty() || !job.contact.phone.empty(),
                   {{"name", job.contact.name.empty() ? "contact" : job.contact.name}});
    add_phone(values, "on_site_call", job.contact.phone);
    values.set("whole_car", whole_car(job));
    values.set("price_line", price_line(job, desk));
    values.only_if("emergency", job.emergency);
    values.set_list("notes", note_values(""), note_items(job.notes));
    const bool lost = facts.reader && facts.reader->id != job.mechanic;
    const bool moved = has_moved(facts);
    values.only_if("lost", lost);
    values.only_if("moved_here", moved && !lost);
    values.only_if("changed_here", !moved && !lost);
    values.only_if("by_shop", facts.by_shop);
    values.only_if("cancelled_late", job.cancelled_late && !facts.by_shop);
    values.set_one("reason", !job.cancel_reason.empty(), {{"text", job.cancel_reason}});
    add_others(values, facts, desk);
    return values;
}

}  // namespace shop::mail
