#include <doctest/doctest.h>

#include <fmt/format.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using shop::Money;
using test::TestShop;
using Lines = std::vector<std::string>;

shop::QuoteRequest wanted(std::vector<std::string> codes, const std::string& postal = "95695") {
    shop::QuoteRequest request;
    request.codes = std::move(codes);
    request.postal_code = postal;
    return request;
}

std::string cents(Money money) {
    return std::to_string(money.minor_units());
}

/// `oil: Labor 7400`, with what a package, the surcharge and the discount did to it.
Lines lines_of(const shop::Quote& quote) {
    Lines lines;
    for (const shop::QuoteLine& line : quote.lines) {
        std::string text = line.service.empty() ? "" : line.service + ": ";
        text += line.name + " " + cents(line.amount);
        if (line.list != line.amount) text += " of " + cents(line.list);
        if (!line.surcharge.is_zero()) text += " + " + cents(line.surcharge);
        if (!line.discount.is_zero()) text += " - " + cents(line.discount);
        lines.push_back(text);
    }
    return lines;
}

std::string sums(const shop::Quote& quote) {
    const shop::QuoteTotals& t = quote.totals;
    return fmt::format(
        "{} + {} parts + {} surcharge + {} travel + {} fees - {} credit - {} "
        "discount = {}, tax {}, total {}",
        cents(t.labor), cents(t.parts), cents(t.surcharge), cents(t.travel), cents(t.fees),
        cents(t.credit), cents(t.discount), cents(t.subtotal), cents(t.tax), cents(t.total));
}

TEST_CASE("a quote prices the services and keeps what it says") {
    TestShop shop;
    const auto quote = shop->quotes().create(wanted({"oil", "brakes"}));
    CHECK(lines_of(quote) == Lines{"oil: Labor 7400", "oil: Oil and filter 4600",
                                   "brakes: Labor 29000", "brakes: Brake pads 6800",
                                   "brakes: Brake rotor 14900", "Shop supplies, 6% of labor 1740",
                                   "Used oil disposal 350", "Travel, Home area 0"});
    CHECK(sums(quote) ==
          "36400 + 26300 parts + 0 surcharge + 0 travel + 2090 fees - 0 credit - 0 "
          "discount = 64790, tax 2170, total 66960");
    CHECK(quote.duration == shop::Minutes{180});
    CHECK(quote.valid_through == test::wall_date("2026-12-07"));
    CHECK(quote.area == "Home");
    CHECK_FALSE(quote.area_assumed);
    CHECK(quote.created_at == shop->now());
    CHECK(shop->quotes().get(quote.id) == quote);
}

TEST_CASE("a package's price is shared out, and its duration is its own") {
    TestShop shop;
    const auto quote = shop->quotes().create(wanted({"basic"}));
    CHECK(quote.duration == shop::Minutes{70});
    CHECK(quote.totals.labor + quote.totals.parts == Money{13900});
    REQUIRE(quote.items.size() == 1);
    CHECK(quote.items[0] ==
          shop::QuoteItem{
              "basic", "Oil and rotation", true, shop::Minutes{70}, Money{13900}, false, {}});
}

TEST_CASE("one quote may change what the catalogue says, for the car at hand") {
    TestShop shop;
    auto request = wanted({"brakes"});
    SUBCASE("a part's price and quantity, by its number") {
        request.part_changes.push_back({"", "act914", Money{9900}, shop::Quantity{2000}});
        CHECK(lines_of(shop->quotes().create(request))[1] == "brakes: Brake pads 19800");
    }
    SUBCASE("a part's price, by a piece of its name") {
        request.part_changes.push_back({"brakes", "rotor", Money{10000}, std::nullopt});
        CHECK(lines_of(shop->quotes().create(request))[2] == "brakes: Brake rotor 20000");
    }
    SUBCASE("another part") {
        request.added_parts.push_back({"", "Caliper", Money{12000}, shop::Quantity{2000}});
        CHECK(lines_of(shop->quotes().create(request))[3] == "brakes: Caliper 24000");
    }
    SUBCASE("the labor time, and the time on site with it") {
        request.labor_changes.push_back({"brakes", shop::Minutes{180}});
        const auto quote = shop->quotes().create(request);
        CHECK(lines_of(quote)[0] == "brakes: Labor 43500");
        CHECK(quote.duration == shop::Minutes{195});
    }
    SUBCASE("a flat price") {
        request.price_changes.push_back({"brakes", Money{25000}});
        const auto quote = shop->quotes().create(request);
        CHECK(lines_of(quote)[0] == "brakes: Labor 25000");
        CHECK(quote.totals.fees.is_zero());
    }
    const auto after = shop->quotes().create(wanted({"brakes"}));
    CHECK(sums(after) ==
          "29000 + 21700 parts + 0 surcharge + 0 travel + 1740 fees - 0 credit - 0 "
          "discount = 52440, tax 1790, total 54230");
}

