#include <doctest/doctest.h>

#include <algorithm>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::ErrorCode;
using test::TestShop;
using Lines = std::vector<std::string>;

shop::SlotQuery day_of(const std::string& date, std::vector<std::string> codes = {"oil"}) {
    shop::SlotQuery query;
    query.codes = std::move(codes);
    query.postal_code = "95695";
    query.from = test::wall_date(date);
    query.days = 1;
    return query;
}

Lines slots(TestShop& shop, const shop::SlotQuery& query) {
    Lines lines;
    for (const shop::Slot& slot : shop->availability().search(query).slots) {
        lines.push_back(test::written(slot, shop->zone()).substr(11));
    }
    return lines;
}

/// `taken A1, hours`: the rules in the way of a start.
std::string rules(const shop::Explanation& explanation) {
    std::string text;
    for (const shop::Obstacle& obstacle : explanation.obstacles) {
        text += (text.empty() ? "" : ", ") + std::string(to_string(obstacle.rule));
        if (obstacle.appointment) text += " A" + std::to_string(obstacle.appointment->value());
    }
    return text.empty() ? "open" : text;
}

TEST_CASE("a free day offers every start of the grid at which the work fits") {
    TestShop shop;
    CHECK(slots(shop, day_of("2026-11-24")) == Lines{"08:00 1", "08:30 1", "09:00 1", "09:30 1",
                                                     "10:00 1", "10:30 1", "11:00 1", "12:30 1",
                                                     "13:00 1", "13:30 1", "14:00 1", "14:30 1",
                                                     "15:00 1", "15:30 1", "16:00 1"});
    CHECK(slots(shop, day_of("2026-11-24", {"oil", "brakes"})) ==
          Lines{"08:00 1", "08:30 1", "09:00 1", "12:30 1", "13:00 1", "13:30 1", "14:00 1"});
    CHECK(slots(shop, day_of("2026-11-29")) == Lines{});
    CHECK(slots(shop, day_of("2026-11-23")).front() == "09:00 1");
}

TEST_CASE("a search says what it took for granted") {
    TestShop shop;
    auto query = day_of("2026-11-24", {"basic", "brakes"});
    query.postal_code = "";
    const auto assumed = shop->availability().search(query);
    CHECK(assumed.duration == shop::Minutes{205});
    CHECK(assumed.travel == shop::Minutes{15});
    CHECK(assumed.wrap_up == shop::Minutes{10});
    CHECK(assumed.area == "Home");
    CHECK(assumed.area_assumed);
    CHECK(assumed.what == "Oil and rotation, Front brakes");
    CHECK(assumed.from == test::wall_date("2026-11-24"));
    CHECK(assumed.days == 1);
    query.postal_code = "95694";
    const auto far = shop->availability().search(query);
    CHECK(far.travel == shop::Minutes{35});
    CHECK(far.wrap_up == shop::Minutes{30});
    CHECK(far.area == "Extended");
    CHECK_FALSE(far.area_assumed);
    query.postal_code = "10001";
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(query)); }) ==
          ErrorCode::out_of_area);
}

TEST_CASE("jobs keep their padding free on both sides") {
    TestShop shop;
    shop.book("2026-11-24 10:00");  // until 10:45, free again for a start at 11:10
    const auto open = slots(shop, day_of("2026-11-24"));
    CHECK(open[0] == "08:00 1");
    CHECK(open[1] == "08:30 1");
    CHECK(open[2] == "12:30 1");
    shop::SlotQuery short_job = day_of("2026-11-24");
    short_job.codes.clear();
    short_job.duration = shop::Minutes{30};
    const auto at = [&](const std::string& wall) {
        return rules(shop->availability().explain(short_job, shop.at(wall)));
    };
    CHECK(at("2026-11-24 09:00") == "open");
    CHECK(at("2026-11-24 09:30") == "taken A1");
    CHECK(at("2026-11-24 11:00") == "taken A1");
    CHECK(at("2026-11-24 11:30") == "open");
}

