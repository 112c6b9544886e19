#include <doctest/doctest.h>

#include <string>

#include "edgars_shop.hpp"
#include "golden.hpp"
#include "mail/letters.hpp"

using test::at;
using test::EdgarsShop;
using test::JobFacts;

namespace {

/// The line of a letter that has this in it; empty: none.
std::string line_with(const std::string& words, const std::string& text) {
    const std::size_t found = text.find(words);
    if (found == std::string::npos) return {};
    const std::size_t begin = text.rfind('\n', found) + 1;
    return text.substr(begin, text.find('\n', found) - begin);
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

/// A letter's text as one line, so that it does not matter where lines end and go on.
std::string flat(const shop::mail::Letter& letter) {
    std::string text;
    for (const char c : letter.text) {
        const char next = c == '\n' ? ' ' : c;
        if (next != ' ' || !text.ends_with(' ')) text += next;
    }
    return text;
}

/// A119, Tom's second car, seen from itself.
JobFacts second_car() {
    JobFacts facts = test::toms_cars();
    std::swap(facts.job, facts.at_stop.front());
    facts.job.customer_email = "tom.reyes@example.com";
    facts.previous_start.reset();
    return facts;
}

/// An estimate with one of everything: a package, a core charge, surcharges, a discount, a
/// credit, taxed labor.
shop::Quote one_of_everything() {
    shop::Quote quote = test::front_brakes();
    quote.emergency = true;
    quote.tax_labor = true;
    quote.discount =
        shop::Discount{shop::Rate{100'000}, {}, shop::DiscountScope::labor, "neighbour"};
    quote.lines[0].taxable = true;
    quote.lines[0].surcharge = test::usd(14'500);
    quote.lines[0].discount = test::usd(4'350);
    quote.lines[1].amount = test::usd(6'000);  // a share of a package's price
    quote.items[0].is_package = true;
    shop::QuoteLine core = test::line(shop::LineKind::part, "Core charge", 5'500);
    core.item = 0;
    core.refundable = true;
    core.taxable = true;
    quote.lines.insert(quote.lines.begin() + 3, core);
    quote.lines.back().amount = test::usd(4'500);
    quote.lines.push_back(
        test::line(shop::LineKind::credit, "Credit for the diagnostic of Nov 3", -16'000));
    quote.totals.discount = test::usd(4'350);
    quote.totals.tax = test::usd(3'000);
    quote.totals.total = test::usd(29'000 + 14'500 + 6'000 + 14'900 + 5'500 + 1'740 + 4'500 -
                                   4'350 - 16'000 + 3'000);
    return quote;
}

}  // namespace

TEST_CASE("the second car of a stop comes right after the first") {
    EdgarsShop shop;
    const shop::mail::Letter letter = shop.letter("confirmation", second_car());
    CHECK(line_with("When", letter.text) ==
          "  When    Tuesday, November 17, 2:40 pm (right after your F-150)");
    CHECK(has(flat(letter), "Also your F-150: oil, rotation and inspection, 1:30 pm (A118)"));
}

TEST_CASE("a reminder names all of the customer's cars at the stop, and nobody else's") {
    EdgarsShop shop;
    JobFacts facts = test::toms_cars();
    shop::Appointment neighbours = facts.at_stop.front();
    neighbours.customer = shop::CustomerId{99};
    neighbours.vehicle_label = "2001 Fiat Panda";
    facts.at_stop.push_back(neighbours);
    shop.now = at("2026-11-16T13:30:00-08:00");
    const shop::mail::Letter letter = shop.letter("reminder", facts);
    CHECK(letter.subject ==
          "Tomorrow, Tue Nov 17, 1:30 pm: Edgar comes for your F-150 and your Camry");
    CHECK(has(letter.text, "  2:40 pm: synthetic oil change, your Camry, $127.30\n"));
    CHECK(has(letter.text, "\nBookings A118 and A119. No more reminders: reply STOP.\n"));
    CHECK_FALSE(has(letter.text + letter.html, "Panda"));
}

TEST_CASE("who has said yes to the time is thanked, and not asked again") {
    EdgarsShop shop;
    shop.now = at("2026-11-18T09:30:00-08:00");
    JobFacts facts = test::marias_brakes();
    facts.job.confirmation = shop::Confirmation{"Maria Lopez", at("2026-11-17T10:00:00-08:00")};
    test::check_letter("reminder-confirmed", shop.letter("reminder", facts));
}

TEST_CASE("a reminder of two cars asks as long as one of them is not confirmed") {
    EdgarsShop shop;
    JobFacts facts = test::toms_cars();
    facts.job.confirmation = shop::Confirmation{"Tom Reyes", at("2026-11-16T10:00:00-08:00")};
    shop::mail::Letter letter = shop.letter("reminder", facts);
    CHECK(has(letter.text, "Reply OK if this is fine."));
    CHECK(has(letter.html, ">Reply OK</a>"));
    facts.at_stop.front().confirmation = facts.job.confirmation;
    letter = shop.letter("reminder", facts);
    CHECK_FALSE(has(letter.text + letter.html, "Reply OK"));
}

TEST_CASE("the second car at a stop is late since the first takes longer") {
    EdgarsShop shop;
    shop.now = at("2026-11-17T13:50:00-08:00");
    JobFacts facts = second_car();
    facts.at_stop.front().status = shop::AppointmentStatus::in_progress;
    facts.first_car = facts.at_stop.front();
    facts.previous_start = at("2026-11-17T14:20:00-08:00");
    test::check_letter("late-second-car", shop.letter("late", facts));

    facts.first_car->status = shop::AppointmentStatus::completed;
    facts.first_car->vehicle_label = "2015 Toyota Camry";
    CHECK(has(flat(shop.letter("late", facts)),
              "Hello Tom, the first car took longer than planned. Edgar now expects to begin on "
              "the second car at about 2:40 pm today, not 2:20, and to be finished about 3:25 "
              "pm."));
}

TEST_CASE("a booking that was called off and stands again says so") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    facts.stands_again = true;
    const shop::mail::Letter letter = shop.letter("confirmation", facts);
    CHECK(letter.subject ==
          "Booked again: Thu Nov 19, 9:30 am, front brake pads and rotors, 2015 Honda Civic");
    CHECK(letter.text.starts_with("Hello Maria, your booking A135 stands again.\n"));
    CHECK(has(letter.html, ">Hello Maria, your booking A135 stands again.</h1>"));
}

TEST_CASE("an estimate for no car yet says where the work would be") {
    EdgarsShop shop;
    shop::Quote quote = test::front_brakes();
    quote.vehicle_text.clear();
    CHECK(has(flat(shop.letter("estimate", shop::mail::QuoteFacts{quote, test::maria()})),
              "here is your estimate for work at 19 Oak Ct, Davis."));
}

TEST_CASE("every letter to a customer ends with who the shop is") {
    EdgarsShop shop;
    const std::string end =
        "\n\nEdgar's Mobile Auto Repair, Woodland, CA 95695, 530-555-0134\n"
        "BAR registration ARD00000000\n";
    for (const shop::mail::Kind& kind : shop::mail::kinds()) {
        CAPTURE(kind.name);
        const std::string name{kind.name};
        if (kind.about == shop::mail::Kind::About::job) {
            const std::string text = shop.letter(name, test::marias_brakes()).text;
            CHECK(text.ends_with(end) == (kind.audience != shop::mail::Audience::shop));
        }
    }
    const shop::mail::QuoteFacts estimate{test::front_brakes(), test::maria()};
    CHECK(shop.letter("estimate", estimate).text.ends_with(end));
}

TEST_CASE("a reminder days before names the day, and does not hurry") {
    EdgarsShop shop;
    shop.now = at("2026-11-16T09:30:00-08:00");
    const shop::mail::Letter letter = shop.letter("reminder", test::marias_brakes());
    CHECK(letter.subject == "Thu Nov 19, 9:30 am: Edgar comes for your Civic");
    CHECK(has(letter.text, "Hello Maria, a reminder for Thursday.\n"));
    CHECK(has(flat(letter), "If not, call or text 530-555-0134. We still need the VIN."));
}

TEST_CASE("by when to call off is said as long as there is time") {
    EdgarsShop shop;
    const auto to_change = [&] {
        const std::string text = flat(shop.letter("confirmation", test::marias_brakes()));
        const std::size_t begin = text.find("To change");
        return text.substr(begin, text.find(". Declining") - begin);
    };
    shop.settings.booking.cancel_notice = shop::Minutes{24 * 60};
    CHECK(to_change() ==
          "To change or cancel, reply or call 530-555-0134, please by 9:30 am on Wednesday, "
          "November 18");
    shop.now = at("2026-11-18T09:30:00-08:00");
    CHECK(to_change() ==
          "To change or cancel, reply or call 530-555-0134, please as soon as you can");
    shop.settings.booking.cancel_notice = shop::Minutes{0};
    CHECK(to_change() == "To change or cancel, reply or call 530-555-0134");
}

TEST_CASE("the price says what is authorized, and asks for a yes where one is missing") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    const std::string asked = "We do not have your yes to the $542.30 yet.";
    CHECK_FALSE(has(shop.letter("confirmation", facts).text, asked));

    facts.job.authorization->by = "Juan Lopez";
    facts.job.authorization->means = "in person";
    CHECK(has(flat(shop.letter("confirmation", facts)),
              "authorized by Juan Lopez in person on November 17 at 9:21 am"));
    facts.job.authorization->total = test::usd(50'000);
    std::string text = flat(shop.letter("confirmation", facts));
    CHECK(has(text, "$542.30 with tax, estimate Q42, $500.00 of it authorized by"));
    CHECK(has(text, asked));
    facts.job.authorization.reset();
    text = flat(shop.letter("confirmation", facts));
    CHECK(has(text, "Price $542.30 with tax, estimate Q42 Who"));
    CHECK(
        has(text, asked + " Please reply YES to this mail, or call 530-555-0134, before we come."));

    facts.job.total = shop::Money{};
    text = flat(shop.letter("confirmation", facts));
    CHECK(has(text, "Price no charge Who"));
    CHECK_FALSE(has(text, "your yes"));
}

TEST_CASE("who calls off is not asked whether it is a mistake when it was the shop") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    facts.by_shop = true;
    const shop::mail::Letter letter = shop.letter("cancellation", facts);
    CHECK(has(flat(letter),
              "Hello Maria, we are sorry: we had to cancel your booking A135. We will not come "
              "for this appointment: Thursday, November 19, 9:30 am 19 Oak Ct"));
    CHECK(has(letter.text, "\nFor another time, reply or call 530-555-0134.\n"));
}

TEST_CASE("what the shop noted why a job was called off is not told to the customer") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    facts.job.cancel_reason = "never pays";
    facts.job.notes = facts.customer.notes = facts.job.work_notes = "difficult person";
    for (const std::string kind :
         {"confirmation", "change", "late", "cancellation", "reminder", "missed"}) {
        const shop::mail::Letter letter = shop.letter(kind, facts);
        const std::string all = letter.subject + letter.text + letter.html + letter.calendar;
        CHECK_FALSE(has(all, "never pays"));
        CHECK_FALSE(has(all, "difficult"));
    }
}

TEST_CASE("a mechanic who is late without another job's fault says just that") {
    EdgarsShop shop;
    shop.now = at("2026-11-17T11:50:00-08:00");
    JobFacts facts = test::toms_cars();
    facts.waits_for_another = false;
    CHECK(shop.letter("late", facts)
              .text.starts_with("Hello Tom, Edgar is running late and now expects to be at 88 "
                                "Pole\nLine Rd at about"));
}

TEST_CASE("an estimate with everything adds up to its total") {
    EdgarsShop shop;
    test::check_letter(
        "estimate-of-everything",
        shop.letter("estimate", shop::mail::QuoteFacts{one_of_everything(), test::maria()}));
}

TEST_CASE("an estimate that was agreed to says so, and asks for nothing") {
    EdgarsShop shop;
    shop::Quote quote = test::front_brakes();
    quote.authorization = shop::Authorization{"Maria Lopez", "phone",
                                              at("2025-11-17T09:21:00-08:00"), test::usd(54'230)};
    const std::string text =
        flat(shop.letter("estimate", shop::mail::QuoteFacts{quote, test::maria()}));
    CHECK(has(text, "This price is authorized by you by phone on November 17, 2025 at 9:21 am."));
    CHECK_FALSE(has(text, "To go ahead"));
}

TEST_CASE("the calendar entry of a job is one from booking to cancellation") {
    EdgarsShop shop;
    JobFacts facts = test::marias_brakes();
    for (const auto& [kind, method] :
         {std::pair{"confirmation", "REQUEST"}, std::pair{"change", "REQUEST"},
          std::pair{"late", "REQUEST"}, std::pair{"cancellation", "CANCEL"}}) {
        CAPTURE(kind);
        const shop::mail::Letter letter = shop.letter(kind, facts);
        CHECK(letter.calendar_method == method);
        CHECK(has(letter.calendar, "\r\nUID:A135.3f2a9c\r\n"));
        CHECK(has(letter.calendar, "\r\nSEQUENCE:" + std::to_string(facts.job.sequence) + "\r\n"));
        CHECK(has(letter.calendar, std::string{"\r\nMETHOD:"} + method + "\r\n"));
        ++facts.job.sequence;
    }
    for (const std::string kind : {"reminder", "missed", "booked", "rescheduled", "cancelled"}) {
        CHECK(shop.letter(kind, facts).calendar.empty());
    }
}

TEST_CASE("only reminders can be left") {
    EdgarsShop shop;
    for (const shop::mail::Kind& kind : shop::mail::kinds()) {
        if (kind.about != shop::mail::Kind::About::job) continue;
        const auto letter = shop.letter(std::string{kind.name}, test::marias_brakes());
        CHECK(letter.unsubscribe.empty() == (kind.name != "reminder"));
    }
}

TEST_CASE("a letter has the shop's offset of its moment, and its message id") {
    EdgarsShop shop;
    shop::mail::Letter letter = shop.letter("reminder", test::marias_brakes());
    CHECK(letter.utc_offset == shop::Minutes{-480});
    CHECK(letter.date == shop.now);
    CHECK(letter.message_id == "m1.3f2a9c@example.com");
    shop.now = at("2026-07-01T12:00:00-07:00");
    CHECK(shop.letter("reminder", test::marias_brakes()).utc_offset == shop::Minutes{-420});
}

TEST_CASE("letters are from whom the file names, or from the shop") {
    EdgarsShop shop;
    const auto from = [&](const std::string& written) {
        shop.settings.mail.from = written;
        return test::mailbox_text(shop.letter("reminder", test::marias_brakes()).from);
    };
    CHECK(from("Edgar <e@example.com>") == "Edgar <e@example.com>");
    CHECK(from("\"Edgar, Jr.\" <e@example.com>") == "Edgar, Jr. <e@example.com>");
    CHECK(from("<e@example.com>") == "Edgar's Mobile Auto Repair <e@example.com>");
    CHECK(from("e@example.com") == "Edgar's Mobile Auto Repair <e@example.com>");
    CHECK(from("") == "Edgar's Mobile Auto Repair <edgar@example.com>");
}

TEST_CASE("without any address of the shop nothing is linked to it") {
    EdgarsShop shop;
    shop.settings.mail.from.clear();
    shop.settings.profile.email.clear();
    shop.settings.profile.phone = "ask Ed";
    const shop::mail::Letter letter = shop.letter("reminder", test::marias_brakes());
    CHECK_FALSE(has(letter.html, "href=\"\""));
    CHECK_FALSE(has(letter.html, "mailto:"));
    CHECK(letter.unsubscribe.empty());
    CHECK(has(flat(letter), "If not, call or text ask Ed. We still"));
}