TEST_CASE("a change that fits nothing on the quote is refused") {
    TestShop shop;
    const auto refused = [&](auto change) {
        auto request = wanted({"oil", "brakes"});
        change(request);
        const auto before = shop.row_counts();
        const std::string refusal = whole_refusal([&] { shop->quotes().create(request); });
        CHECK(shop.row_counts() == before);
        return refusal;
    };
    CHECK(refused([](auto& r) {
              r.part_changes.push_back({"", "spoiler", Money{1}, {}});
          }) ==
          "not_found: no part 'spoiler' is on this quote | name it as the quote prints it, or add "
          "one: --add-part");
    CHECK(refused([](auto& r) {
              r.part_changes.push_back({"", "brake", Money{1}, {}});
          }) ==
          "ambiguous: 2 parts match 'brake' | name it in full, or by its number, or put the "
          "service's code in front: --part 'CODE:PART=PRICE'");
    CHECK(refused([](auto& r) {
              r.labor_changes.push_back({"oil", shop::Minutes{60}});
          }) ==
          "invalid_argument: 'oil' has a flat price: its labor time does not change it | change "
          "the price: --price oil=AMOUNT");
    CHECK(refused([](auto& r) {
              r.labor_changes.push_back({"brake", shop::Minutes{60}});
          }) == "not_found: 'brake' is not on this quote | did you mean 'brakes'?");
    CHECK(refused([](auto& r) {
              r.labor_changes.push_back({"brakes", shop::Minutes{-60}});
          }).starts_with("invalid_argument: "));
    CHECK(refused([](auto& r) {
              r.labor_changes.push_back({"brakes", shop::Minutes{99999}});
          }).starts_with("invalid_argument: "));
    CHECK(refused([](auto& r) {
              r.price_changes.push_back({"brakes", Money{-1}});
          }).starts_with("invalid_argument: "));
    CHECK(refused([](auto& r) {
              r.part_changes.push_back({"", "rotor", Money{-1}, {}});
          }).starts_with("invalid_argument: "));
    CHECK(refused([](auto& r) {
              r.added_parts.push_back({"", "", Money{1}, shop::Quantity{1000}});
          }).starts_with("invalid_argument: "));
    CHECK(refused([](auto& r) {
              r.added_parts.push_back({"", "Bolt", Money{1}, shop::Quantity{0}});
          }).starts_with("invalid_argument: "));
}