TEST_CASE("a closed start is explained by everything that keeps it closed") {
    TestShop shop;
    shop.book("2026-11-24 10:00");
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-26 00:00");
    closure.ends = test::wall_time("2026-11-27 00:00");
    closure.reason = "Thanksgiving";
    shop->closures().add(closure);
    const auto why = [&](const std::string& wall) {
        return rules(shop->availability().explain(day_of("2026-11-24"), shop.at(wall)));
    };
    CHECK(why("2026-11-24 08:30") == "open");
    CHECK(why("2026-11-24 10:10") == "taken A1, grid");
    CHECK(why("2026-11-24 12:00") == "break");
    CHECK(why("2026-11-24 17:30") == "hours");
    CHECK(why("2026-11-23 08:30") == "notice");
    CHECK(why("2026-11-26 09:00") == "closure");
    CHECK(why("2027-01-25 09:00") == "horizon");
    CHECK(why("2026-11-29 09:00") == "hours");

    const auto thanksgiving =
        shop->availability().explain(day_of("2026-11-24"), shop.at("2026-11-26 09:00"));
    Lines nearest;
    for (const shop::Slot& slot : thanksgiving.nearest) {
        nearest.push_back(test::written(slot, shop->zone()));
    }
    CHECK(nearest == Lines{"2026-11-25 16:00 1", "2026-11-27 08:00 1", "2026-11-27 08:30 1",
                           "2026-11-27 09:00 1"});
    CHECK(thanksgiving.work ==
          shop::Interval{shop.at("2026-11-26 09:00"), shop.at("2026-11-26 09:45")});
    CHECK(thanksgiving.open_to.empty());
}

TEST_CASE("a job that runs holds the mechanic until it is ended") {
    TestShop shop;
    const auto job = shop.book("2026-11-24 09:00");
    shop.set_clock("2026-11-24 09:05");
    shop->appointments().start(job.id);
    shop::SlotQuery query = day_of("2026-11-24");
    query.emergency = true;
    shop.set_clock("2026-11-24 10:40");
    CHECK(slots(shop, query).front() == "12:30 1");
    const auto clash = shop->availability().explain(query, shop.at("2026-11-24 11:00"));
    CHECK(rules(clash) == "taken A1");
    shop->appointments().complete(job.id, {});
    CHECK(slots(shop, query).front() == "11:00 1");
}

TEST_CASE("a job that nobody ended holds its mechanic for days, whichever day is asked about") {
    auto settings = test::settings_of(test::kSettings);
    settings.booking.minimum_notice = shop::Minutes{0};
    TestShop shop(settings);
    const auto job = shop.book("2026-11-24 09:00");
    shop.set_clock("2026-11-24 09:00");
    shop->appointments().start(job.id);
    shop.set_clock("2026-12-01 08:30");
    const auto start = shop.at("2026-12-01 08:30");
    auto one_day = day_of("2026-12-01");
    auto all_days = day_of("2026-11-24");
    all_days.days = 14;
    CHECK(slots(shop, one_day).front() == "09:00 1");
    CHECK(shop->availability().search(all_days).slots.front().work.begin ==
          shop.at("2026-12-01 09:00"));
    CHECK(rules(shop->availability().explain(one_day, start)) == "taken A1");
}

TEST_CASE("a closure keeps free whom it names") {
    TestShop shop;
    const auto ann = shop.add_mechanic("Ann");
    shop::Closure closure;
    closure.mechanic = ann.id;
    closure.begins = test::wall_time("2026-11-24 09:00");
    closure.ends = test::wall_time("2026-11-24 16:00");
    const auto added = shop->closures().add(closure);
    const auto with = slots(shop, day_of("2026-11-24"));
    CHECK(with[0] == "08:00 1,2");
    CHECK(with[1] == "08:30 1");
    CHECK(with.back() == "16:00 1,2");
    shop->closures().remove(added.id);
    CHECK(slots(shop, day_of("2026-11-24"))[1] == "08:30 1,2");
}

TEST_CASE("several mechanics: own hours, skills, and who is asked for") {
    TestShop shop;
    shop::Mechanic ann;
    ann.name = "Ann";
    ann.skills = {"brakes"};
    ann.hours = shop->settings().hours;
    for (auto& day : *ann.hours) day = {shop::parse_time_range("09:15-11:15")};
    ann = shop->mechanics().add(ann);

    const auto oil = slots(shop, day_of("2026-11-24"));
    CHECK(Lines(oil.begin(), oil.begin() + 6) ==
          Lines{"08:00 1", "08:30 1", "09:00 1", "09:15 2", "09:30 1", "09:45 2"});
    for (const std::string& slot : slots(shop, day_of("2026-11-24", {"starter"}))) {
        CHECK(slot.substr(5) == " 1");
    }
    auto only_ann = day_of("2026-11-24");
    only_ann.mechanic = ann.id;
    CHECK(slots(shop, only_ann) == Lines{"09:15 2", "09:45 2", "10:15 2"});
    only_ann.codes = {"starter"};
    CHECK(slots(shop, only_ann) == Lines{});
    CHECK(rules(shop->availability().explain(only_ann, shop.at("2026-11-24 09:15"))) == "skill");
    only_ann.mechanic = shop::MechanicId{9};
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(only_ann)); }) ==
          ErrorCode::not_found);
    shop->mechanics().retire(ann.id);
    only_ann.mechanic = ann.id;
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(only_ann)); }) ==
          ErrorCode::rule_refused);
}

