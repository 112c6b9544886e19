#include <doctest/doctest.h>

#include <fmt/format.h>

#include "test_shop.hpp"

namespace {

using shop::Money;
using shop::Rate;
using Lines = std::vector<std::string>;

std::string cents(Money money) {
    return std::to_string(money.minor_units());
}

/// `oil: Labor 7400`, with surcharge and discount, and `T` where it is taxed.
Lines lines_of(const shop::Quote& quote) {
    Lines lines;
    for (const shop::QuoteLine& line : quote.lines) {
        std::string text = line.service.empty() ? "" : line.service + ": ";
        text += line.name + " " + cents(line.amount);
        if (!line.surcharge.is_zero()) text += " + " + cents(line.surcharge);
        if (!line.discount.is_zero()) text += " - " + cents(line.discount);
        lines.push_back(text + (line.taxable ? " T" : ""));
    }
    return lines;
}

shop::QuoteRequest of(Lines codes) {
    shop::QuoteRequest request;
    request.codes = std::move(codes);
    return request;
}

struct Desk : test::TestShop {
    shop::Appointments appointments() { return (**this).appointments(); }
    shop::Quotes quotes() { return (**this).quotes(); }

    /// A job of this quote; the customer and the car are made on the way.
    shop::Appointment book(shop::QuoteRequest wanted, const std::string& wall) {
        auto booking = request(wall);
        booking.codes.clear();
        if (wanted.postal_code.empty()) wanted.postal_code = "95695";
        wanted.vehicle = booking.vehicle;
        booking.quote = quotes().create(wanted).id;
        return appointments().book(booking).appointment;
    }
    shop::Appointment change(const shop::Appointment& job, Lines add, Lines remove = {}) {
        shop::EditRequest edit;
        edit.add = std::move(add);
        edit.remove = std::move(remove);
        edit.overriding = {{shop::Rule::hours, shop::Rule::break_time}, "a long day"};
        return appointments().edit(job.id, edit);
    }
    shop::Quote quote_of(const shop::Appointment& job) { return quotes().get(*job.quote); }

