#include "mail/day_values.hpp"

#include <shop/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "mail/day_job.hpp"
#include "mail/job_facts.hpp"
#include "mail/job_words.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"

namespace shop::mail {

namespace {

std::string count_text(std::size_t jobs) {
    if (jobs == 0) return "no jobs";
    return jobs == 1 ? "1 job" : fmt::format("{} jobs", jobs);
}

std::vector<Appointment> jobs_of(const MechanicDay& day) {
    std::vector<Appointment> jobs;
    std::ranges::copy_if(day.appointments, std::back_inserter(jobs), is_of_day);
    return jobs;
}

/// `first 8:00 Woodland, last ends 4:30`
std::string span_text(const std::vector<Appointment>& jobs, const WallWords& words) {
    const Appointment& first = jobs.front();
    const std::string town = town_of(first.address);
    const auto last =
        std::ranges::max_element(jobs, {}, [](const Appointment& job) { return job.work.end; });
    return fmt::format("first {}{}, last ends {}", words.bare_time(first.work.begin),
                       town.empty() ? "" : " " + town, words.bare_time(last->work.end));
}

std::string subject_of(const DaySheetFacts& facts, const WallWords& words) {
    const std::string day = words.short_day(facts.date);
    std::vector<Appointment> all;
    std::string by_mechanic;
    int busy = 0;
    for (const MechanicDay& mechanics : facts.days) {
        const std::vector<Appointment> jobs = jobs_of(mechanics);
        if (jobs.empty()) continue;
        ++busy;
        by_mechanic += fmt::format(", {} {}", mechanics.mechanic.name, jobs.size());
        all.insert(all.end(), jobs.begin(), jobs.end());
    }
    std::string text = day + ": " + count_text(all.size());
    if (busy > 1) return text + by_mechanic;
    return all.empty() ? text : text + ", " + span_text(all, words);
}

Values mechanic_values(const MechanicDay& day, const DaySheetFacts& facts, const Desk& desk) {
    const std::vector<Appointment> jobs = jobs_of(day);
    std::vector<Values> items;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        items.push_back(day_job_values(jobs[i], i == 0 ? nullptr : &jobs[i - 1], facts, desk));
    }
    Values values;
    // The mechanic knows whose day it is.
    values.set_one("heading", !facts.reader && facts.days.size() > 1,
                   {{"name", day.mechanic.name}, {"count", count_text(jobs.size())}});
    values.set_list("jobs", day_job_values(Appointment{}, nullptr, facts, desk), std::move(items));
    return values;
}

/// `A121 added (3:00 pm, West Sacramento)`
std::string change_text(const DayChange& change, const WallWords& words) {
    const Appointment& job = change.job;
    const std::string town = town_of(job.address);
    const std::string where = town.empty() ? job.customer_name : town;
    const std::string time = words.time(job.work.begin);
    const std::string number = number_of(job);
    switch (change.kind) {
        case DayChange::Kind::added:
            return fmt::format("{} added ({}, {})", number, time, where);
        case DayChange::Kind::gone:
            return fmt::format("{} gone ({}, {})", number, time, where);
        case DayChange::Kind::moved:
            if (!change.was) return fmt::format("{} moved to {} ({})", number, time, where);
            return fmt::format("{} moved from {} to {} ({})", number,
                               words.time_beside(*change.was, job.work.begin), time, where);
        case DayChange::Kind::changed:
            break;
    }
    return fmt::format("{} changed ({}, {})", number, time, where);
}

void add_changes(Values& values, const DaySheetFacts& facts, const WallWords& words) {
    std::string text;
    for (const DayChange& change : facts.changes) {
        text += (text.empty() ? "" : "; ") + change_text(change, words);
    }
    values.set_one(
        "changed", !text.empty(),
        {{"since", words.today() == facts.date ? "last night" : "the last sheet"}, {"text", text}});
}

void add_load(Values& values, const DaySheetFacts& facts) {
    const auto item_of = [&](const MechanicParts& load) {
        std::string text;
        for (const PartToLoad& part : load.parts) {
            // Names of parts have commas in them.
            text += (text.empty() ? "" : "; ") + part.name + " x" + to_string(part.quantity);
        }
        Values item;
        item.set("parts", facts.days.size() > 1 ? load.mechanic.name + ": " + text : text);
        return item;
    };
    std::vector<Values> items;
    for (const MechanicParts& load : facts.load) {
        if (!load.parts.empty()) items.push_back(item_of(load));
    }
    values.set_list("load", item_of({}), std::move(items));
}

/// `A109 from yesterday is not closed`
std::string open_text(const DaySheetFacts& facts, const WallWords& words) {
    std::vector<std::string> jobs;
    for (const Appointment& job : facts.not_closed) {
        const LocalDate day = words.date(job.work.begin);
        const auto days = (words.today() - day).count();
        jobs.push_back(number_of(job) + " from " +
                       (days == 0   ? "today"
                        : days == 1 ? "yesterday"
                                    : words.month_and_day(day)));
    }
    const auto more = facts.not_closed_count - static_cast<std::int64_t>(jobs.size());
    if (more > 0) jobs.push_back(fmt::format("{} more", more));
    if (jobs.empty()) return {};
    return joined(jobs) + (jobs.size() == 1 && more < 2 ? " is not closed" : " are not closed");
}

bool is_on_sheet(const Undelivered& message, const DaySheetFacts& facts) {
    return message.job && std::ranges::any_of(facts.days, [&](const MechanicDay& day) {
               return std::ranges::any_of(
                   jobs_of(day), [&](const Appointment& job) { return job.id == message.job->id; });
           });
}

/// Who else is to be called since a message did not arrive.
Values call_values(const Undelivered& message, const WallWords& words) {
    std::string phone = message.phone;
    std::string name;
    std::string about;
    if (message.job) {
        name = message.job->customer_name;
        if (phone.empty()) phone = message.job->customer_phone;
        about = fmt::format(" of {}, {}", number_of(*message.job),
                            words.short_time(message.job->work.begin));
    } else if (message.quote) {
        name = message.quote->customer_name;
        about = fmt::format(" Q{}", message.quote->id.value());
    }
    if (name.empty()) name = message.address.empty() ? "somebody" : message.address;
    Values item;
    item.set("name", name);
    item.set_one("call", !phone.empty(),
                 {{"number", to_display_phone(phone)}, {"link", call_link(phone)}});
    item.set("what", message.kind + about);
    item.set_one("reason", !message.reason.empty(), {{"text", message.reason}});
    return item;
}

void add_calls(Values& values, const DaySheetFacts& facts, const WallWords& words) {
    std::vector<Values> items;
    for (const Undelivered& message : facts.undelivered) {
        if (!is_on_sheet(message, facts)) items.push_back(call_values(message, words));
    }
    values.set_list("to_call", call_values({}, words), std::move(items));
}

}  // namespace

Values day_values(const DaySheetFacts& facts, const Desk& desk) {
    const WallWords words = desk.words();
    Values values = shop_values(desk);
    values.set("summary", subject_of(facts, words));
    values.set("day", words.long_day(facts.date));
    std::vector<Values> mechanics;
    bool any = false;
    for (const MechanicDay& day : facts.days) {
        const bool busy = !jobs_of(day).empty();
        any = any || busy;
        // On the sheet of all, who has nothing to do is not named.
        if (busy) mechanics.push_back(mechanic_values(day, facts, desk));
    }
    values.set_list("mechanics", mechanic_values({}, facts, desk), std::move(mechanics));
    values.only_if("no_jobs", !any);
    add_changes(values, facts, words);
    add_load(values, facts);
    const std::string open = open_text(facts, words);
    values.set_one("open", !open.empty(), {{"text", open}});
    add_calls(values, facts, words);
    return values;
}

}  // namespace shop::mail