TEST_CASE("a car cannot be in two hands at once") {
    TestShop shop;
    shop.add_mechanic("Ann");
    shop.book("2026-11-24 10:00");
    auto query = day_of("2026-11-24");
    query.vehicle = shop::VehicleId{1};
    const auto open = slots(shop, query);
    CHECK(std::ranges::find(open, "10:00 2") == open.end());
    CHECK(rules(shop->availability().explain(query, shop.at("2026-11-24 10:00"))) ==
          "taken A1, vehicle_taken A1");
    query.vehicle = shop.add_vehicle(shop::CustomerId{1}, "2012 Toyota Camry").id;
    const auto other = slots(shop, query);
    CHECK(std::ranges::find(other, "10:00 2") != other.end());
}

TEST_CASE("the job that is moved is not in its own way") {
    TestShop shop;
    const auto job = shop.book("2026-11-24 09:00", {"brakes"});
    shop::SlotQuery moving;
    moving.moving = job.id;
    moving.from = test::wall_date("2026-11-24");
    moving.days = 1;
    const auto open = slots(shop, moving);
    CHECK(open == Lines{"08:00 1", "08:30 1", "09:00 1", "09:30 1", "12:30 1", "13:00 1", "13:30 1",
                        "14:00 1", "14:30 1"});
    CHECK(shop->availability().search(moving).what == "Front brakes");
}

TEST_CASE("a quote gives what, where, whose and how urgent") {
    TestShop shop;
    const auto customer = shop.add_customer("Far", "95694");
    const auto car = shop.add_vehicle(customer.id);
    shop::QuoteRequest request;
    request.codes = {"brakes"};
    request.vehicle = car.id;
    request.emergency = true;
    const auto quote = shop->quotes().create(request);
    shop::SlotQuery query;
    query.quote = quote.id;
    query.days = 1;
    const auto found = shop->availability().search(query);
    CHECK(found.duration == shop::Minutes{135});
    CHECK(found.area == "Extended");
    CHECK(found.travel == shop::Minutes{35});
    // 15 minutes of notice instead of 60.
    CHECK(test::written(found.slots.front(), shop->zone()) == "2026-11-23 08:30 1");

    query.postal_code = "95695";
    CHECK(whole_refusal([&] { static_cast<void>(shop->availability().search(query)); }) ==
          "rule_refused: Q1 was made for another area | make a new quote for this: shopctl quote");
    query.postal_code = "";
    query.vehicle = shop.add_vehicle(customer.id, "2012 Toyota Camry").id;
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(query)); }) ==
          ErrorCode::rule_refused);
    request.emergency = false;
    query.vehicle.reset();
    query.quote = shop->quotes().create(request).id;
    query.emergency = true;
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(query)); }) ==
          ErrorCode::rule_refused);
}

TEST_CASE("questions that cannot be answered are refused") {
    TestShop shop;
    const auto refused = [&](auto change) {
        auto query = day_of("2026-11-24");
        change(query);
        return test::code_of([&] { static_cast<void>(shop->availability().search(query)); });
    };
    CHECK(refused([](auto& q) { q.codes = {"nothing"}; }) == ErrorCode::not_found);
    CHECK(refused([](auto& q) { q.codes.clear(); }) == ErrorCode::invalid_argument);
    CHECK(refused([](auto& q) { q.days = 0; }) == ErrorCode::invalid_argument);
    CHECK(refused([](auto& q) { q.days = 3661; }) == ErrorCode::invalid_argument);
    CHECK(refused([](auto& q) { q.duration = shop::Minutes{0}; }) == ErrorCode::invalid_argument);
    CHECK(refused([](auto& q) { q.duration = shop::Minutes{1441}; }) ==
          ErrorCode::invalid_argument);
    CHECK(refused([](auto& q) { q.quote = shop::QuoteId{7}; }) == ErrorCode::not_found);
    CHECK(refused([](auto& q) { q.vehicle = shop::VehicleId{7}; }) == ErrorCode::not_found);
    CHECK(refused([](auto& q) { q.moving = shop::AppointmentId{7}; }) == ErrorCode::not_found);
    CHECK(refused([](auto& q) { q.days = 3660; }) == std::nullopt);
}

