#include <shop/format.hpp>
#include <shop/shop.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "service/shop_fixture.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::Quote;
using shop::QuoteRequest;
using test::ExampleShop;
using test::money;
using Lines = std::vector<std::string>;

const shop::Currency kDollars = shop::find_currency("USD");

QuoteRequest request_for(std::vector<std::string> codes) {
    QuoteRequest request;
    request.codes = std::move(codes);
    request.postal_code = "95616";
    return request;
}

std::string text(shop::Money amount) {
    return shop::to_plain_string(amount, kDollars);
}

/// `name quantity x each = amount`, then what applies of surcharge, discount and tax.
Lines written(const Quote& quote) {
    Lines lines;
    for (const shop::QuoteLine& line : quote.lines) {
        std::string row = fmt::format("{} {} x {} = {}", line.name, to_string(line.quantity),
                                      text(line.each), text(line.amount));
        if (line.amount != line.list) row += " of " + text(line.list);
        if (!line.surcharge.is_zero()) row += " + " + text(line.surcharge);
        if (!line.discount.is_zero()) row += " - " + text(line.discount);
        if (line.taxable) row += " T";
        lines.push_back(row);
    }
    lines.push_back(fmt::format("{} + tax {} = {}", text(quote.totals.subtotal),
                                text(quote.totals.tax), text(quote.totals.total)));
    return lines;
}

shop::CustomerId add_maria(shop::Shop& shop) {
    shop::Customer maria;
    maria.name = "Maria Lopez";
    maria.phone = "530-555-0142";
    maria.postal_code = "95694";
    return shop.customers().add(maria).id;
}

shop::VehicleId add_civic(shop::Shop& shop, shop::CustomerId owner) {
    shop::Vehicle civic = shop::parse_vehicle("2015 Honda Civic");
    civic.customer = owner;
    return shop.vehicles().add(civic).id;
}

}  // namespace

TEST_CASE("hourly labor, parts and shop supplies add up to the total") {
    ExampleShop shop;
    const Quote quote = shop->quotes().create(request_for({"brakes-front"}));
    CHECK(written(quote) ==
          Lines{"Labor 1 x 145.00 = 290.00", "Brake pads, ceramic, front 1 x 68.00 = 68.00 T",
                "Brake rotor, front 2 x 74.50 = 149.00 T",
                "Shop supplies, 6% of labor 1 x 17.40 = 17.40", "Travel, Home area 1 x 0.00 = 0.00",
                "524.40 + tax 17.90 = 542.30"});
    CHECK(quote.duration == shop::Minutes{135});
    CHECK(date::format("%F", quote.valid_through) == "2026-12-01");
    CHECK(quote.area == "Home");
    CHECK_FALSE(quote.area_assumed);
}

TEST_CASE("a package's price is shared out, its services told apart, their fees added once") {
    ExampleShop shop;
    const Quote quote = shop->quotes().create(request_for({"maintenance-basic"}));
    CHECK(written(quote) == Lines{"Full synthetic oil change, labor 1 x 74.00 = 66.36 of 74.00",
                                  "Synthetic oil, 5 qt, and filter 1 x 46.00 = 41.25 of 46.00 T",
                                  "Tire rotation, labor 1 x 35.00 = 31.39 of 35.00",
                                  "Multi-point inspection, labor 1 x 0.00 = 0.00",
                                  "Used oil disposal 1 x 3.50 = 3.50",
                                  "Travel, Home area 1 x 0.00 = 0.00",
                                  "142.50 + tax 3.40 = 145.90"});
    CHECK(quote.duration == shop::Minutes{70});
}