TEST_CASE("urgency, place and discount are priced and kept") {
    TestShop shop;
    auto request = wanted({"brakes"}, "95694");
    request.emergency = true;
    shop::Discount discount;
    discount.percent = shop::Rate{100'000};
    discount.reason = "came back";
    request.discount = discount;
    const auto quote = shop->quotes().create(request);
    CHECK(lines_of(quote) ==
          Lines{"brakes: Labor 29000 + 14500 - 4350", "brakes: Brake pads 6800 - 680",
                "brakes: Brake rotor 14900 - 1490", "Shop supplies, 6% of labor 1740",
                "Travel, Extended area 4500"});
    CHECK(sums(quote) ==
          "29000 + 21700 parts + 14500 surcharge + 4500 travel + 1740 fees - 0 "
          "credit - 6520 discount = 64920, tax 1538, total 66458");
    CHECK(quote.tax_rate == shop::Rate{78'750});
    CHECK(quote.emergency);
    CHECK(shop->quotes().get(quote.id).discount == discount);

    request.discount->reason = "";
    CHECK(test::refused_whole(shop, ErrorCode::invalid_argument,
                              [&] { shop->quotes().create(request); }));
}

TEST_CASE("a place outside the areas is refused; none given means the first area, and says so") {
    TestShop shop;
    CHECK(test::refused_whole(shop, ErrorCode::out_of_area,
                              [&] { shop->quotes().create(wanted({"oil"}, "10001")); }));
    const auto assumed = shop->quotes().create(wanted({"oil"}, ""));
    CHECK(assumed.area == "Home");
    CHECK(assumed.area_assumed);
    const auto customer = shop.add_customer("Far Away", "95694");
    auto request = wanted({"oil"}, "");
    request.customer = customer.id;
    const auto theirs = shop->quotes().create(request);
    CHECK(theirs.area == "Extended");
    CHECK_FALSE(theirs.area_assumed);
}

TEST_CASE("what cannot be quoted is refused") {
    TestShop shop;
    const auto refused = [&](ErrorCode code, const shop::QuoteRequest& request) {
        return test::refused_whole(shop, code, [&] { shop->quotes().create(request); });
    };
    CHECK(refused(ErrorCode::invalid_argument, wanted({})));
    CHECK(refused(ErrorCode::invalid_argument, wanted({"oil", "oil"})));
    CHECK(refused(ErrorCode::not_found, wanted({"oi1"})));
    shop->catalogue().retire_service("rotation");
    CHECK(refused(ErrorCode::rule_refused, wanted({"rotation"})));
    auto request = wanted({"oil"});
    request.customer = shop::CustomerId{9};
    CHECK(refused(ErrorCode::not_found, request));
    const auto ann = shop.add_customer("Ann");
    const auto bob = shop.add_customer("Bob");
    request.customer = bob.id;
    request.vehicle = shop.add_vehicle(ann.id).id;
    CHECK(refused(ErrorCode::invalid_argument, request));
}

TEST_CASE(
    "a quote keeps its own copy: later changes of the catalogue and the file don't touch it") {
    TestShop shop;
    const auto quote = shop->quotes().create(wanted({"oil", "brakes"}));
    shop::Service oil = shop->catalogue().service("oil");
    oil.name = "Something else";
    oil.price = Money{1};
    oil.duration = shop::Minutes{5};
    oil.parts.clear();
    shop->catalogue().edit(oil);
    shop->catalogue().retire_service("brakes");
    auto settings = shop.settings();
    settings.pricing.labor_rate = Money{1};
    settings.pricing.tax_rate = shop::Rate{1};
    settings.pricing.quote_valid_days = 0;
    settings.areas.clear();
    shop.reopen(settings);
    CHECK(shop->quotes().get(quote.id) == quote);
}

TEST_CASE("saying yes records who, how, when and to which total") {
    TestShop shop;
    const auto quote = shop->quotes().create(wanted({"oil"}));
    shop.set_clock("2026-12-07 23:59");
    CHECK_FALSE(shop->quotes().expired(quote));
    const auto accepted = shop->quotes().accept(quote.id, " Dana ", "phone");
    shop::Quote expected = quote;
    expected.revision = 2;
    expected.status = shop::QuoteStatus::accepted;
    expected.authorization = {"Dana", "phone", shop->now(), quote.totals.total};
    CHECK(accepted == expected);

    shop.set_clock("2027-01-07 08:00");
    CHECK_FALSE(shop->quotes().expired(accepted));
    CHECK(test::refused_whole(shop, ErrorCode::wrong_state,
                              [&] { shop->quotes().accept(quote.id, "Dana", "phone"); }));
    CHECK(test::refused_whole(shop, ErrorCode::wrong_state,
                              [&] { shop->quotes().decline(quote.id, "too dear"); }));
}

TEST_CASE("a quote that expired can be declined, not accepted") {
    TestShop shop;
    const auto quote = shop->quotes().create(wanted({"oil"}));
    shop.set_clock("2026-12-08 00:00");
    CHECK(shop->quotes().expired(quote));
    CHECK(whole_refusal([&] { shop->quotes().accept(quote.id, "Dana", "phone"); }) ==
          "quote_expired: Q1 was good through Mon Dec 7, 2026 | make a new quote for the same "
          "work: shopctl quote oil");
    const auto declined = shop->quotes().decline(quote.id, "too dear");
    CHECK(declined.status == shop::QuoteStatus::declined);
    CHECK(declined.decline_reason == "too dear");
    CHECK_FALSE(shop->quotes().expired(declined));
    CHECK(test::refused_whole(shop, ErrorCode::invalid_argument,
                              [&] { shop->quotes().accept(quote.id, "", "phone"); }));
}

TEST_CASE("quotes are listed newest first, by state, customer and date") {
    TestShop shop;
    const auto ann = shop.add_customer("Ann");
    auto request = wanted({"oil"});
    shop->quotes().create(request);  // Q1, through 2026-12-07
    request.customer = ann.id;
    shop.set_clock("2026-11-24 08:00");
    shop->quotes().create(request);  // Q2, through 2026-12-08
    shop->quotes().create(request);  // Q3, declined
    shop->quotes().decline(shop::QuoteId{3}, "no");
    shop->quotes().create(request);  // Q4, accepted
    shop->quotes().accept(shop::QuoteId{4}, "Ann", "text");

    const auto ids = [&](const shop::QuoteFilter& filter) {
        std::vector<std::int64_t> found;
        shop->quotes().each(filter,
                            [&](const shop::Quote& quote) { found.push_back(quote.id.value()); });
        return found;
    };
    using Ids = std::vector<std::int64_t>;
    const auto day = test::wall_date("2026-12-08");
    CHECK(ids({}) == Ids{4, 3, 2, 1});
    shop::QuoteFilter open;
    open.status = shop::QuoteStatus::open;
    CHECK(ids(open) == Ids{2, 1});
    shop::QuoteFilter anns;
    anns.customer = ann.id;
    CHECK(ids(anns) == Ids{4, 3, 2});
    shop::QuoteFilter expired;
    expired.valid_before = day;
    CHECK(ids(expired) == Ids{1});
    shop::QuoteFilter good;
    good.valid_on = day;
    CHECK(ids(good) == Ids{2});
    good.valid_on = test::wall_date("2026-12-07");
    CHECK(ids(good) == Ids{2, 1});
}

TEST_CASE("quoting with a request id makes one quote, however often it is sent") {
    TestShop shop;
    auto request = wanted({"oil"});
    request.request_id = "req-1";
    const auto first = shop->quotes().create(request);
    CHECK_FALSE(first.replayed);
    shop.set_clock("2026-11-25 08:00");
    auto again = shop->quotes().create(request);
    CHECK(again.replayed);
    again.replayed = false;
    CHECK(again == first);
    CHECK(shop.column("SELECT count(*) FROM quote") == Lines{"1"});

    request.codes = {"oil", "rotation"};
    CHECK(test::refused_whole(shop, ErrorCode::request_id_reused,
                              [&] { shop->quotes().create(request); }));
    // A refusal stores nothing: the id is free for the corrected request.
    auto refused = wanted({"oil"}, "10001");
    refused.request_id = "req-2";
    CHECK(
        test::refused_whole(shop, ErrorCode::out_of_area, [&] { shop->quotes().create(refused); }));
    refused.postal_code = "95695";
    CHECK_FALSE(shop->quotes().create(refused).replayed);
}

/// A shop in which a diagnostic of v1 was done on the morning of 2026-11-24.
struct Diagnosed : TestShop {
    Diagnosed() {
        const auto job = book("2026-11-24 09:00", {"diagnostic"});
        set_clock("2026-11-24 10:30");
        (**this).appointments().complete(job.id, {});
    }
    shop::Quote repair(std::int64_t vehicle = 1) {
        auto request = wanted({"brakes"}, "");
        request.vehicle = shop::VehicleId{vehicle};
        return (**this).quotes().create(request);
    }
    shop::Booked book_quote(const shop::Quote& quote, const std::string& wall) {
        shop::BookingRequest booking;
        booking.quote = quote.id;
        booking.start = at(wall);
        return (**this).appointments().book(booking);
    }
};

TEST_CASE_FIXTURE(Diagnosed, "a diagnostic done for this car comes off its repair") {
    CHECK(repair().totals.credit == Money{16000});
    const auto other = add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry");
    CHECK(repair(other.id.value()).totals.credit == Money{0});
    set_clock("2026-12-08 23:00");
    CHECK(repair().totals.credit == Money{16000});
    set_clock("2026-12-09 00:00");
    CHECK(repair().totals.credit == Money{0});
}

TEST_CASE_FIXTURE(Diagnosed, "a diagnostic comes off once") {
    const auto first = repair();
    const auto second = repair();
    CHECK(second.totals.credit == Money{16000});
    const auto booked = book_quote(first, "2026-11-25 08:00");
    CHECK(repair().totals.credit == Money{0});
    // The other quote still holds the credit that has been used.
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { book_quote(second, "2026-11-26 08:00"); }));
    (**this).appointments().cancel(booked.appointment.id, "");
    CHECK(repair().totals.credit == Money{16000});
    CHECK(book_quote(second, "2026-11-26 08:00").appointment.total == second.totals.total);
}

TEST_CASE("a diagnostic on the same quote comes off, and a cancelled one does not") {
    TestShop shop;
    CHECK(shop->quotes().create(wanted({"diagnostic", "brakes"})).totals.credit == Money{16000});
    const auto job = shop.book("2026-11-24 09:00", {"diagnostic"});
    shop->appointments().cancel(job.id, "");
    auto request = wanted({"brakes"});
    request.vehicle = shop::VehicleId{1};
    CHECK(shop->quotes().create(request).totals.credit == Money{0});
}

}  // namespace