TEST_CASE("only as many slots as are asked for are given") {
    TestShop shop;
    auto query = day_of("2026-11-24");
    query.days = 14;
    query.first = 3;
    CHECK(slots(shop, query) == Lines{"08:00 1", "08:30 1", "09:00 1"});
}

TEST_CASE("a search for a part of the day finds the starts in it, from the first bound up to the "
          "second") {
    TestShop shop;
    auto query = day_of("2026-11-24");
    query.before = shop::Minutes{9 * 60};
    CHECK(slots(shop, query) == Lines{"08:00 1", "08:30 1"});
    query.not_before = shop::Minutes{8 * 60 + 30};
    CHECK(slots(shop, query) == Lines{"08:30 1"});
    query.before.reset();
    query.not_before = shop::Minutes{15 * 60 + 30};
    CHECK(slots(shop, query) == Lines{"15:30 1", "16:00 1"});
    query.days = 14;
    query.first = 3;
    CHECK(slots(shop, query) == Lines{"15:30 1", "16:00 1", "15:30 1"});
    query.not_before = shop::Minutes{18 * 60};
    CHECK(slots(shop, query) == Lines{});
}

TEST_CASE("why a day's other starts are closed is told for the part of the day asked for") {
    TestShop shop;
    auto query = day_of("2026-11-24");
    const auto closed = [&] {
        Lines lines;
        for (const auto& one :
             shop->availability().explain_day(query, test::wall_date("2026-11-24"))) {
            lines.push_back(test::written(one.work.begin, shop->zone()).substr(11) + " " +
                            rules(one));
        }
        return lines;
    };
    CHECK(closed() == Lines{"11:30 break", "12:00 break", "16:30 hours"});
    query.before = shop::Minutes{720};
    CHECK(closed() == Lines{"11:30 break"});
}

TEST_CASE("a place outside all areas is an obstacle to who asks why, and refused to who searches") {
    TestShop shop;
    auto query = day_of("2026-11-24");
    query.postal_code = "10001";
    const auto why = shop->availability().explain(query, shop.at("2026-11-24 09:00"));
    CHECK(rules(why) == "area");
    CHECK(why.obstacles.front().detail == "10001 is in none of the service areas");
    CHECK(why.open_to.empty());
    CHECK(why.nearest.empty());
    CHECK(rules(shop->availability().explain(query, shop.at("2026-11-24 12:00"))) ==
          "break, area");
    query.days = 1;
    CHECK(test::code_of([&] { static_cast<void>(shop->availability().search(query)); }) ==
          shop::ErrorCode::out_of_area);
    query.outside_area = true;
    CHECK(shop->availability().search(query).slots.empty());
    const auto beyond = shop->availability().beyond_rules(query);
    CHECK(beyond.size() == 48);
    CHECK(rules(beyond[18]) == "area");
    CHECK(rules(beyond.front()) == "hours, area");
}

TEST_CASE("each rule that keeps a start closed is named, alone and beside others") {
    auto settings = test::settings_of(test::kSettings);
    settings.booking.max_per_day = 1;
    settings.booking.horizon_days = 7;
    TestShop shop(settings);
    shop.book("2026-11-24 10:00");
    const auto ann = shop.add_mechanic("Ann", {"brakes"});
    shop::Closure closure;
    closure.mechanic = ann.id;
    closure.begins = test::wall_time("2026-12-02 09:00");
    closure.ends = test::wall_time("2026-12-02 10:00");
    shop->closures().add(closure);
    const auto why = [&](std::int64_t mechanic, const std::string& wall,
                         const std::string& code = "oil") {
        auto query = day_of("2026-11-24", {code});
        query.mechanic = shop::MechanicId{mechanic};
        query.vehicle = shop::VehicleId{1};
        return rules(shop->availability().explain(query, shop.at(wall)));
    };
    CHECK(why(1, "2026-11-24 14:00") == "limit");
    CHECK(why(1, "2026-11-24 10:30") == "taken A1, vehicle_taken A1, limit");
    CHECK(why(2, "2026-11-24 10:30") == "vehicle_taken A1");
    CHECK(why(2, "2026-11-24 14:00", "starter") == "skill");
    CHECK(why(1, "2026-12-02 09:00") == "horizon");
    CHECK(why(2, "2026-12-02 09:10", "starter") == "horizon, closure, grid, skill");
    CHECK(why(1, "2026-11-23 08:10") == "notice, grid");
    CHECK(why(1, "2026-11-22 11:50") == "notice, hours");
}

}  // namespace
