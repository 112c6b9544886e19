#include "mail/letters.hpp"

#include <shop/error.hpp>
#include <shop/nearest.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "domain/columns.hpp"
#include "domain/in_quotes.hpp"
#include "domain/utf8.hpp"
#include "mail/day_values.hpp"
#include "mail/job_calendar.hpp"
#include "mail/job_facts.hpp"
#include "mail/job_values.hpp"
#include "mail/layout.hpp"
#include "mail/links.hpp"
#include "mail/quote_values.hpp"
#include "mail/words.hpp"

namespace shop::mail {

namespace {

constexpr std::size_t kLongestSubject = 200;

void require_about(const Kind& kind, Kind::About about) {
    if (kind.about == about) return;
    throw Error(ErrorCode::invalid_argument,
                fmt::format("a letter of the kind {} is about something else",
                            domain::in_quotes(kind.name)));
}

/// A subject too long for any list of mails is cut between characters.
std::string cut(std::string_view subject) {
    constexpr std::string_view kEnd = " ...";
    if (width_of(subject) <= kLongestSubject) return std::string{subject};
    std::size_t bytes = 0;
    std::size_t columns = kEnd.size();
    while (const auto next = domain::first_code_point(subject.substr(bytes))) {
        columns += domain::columns_of(next->value);
        if (columns > kLongestSubject) break;
        bytes += next->length;
    }
    return std::string{subject.substr(0, bytes)} + std::string{kEnd};
}

Letter letter_of(const Kind& kind, Values values, Mailbox to, const Desk& desk) {
    const LetterTemplate& form = desk.templates.of(kind.name, values);
    Letter letter;
    letter.from = sender_of(desk.settings);
    letter.to = std::move(to);
    letter.from.name = one_line(letter.from.name);
    letter.to.name = one_line(letter.to.name);
    letter.subject = cut(form.subject.filled(values));
    // The page's title is the subject, which is made of the same values.
    values.set("subject", letter.subject);
    letter.text = laid_out(form.text.filled(values));
    if (form.html) letter.html = form.html->filled(values, html_escaped);
    letter.message_id = desk.message_id;
    letter.date = desk.now;
    letter.utc_offset = std::chrono::floor<Minutes>(desk.zone.wall(desk.now).offset);
    return letter;
}

Mailbox of_shop(const std::optional<Mechanic>& reader, const Settings& settings) {
    if (reader) return {reader->name, reader->email};
    return {settings.profile.name, settings.profile.email};
}

}  // namespace

const std::vector<Kind>& kinds() {
    using About = Kind::About;
    static const std::vector<Kind> all{
        {"estimate", About::quote, Audience::payer, ""},
        {"confirmation", About::job, Audience::customer, "REQUEST"},
        {"change", About::job, Audience::customer, "REQUEST"},
        {"late", About::job, Audience::customer, "REQUEST"},
        {"cancellation", About::job, Audience::customer, "CANCEL"},
        {"reminder", About::job, Audience::customer, ""},
        {"missed", About::job, Audience::customer, ""},
        {"booked", About::job, Audience::shop, ""},
        {"rescheduled", About::job, Audience::shop, ""},
        {"cancelled", About::job, Audience::shop, ""},
        {"day_sheet", About::day, Audience::shop, ""},
    };
    return all;
}

const Kind& kind_named(std::string_view name) {
    const auto found = std::ranges::find(kinds(), name, &Kind::name);
    if (found != kinds().end()) return *found;
    std::vector<std::string> names;
    for (const Kind& kind : kinds()) names.emplace_back(kind.name);
    const auto meant = nearest(name, names);
    throw Error(ErrorCode::not_found,
                fmt::format("there is no kind of message called {}", domain::in_quotes(name)),
                meant ? fmt::format("did you mean '{}'?", *meant)
                      : fmt::format("there are: {}", fmt::join(names, ", ")));
}

Mailbox customer_or_contact(const Appointment& job) {
    if (!job.contact.email.empty()) return {job.contact.name, job.contact.email};
    return {job.customer_name, job.customer_email};
}

Letter write_letter(const Kind& kind, const QuoteFacts& facts, const Desk& desk) {
    require_about(kind, Kind::About::quote);
    return letter_of(kind, quote_values(facts, desk), {facts.customer.name, facts.customer.email},
                     desk);
}

Letter write_letter(const Kind& kind, const JobFacts& facts, const Desk& desk) {
    require_about(kind, Kind::About::job);
    if (kind.audience == Audience::shop) {
        return letter_of(kind, shop_job_values(facts, desk), of_shop(facts.reader, desk.settings),
                         desk);
    }
    Letter letter =
        letter_of(kind, customer_values(facts, desk), customer_or_contact(facts.job), desk);
    if (!kind.calendar_method.empty()) {
        letter.calendar_method = kind.calendar_method;
        letter.calendar = job_calendar(letter.calendar_method, facts, letter, desk);
    }
    // What can be left are reminders: who has booked is told what becomes of it.
    if (kind.name == "reminder") {
        letter.unsubscribe = mail_link(letter.from.address, "STOP " + number_of(facts.job));
    }
    return letter;
}

Letter write_letter(const Kind& kind, const DaySheetFacts& facts, const Desk& desk) {
    require_about(kind, Kind::About::day);
    return letter_of(kind, day_values(facts, desk), of_shop(facts.reader, desk.settings), desk);
}

}  // namespace shop::mail