    /// All prices and rules of the file are others from now on.
    void change_the_file() {
        auto other = settings();
        other.pricing.labor_rate = Money{20'000};
        other.pricing.tax_rate = Rate{50'000};
        other.pricing.tax_labor = other.pricing.tax_fees = other.pricing.tax_travel = true;
        other.pricing.emergency_multiplier = Rate{3'000'000};
        other.pricing.emergency_on_travel = true;
        other.pricing.supplies_percent = Rate{200'000};
        other.pricing.supplies_cap.reset();
        other.pricing.parts_markup = Rate{1'000'000};
        other.pricing.fees.front().amount = Money{900};
        other.areas.front().travel_fee = Money{1'000};
        reopen(other);
    }
};

/// One of each kind of quote.
std::vector<shop::QuoteRequest> all_kinds() {
    std::vector<shop::QuoteRequest> kinds(8);
    kinds[0].codes = {"brakes"};
    kinds[1].codes = {"oil", "rotation"};
    kinds[2].codes = {"basic", "brakes"};
    kinds[2].discount = shop::Discount{Rate{100'000}, {}, shop::DiscountScope::both, "regular"};
    kinds[3].codes = {"brakes", "delivery"};
    kinds[3].emergency = true;
    kinds[3].discount = shop::Discount{{}, Money{3'333}, shop::DiscountScope::labor, "late"};
    kinds[4].codes = {"brakes"};
    kinds[4].labor_changes = {{"brakes", shop::Minutes{151}}};
    kinds[4].part_changes = {{"brakes", "Brake rotor", Money{9'999}, shop::Quantity{1'500}}};
    kinds[4].added_parts = {{"brakes", "Clip", Money{333}, shop::Quantity{333}}};
    kinds[5].codes = {"brakes", "oil"};
    kinds[5].price_changes = {{"brakes", Money{25'000}}};
    kinds[5].postal_code = "95694";
    kinds[6].codes = {"diagnostic", "brakes"};
    kinds[7].codes = {"basic"};
    kinds[7].emergency = true;
    kinds[7].postal_code = "95694";
    return kinds;
}

TEST_CASE("work that is added and taken out again leaves every price as it was quoted") {
    for (const shop::QuoteRequest& kind : all_kinds()) {
        Desk desk;
        CAPTURE(kind.codes.front());
        const auto job = desk.book(kind, "2026-11-24 13:00");
        const shop::Quote quoted = desk.quote_of(job);
        desk.change_the_file();
        desk.run(
            "INSERT INTO service (code, name, labor, duration, created_at) "
            "VALUES ('another', 'Another', 1800, 600, 0)");
        const auto more = desk.change(job, {"another"});
        CHECK(desk.quote_of(more).totals.total > quoted.totals.total);
        const auto back = desk.change(more, {}, {"another"});

        shop::Quote again = desk.quote_of(back);
        CHECK(again.supersedes == more.quote);
        CHECK(again.lines == quoted.lines);
        CHECK(again.totals == quoted.totals);
        CHECK(again.duration == quoted.duration);
        CHECK(again.valid_through == quoted.valid_through);
        CHECK(back.total == job.total);
        CHECK(back.work == job.work);
        CHECK(back.services == job.services);
    }
}

TEST_CASE_FIXTURE(Desk, "what is added costs what the catalogue says today, by the quote's rules") {
    shop::QuoteRequest wanted;
    wanted.codes = {"brakes"};
    wanted.emergency = true;
    wanted.discount = shop::Discount{Rate{100'000}, {}, shop::DiscountScope::labor, "regular"};
    const auto job = book(wanted, "2026-11-24 08:00");
    CHECK(lines_of(quote_of(job)) ==
          Lines{"brakes: Labor 29000 + 14500 - 4350", "brakes: Brake pads 6800 T",
                "brakes: Brake rotor 14900 T", "Shop supplies, 6% of labor 1740",
                "Travel, Home area 0"});
    change_the_file();
    const auto more = change(job, {"starter", "delivery"}, {});
    CHECK(lines_of(quote_of(more)) ==
          Lines{"brakes: Labor 29000 + 14500 - 4350", "brakes: Brake pads 6800 T",
                "brakes: Brake rotor 14900 T", "starter: Labor 30000 + 15000 - 4500",
                "starter: Starter 18900 T", "starter: Core charge 3500 T",
                "delivery: Battery 20000 T", "Shop supplies, 6% of labor, capped 2500",
                "Travel, Home area 0"});
    CHECK(quote_of(more).totals.tax == Money{5'288});  // 8.25 % of 641.00
}

TEST_CASE_FIXTURE(Desk, "a fee keeps its amount, comes with what it is bound to and goes with it") {
    const auto job = book(of({"oil", "rotation"}), "2026-11-24 08:00");
    change_the_file();
    auto edited = change(job, {"brakes"}, {"rotation"});
    CHECK(lines_of(quote_of(edited))[5] == "Shop supplies, 6% of labor 2400");
    CHECK(lines_of(quote_of(edited))[6] == "Used oil disposal 350");
    edited = change(edited, {}, {"oil"});
    CHECK(lines_of(quote_of(edited)).back() == "Travel, Home area 0");
    CHECK(quote_of(edited).lines.size() == 5);
    edited = change(edited, {"basic"}, {});
    CHECK(lines_of(quote_of(edited))[7] == "Used oil disposal 900");
}

TEST_CASE_FIXTURE(Desk, "another area brings its own travel fee and tax rate, and nothing else") {
    const auto job = book(of({"brakes"}), "2026-11-24 09:00");
    const shop::Quote before = quote_of(job);
    shop::EditRequest edit;
    edit.postal_code = "95694";
    const auto away = appointments().edit(job.id, edit);
    shop::Quote after = quote_of(away);
    CHECK(after.area == "Extended");
    CHECK(after.postal_code == "95694");
    CHECK(lines_of(after).back() == "Travel, Extended area 4500");
    CHECK(after.tax_rate == Rate{78'750});
    CHECK(after.totals.tax == Money{1'709});  // 7.875 % of 217.00
    CHECK(after.totals.labor == before.totals.labor);
    edit.postal_code = "95695";
    CHECK(quote_of(appointments().edit(job.id, edit)).totals == before.totals);
}

TEST_CASE_FIXTURE(Desk, "the quote before is superseded, and its yes stands for what it was to") {
    const auto job = book(of({"oil"}), "2026-11-24 09:00");
    quotes().accept(*job.quote, "Dana Reyes", "phone");
    const auto more = change(job, {"rotation"});
    const shop::Quote old = quotes().get(*job.quote);
    CHECK(old.status == shop::QuoteStatus::superseded);
    const shop::Quote quote = quote_of(more);
    CHECK(quote.status == shop::QuoteStatus::accepted);
    CHECK(quote.authorization == old.authorization);
    CHECK(more.authorization == old.authorization);
    CHECK(more.total > more.authorization->total);

    SUBCASE("a yes to the rest raises it") {
        set_clock("2026-11-23 10:00");
        const auto agreed = quotes().accept(quote.id, "Sam", "text");
        CHECK(agreed.authorization ==
              shop::Authorization{"Sam", "text", at("2026-11-23 10:00"), more.total});
        CHECK(test::code_of([&] { quotes().accept(quote.id, "Sam", "text"); }) ==
              shop::ErrorCode::wrong_state);
    }
    SUBCASE("nobody can say yes to the old one") {
        CHECK(test::code_of([&] { quotes().accept(old.id, "Sam", "text"); }) ==
              shop::ErrorCode::wrong_state);
    }
    CHECK(column("SELECT action || ' ' || entity || ' ' || entity_id FROM audit_entry "
                 "WHERE entity = 'quote' AND id > (SELECT min(id) FROM audit_entry "
                 "WHERE action = 'accept') LIMIT 2") ==
          Lines{"supersede quote 1", "reprice quote 2"});
}

TEST_CASE_FIXTURE(Desk, "a yes can be had for a booked quote after its last day") {
    const auto job = book(of({"oil"}), "2026-12-22 09:00");
    set_clock("2026-12-20 09:00");
    CHECK(quotes().accept(*job.quote, "Dana Reyes", "phone").status == shop::QuoteStatus::accepted);
}

TEST_CASE_FIXTURE(Desk,
                  "a discount in money takes at most what is left, and all of it comes back") {
    shop::QuoteRequest wanted;
    wanted.codes = {"oil", "brakes"};
    wanted.discount = shop::Discount{{}, Money{20'000}, shop::DiscountScope::labor, "regular"};
    const auto job = book(wanted, "2026-11-24 08:00");
    const auto less = change(job, {}, {"brakes"});
    CHECK(quote_of(less).totals.discount == Money{7'400});
    CHECK(quote_of(change(less, {"brakes"})).totals.discount == Money{20'000});
}

TEST_CASE_FIXTURE(Desk, "an earlier diagnostic's credit is not lost, and is not given twice") {
    const auto found = book(of({"diagnostic"}), "2026-11-23 10:00");
    set_clock("2026-11-23 12:00");
    appointments().complete(found.id, {});
    const auto job = book(of({"oil"}), "2026-11-24 09:00");
    CHECK(quote_of(job).totals.credit == Money{7'400});

    // More labor takes more of it, and less gives it back.
    const auto more = change(job, {"brakes"});
    CHECK(quote_of(more).totals.credit == Money{16'000});
    CHECK(quote_of(change(more, {}, {"brakes"})).totals.credit == Money{7'400});

    shop::EditRequest edit;
    edit.vehicle = add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry").id;
    const auto other = appointments().edit(job.id, edit);
    CHECK(quote_of(other).totals.credit == Money{});
    CHECK(other.total == job.total + Money{7'400});
}

TEST_CASE_FIXTURE(Desk, "a diagnostic's own credit goes with the diagnostic, and with the repair") {
    const auto job = book(of({"diagnostic", "oil"}), "2026-11-24 09:00");
    CHECK(quote_of(job).totals.credit == Money{7'400});
    SUBCASE("with the diagnostic") {
        CHECK(quote_of(change(job, {}, {"diagnostic"})).totals.credit == Money{});
    }
    SUBCASE("with the repair") {
        CHECK(quote_of(change(job, {}, {"oil"})).totals.credit == Money{});
    }
}

}  // namespace