TEST_CASE("a stored quote is read back as it was answered, whatever the catalogue says since") {
    ExampleShop shop;
    QuoteRequest request = request_for({"starter", "maintenance-basic"});
    request.emergency = true;
    request.vehicle_text = "2014 Nissan Altima";
    request.discount =
        shop::Discount{shop::Rate{100'000}, {}, shop::DiscountScope::both, "patient"};
    request.notes = "in the yard\nbehind the house";
    const Quote quote = shop->quotes().create(request);
    CHECK(shop->quotes().get(quote.id) == quote);

    shop::Service starter = shop->catalogue().service("starter");
    starter.name = "Another name";
    starter.labor = shop::Minutes{600};
    static_cast<void>(shop->catalogue().edit(starter));
    CHECK(shop->quotes().get(quote.id) == quote);
}

TEST_CASE("parts, labor and prices change for the car at hand alone") {
    ExampleShop shop;
    QuoteRequest request = request_for({"brakes-front", "oil-synthetic"});
    request.part_changes.push_back({"", "rotor", money("98.00"), shop::Quantity{4'000}});
    request.part_changes.push_back({"brakes-front", "ACT914", money("70.00"), {}});
    request.added_parts.push_back({"", "Hardware kit", money("12.50"), shop::Quantity{}});
    request.labor_changes.push_back({"brakes-front", shop::Minutes{150}});
    request.price_changes.push_back({"oil-synthetic", money("80.00")});
    const Quote quote = shop->quotes().create(request);
    CHECK(written(quote) ==
          Lines{"Labor 1 x 145.00 = 362.50", "Brake pads, ceramic, front 1 x 70.00 = 70.00 T",
                "Brake rotor, front 4 x 98.00 = 392.00 T", "Hardware kit 1 x 12.50 = 12.50 T",
                "Labor 1 x 80.00 = 80.00", "Synthetic oil, 5 qt, and filter 1 x 46.00 = 46.00 T",
                "Shop supplies, 6% of labor 1 x 21.75 = 21.75", "Used oil disposal 1 x 3.50 = 3.50",
                "Travel, Home area 1 x 0.00 = 0.00", "988.25 + tax 42.94 = 1031.19"});
    // 2 h of brakes became 2.5 h: half an hour more on site.
    CHECK(quote.duration == shop::Minutes{135 + 30 + 45});
    CHECK(shop->catalogue().service("brakes-front").labor == shop::Minutes{120});
}

TEST_CASE("what does not fit the quote is refused and named") {
    ExampleShop shop;
    const auto refusal = [&](const QuoteRequest& request) {
        return whole_refusal([&] { static_cast<void>(shop->quotes().create(request)); });
    };
    CHECK(refusal(request_for({"brake-front"})) ==
          "not_found: there is no service or package 'brake-front' | did you mean 'brakes-front'?");
    CHECK(refusal(request_for({})) ==
          "invalid_argument: no service is named | name one or more: shopctl service list");
    CHECK(refusal(request_for({"starter", "starter"})) ==
          "invalid_argument: 'starter' is named twice | name it once");
    QuoteRequest request = request_for({"brakes-front"});
    request.postal_code = "10001";
    CHECK(refusal(request) ==
          "out_of_area: postal code '10001' is in none of the service areas | "
          "areas served: Home, Extended");
    request.postal_code = "12345678901234567";
    CHECK(refusal(request) ==
          "invalid_argument: the postal code '12345678901234567' is too long: 17 characters, at "
          "most 16 are kept | Shorten it.");
    request = request_for({"brakes-front"});
    request.part_changes.push_back({"", "brake", money("1.00"), {}});
    CHECK(refusal(request) ==
          "ambiguous: 2 parts match 'brake' | name it in full, or by its "
          "number, or put the service's code in front: "
          "--part 'CODE:PART=PRICE'");
    request.part_changes = {{"oil-synthetic", "filter", money("1.00"), {}}};
    CHECK(refusal(request) ==
          "not_found: 'oil-synthetic' is not on this quote | on it: brakes-front");
    request.part_changes = {{"", "filter", money("1.00"), {}}};
    CHECK(refusal(request) ==
          "not_found: no part 'filter' is on this quote | name it as the quote "
          "prints it, or add one: --add-part");
    request = request_for({"oil-synthetic"});
    request.labor_changes.push_back({"oil-synthetic", shop::Minutes{60}});
    CHECK(refusal(request) ==
          "invalid_argument: 'oil-synthetic' has a flat price: its labor time does not change it | "
          "change the price: --price oil-synthetic=AMOUNT");
    CHECK(shop->quotes().get(shop->quotes().create(request_for({"starter"})).id).id.value() == 1);
}

TEST_CASE("a retired service is no longer quoted, and what was quoted stays") {
    ExampleShop shop;
    const Quote quote = shop->quotes().create(request_for({"starter"}));
    static_cast<void>(shop->catalogue().retire_service("starter"));
    CHECK(shop->quotes().get(quote.id) == quote);
    CHECK(whole_refusal([&] {
              static_cast<void>(shop->quotes().create(request_for({"starter"})));
          }) == "rule_refused: 'starter' is no longer offered | see: shopctl service list");
}

TEST_CASE("the place is the one named, then the customer's, then the first area, assumed") {
    ExampleShop shop;
    const shop::CustomerId maria = add_maria(*shop);
    QuoteRequest request = request_for({"brakes-front"});
    request.customer = maria;
    CHECK(shop->quotes().create(request).area == "Home");
    request.postal_code.clear();
    const Quote extended = shop->quotes().create(request);
    CHECK(extended.area == "Extended");
    CHECK(extended.postal_code == "95694");
    CHECK(text(extended.totals.travel) == "45.00");
    // The area's own rate: 7.875% of 217.00.
    CHECK(text(extended.totals.tax) == "17.09");
    request.customer.reset();
    const Quote assumed = shop->quotes().create(request);
    CHECK(assumed.area == "Home");
    CHECK(assumed.area_assumed);
}

TEST_CASE("a vehicle brings its owner, and must be the customer's") {
    ExampleShop shop;
    const shop::CustomerId maria = add_maria(*shop);
    const shop::VehicleId civic = add_civic(*shop, maria);
    QuoteRequest request = request_for({"brakes-front"});
    request.vehicle = civic;
    const Quote quote = shop->quotes().create(request);
    CHECK(quote.customer == maria);
    CHECK(quote.customer_name == "Maria Lopez");
    CHECK(quote.vehicle_text == "2015 Honda Civic");
    shop::Customer other;
    other.name = "Tom Reyes";
    request.customer = shop->customers().add(other).id;
    CHECK(whole_refusal([&] { static_cast<void>(shop->quotes().create(request)); }) ==
          "invalid_argument: vehicle v1 belongs to customer 1, not 2 | "
          "see: shopctl customer show 1");
}

TEST_CASE("a quote can be accepted through its last day and not after") {
    ExampleShop shop;
    const Quote first = shop->quotes().create(request_for({"brakes-front"}));
    const Quote second = shop->quotes().create(request_for({"starter"}));
    shop.set_time("2026-12-01T23:59:59-08:00");
    const Quote accepted = shop->quotes().accept(first.id, "Maria Lopez", "phone");
    CHECK(accepted.status == shop::QuoteStatus::accepted);
    REQUIRE(accepted.authorization);
    CHECK(accepted.authorization->by == "Maria Lopez");
    CHECK(accepted.authorization->means == "phone");
    CHECK(accepted.authorization->total == first.totals.total);
    CHECK(accepted == shop->quotes().get(first.id));

    shop.set_time("2026-12-02T00:00:00-08:00");
    CHECK_FALSE(shop->quotes().expired(accepted));
    CHECK(shop->quotes().expired(second));
    CHECK(whole_refusal(
              [&] { static_cast<void>(shop->quotes().accept(second.id, "Tom", "phone")); }) ==
          "quote_expired: Q2 was good through Tue Dec 1, 2026 | make a new quote for the same "
          "work: shopctl quote starter");
    CHECK(whole_refusal([&] {
              static_cast<void>(shop->quotes().accept(first.id, "Tom", "phone"));
          }) == "wrong_state: Q1 is accepted already | see: shopctl quote show Q1");
    CHECK(shop->quotes().decline(second.id, "sold the car").decline_reason == "sold the car");
}

TEST_CASE("a quote is accepted and declined only as it was last seen, where that is said") {
    ExampleShop shop;
    const Quote quote = shop->quotes().create(request_for({"starter"}));
    const std::string stale =
        "stale_revision: Q1 was changed by somebody else in between | look at it again and repeat "
        "the change";
    CHECK(whole_refusal([&] {
              static_cast<void>(shop->quotes().accept(quote.id, "Tom", "phone", 7));
          }) == stale);
    CHECK(whole_refusal([&] { static_cast<void>(shop->quotes().decline(quote.id, "", 7)); }) ==
          stale);
    CHECK(shop->quotes().get(quote.id) == quote);
    CHECK(shop->quotes().accept(quote.id, "Tom", "phone", quote.revision).revision == 2);
}

TEST_CASE("lists are newest first and keep to what was asked for") {
    ExampleShop shop;
    const auto made = [&](const char* code) {
        return shop->quotes().create(request_for({code})).id;
    };
    const auto first = made("brakes-front");
    const auto second = made("starter");
    shop.set_time("2026-11-25T09:00:00-08:00");
    const auto third = made("brakes-rear");
    static_cast<void>(shop->quotes().accept(second, "Maria", "text"));
    const auto listed = [&](const shop::QuoteFilter& filter) {
        std::vector<shop::QuoteId> ids;
        shop->quotes().each(filter, [&](const Quote& quote) { ids.push_back(quote.id); });
        return ids;
    };
    using Ids = std::vector<shop::QuoteId>;
    CHECK(listed({}) == Ids{third, second, first});
    shop::QuoteFilter filter;
    filter.status = shop::QuoteStatus::accepted;
    CHECK(listed(filter) == Ids{second});
    filter = {};
    filter.valid_before = shop->today() + date::days{7};
    CHECK(listed(filter) == Ids{first});
    filter = {};
    filter.valid_on = shop->today() + date::days{7};
    CHECK(listed(filter) == Ids{third});
}

TEST_CASE("the same request id gives the first answer again, and another request is refused") {
    ExampleShop shop;
    QuoteRequest request = request_for({"brakes-front"});
    request.request_id = "call-17";
    const Quote first = shop->quotes().create(request);
    Quote again = shop->quotes().create(request);
    CHECK(again.replayed);
    again.replayed = false;
    CHECK(again == first);
    request.emergency = true;
    CHECK(whole_refusal([&] { static_cast<void>(shop->quotes().create(request)); }) ==
          "request_id_reused: request id 'call-17' was used for another request before | "
          "use a new request id for a new request");
}

TEST_CASE("a dry run prices and stores nothing") {
    ExampleShop shop;
    shop::Shop dry = shop.open(ExampleShop::settings(), true);
    CHECK(text(dry.quotes().create(request_for({"brakes-front"})).totals.total) == "542.30");
    bool any = false;
    shop->quotes().each({}, [&](const Quote&) { any = true; });
    CHECK_FALSE(any);
}

TEST_CASE("a diagnostic on the same quote comes off the repair") {
    ExampleShop shop;
    const Quote quote = shop->quotes().create(request_for({"diagnostic-no-start", "starter"}));
    CHECK(written(quote) ==
          Lines{"Labor 1 x 160.00 = 160.00", "Labor 1 x 145.00 = 217.50",
                "Starter, remanufactured 1 x 189.00 = 189.00 T", "Core charge 1 x 35.00 = 35.00 T",
                "Shop supplies, 6% of labor 1 x 13.05 = 13.05", "Travel, Home area 1 x 0.00 = 0.00",
                "Diagnostic credited 1 x -160.00 = -160.00", "454.55 + tax 18.48 = 473.03"});
}

TEST_CASE("a completed diagnostic comes off the next repair of the car, once") {
    ExampleShop shop;
    const shop::CustomerId maria = add_maria(*shop);
    const shop::VehicleId civic = add_civic(*shop, maria);
    const auto quoted = [&](const char* code) {
        QuoteRequest request = request_for({code});
        request.vehicle = civic;
        return shop->quotes().create(request);
    };
    const auto booked = [&](const Quote& quote, const char* start) {
        shop::BookingRequest request;
        request.quote = quote.id;
        request.start = *shop::parse_rfc3339(start);
        return shop->appointments().book(request).appointment;
    };
    const auto diagnostic = booked(quoted("diagnostic-no-start"), "2026-11-18T09:00:00-08:00");
    CHECK(quoted("starter").totals.credit.is_zero());
    shop.set_time("2026-11-18T10:30:00-08:00");
    static_cast<void>(shop->appointments().complete(diagnostic.id, {}));

    const Quote repair = quoted("starter");
    CHECK(text(repair.totals.credit) == "160.00");
    const auto job = booked(repair, "2026-11-19T09:00:00-08:00");
    CHECK(quoted("brakes-front").totals.credit.is_zero());
    static_cast<void>(shop->appointments().cancel(job.id, "too dear"));
    CHECK(text(quoted("brakes-front").totals.credit) == "160.00");

    shop.set_time("2026-12-02T23:59:00-08:00");
    CHECK(text(quoted("starter").totals.credit) == "160.00");
    shop.set_time("2026-12-03T00:00:00-08:00");
    CHECK(quoted("starter").totals.credit.is_zero());
}

TEST_CASE("a fee for a package's code goes with the package") {
    shop::Settings settings = ExampleShop::settings();
    settings.pricing.fees = {{"Oil kit", money("5.00"), false, {"maintenance-basic"}}};
    ExampleShop shop(settings);
    CHECK(text(shop->quotes().create(request_for({"maintenance-basic"})).totals.fees) == "5.00");
    CHECK(shop->quotes().create(request_for({"oil-synthetic"})).totals.fees.is_zero());
}
