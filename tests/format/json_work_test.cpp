#include <shop/format.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace std::chrono_literals;
using namespace date::literals;

namespace {

const shop::Zone& zone() {
    static const shop::Zone zone = shop::Zone::load("America/Los_Angeles");
    return zone;
}

shop::JsonStyle style() {
    static const shop::Currency dollars;
    return {zone(), dollars};
}

shop::Instant nine(date::year_month_day day) {
    return shop::Instant{date::sys_days{day}} + 17h;
}

}  // namespace

TEST_CASE("a quote is written with its own copy of all that it used") {
    shop::Quote quote;
    quote.id = shop::QuoteId{42};
    quote.revision = 1;
    quote.vehicle_text = "2015 Honda Civic";
    quote.postal_code = "95616";
    quote.area = "Home";
    quote.created_at = nine(2026_y / 11 / 17);
    quote.valid_through = shop::LocalDate{2026_y / 12 / 1};
    quote.duration = 135min;
    quote.tax_rate = shop::Rate{82'500};
    quote.emergency_multiplier = shop::Rate{1'500'000};
    quote.discount =
        shop::Discount{shop::Rate{100'000}, {}, shop::DiscountScope::labor, "neighbor"};
    quote.items.resize(1);
    quote.items[0].code = "brakes-front";
    quote.items[0].name = "Front brakes";
    quote.items[0].duration = 135min;
    quote.lines.resize(1);
    quote.lines[0].item = 0;
    quote.lines[0].service = "brakes-front";
    quote.lines[0].name = "Labor";
    quote.lines[0].labor = 120min;
    quote.lines[0].each = shop::Money{14'500};
    quote.lines[0].list = shop::Money{29'000};
    quote.lines[0].amount = shop::Money{29'000};
    quote.lines[0].discount = shop::Money{2'900};
    quote.totals.labor = shop::Money{29'000};
    quote.totals.discount = shop::Money{2'900};
    quote.totals.subtotal = shop::Money{26'100};
    quote.totals.total = shop::Money{26'100};
    CHECK(to_json(quote, style()) ==
          R"({"id":42,"revision":1,"status":"open","customer":null,)"
          R"("vehicle":{"id":null,"label":"2015 Honda Civic"},"postal_code":"95616",)"
          R"("area":"Home","area_assumed":false,"emergency":false,)"
          R"("created_at":"2026-11-17T09:00:00-08:00","valid_through":"2026-12-01",)"
          R"("duration_minutes":135,"currency":"USD","total_cents":26100,)"
          R"("totals":{"labor_cents":29000,"parts_cents":0,"surcharge_cents":0,)"
          R"("travel_cents":0,"fees_cents":0,"credit_cents":0,"discount_cents":2900,)"
          R"("subtotal_cents":26100,"taxable_cents":0,"tax_cents":0,"total_cents":26100},)"
          R"("tax_rate_ppm":82500,"emergency_multiplier_ppm":1500000,)"
          R"("emergency_on_travel":false,"supplies_percent_ppm":0,"supplies_cap_cents":null,)"
          R"("tax_parts":true,"tax_labor":false,"tax_fees":false,"tax_travel":false,)"
          R"("discount":{"percent_ppm":100000,"amount_cents":null,"scope":"labor",)"
          R"("reason":"neighbor"},"items":[{"code":"brakes-front","name":"Front brakes",)"
          R"("package":false,"duration_minutes":135,"package_price_cents":null,)"
          R"("credited_when_repaired":false,"skills":[]}],"lines":[{"kind":"labor","item":0,)"
          R"("service":"brakes-front","name":"Labor","number":null,"condition":null,)"
          R"("labor_minutes":120,"quantity_thousandths":1000,"each_cents":14500,)"
          R"("list_cents":29000,"amount_cents":29000,"surcharge_cents":0,"discount_cents":2900,)"
          R"("taxable":false,"refundable":false}],"authorization":null,"supersedes":null,)"
          R"("decline_reason":null,"notes":null,"replayed":false})");
}

TEST_CASE("a search says what it took for granted, an explanation why not") {
    const shop::Slot slot{{nine(2026_y / 11 / 19), nine(2026_y / 11 / 19) + 1h},
                          {shop::MechanicId{1}, shop::MechanicId{2}}};
    CHECK(to_json(slot, style()) ==
          R"({"start":"2026-11-19T09:00:00-08:00","end":"2026-11-19T10:00:00-08:00",)"
          R"("mechanics":[1,2]})");
    shop::SlotSearch search;
    search.duration = 60min;
    search.travel = 15min;
    search.wrap_up = 10min;
    search.area = "Home";
    search.area_assumed = true;
    search.what = "Oil change";
    search.from = shop::LocalDate{2026_y / 11 / 17};
    search.days = 14;
    constexpr const char* kQuestion =
        R"("what":"Oil change","duration_minutes":60,"travel_minutes":15,"wrap_up_minutes":10,)"
        R"("area":"Home","area_assumed":true,"mechanics":[])";
    CHECK(to_json(search, style()) ==
          "{" + std::string{kQuestion} + R"(,"from":"2026-11-17","days":14,"slots":[]})");
    shop::Explanation explanation;
    explanation.work = slot.work;
    explanation.obstacles.resize(1);
    explanation.obstacles[0].rule = shop::Rule::break_time;
    explanation.assumed = search;
    CHECK(to_json(explanation, style()) ==
          R"({"start":"2026-11-19T09:00:00-08:00","end":"2026-11-19T10:00:00-08:00",)"
          R"("open_to":[],"obstacles":[{"rule":"break","mechanic_id":null,)"
          R"("appointment_id":null,"closure_id":null,"detail":null}],"nearest":[],)"
          R"("assumed":{)" +
              std::string{kQuestion} + "}}");
}

TEST_CASE("a mechanic's day has its bounds, gaps and money") {
    shop::MechanicDay day;
    day.mechanic.id = shop::MechanicId{1};
    day.mechanic.name = "Edgar";
    day.date = shop::LocalDate{2026_y / 11 / 1};
    day.day = zone().day(day.date);
    day.gaps = {{shop::ScheduleGap::Kind::break_time,
                 {nine(2026_y / 11 / 1), nine(2026_y / 11 / 1) + 30min},
                 "",
                 45min}};
    day.booked = shop::Money{12'730};
    CHECK(to_json(day, style()) ==
          R"({"date":"2026-11-01","mechanic":{"id":1,"name":"Edgar"},)"
          R"("start":"2026-11-01T00:00:00-07:00","end":"2026-11-02T00:00:00-08:00","open":[],)"
          R"("appointments":[],"gaps":[{"kind":"break","start":"2026-11-01T09:00:00-08:00",)"
          R"("end":"2026-11-01T09:30:00-08:00","reason":null,"planned_minutes":45}],)"
          R"("undelivered":[],"booked_cents":12730,"currency":"USD"})");
}

TEST_CASE("what is to be seen to has counts, and null where nothing is open") {
    shop::ScheduleTodo todo;
    todo.not_closed_count = 2;
    todo.expiring_quotes = 3;
    todo.wanted = 45min;
    CHECK(to_json(todo, style()) ==
          R"({"not_closed":[],"not_closed_count":2,"misfits":[],"undelivered":0,)"
          R"("expiring_quotes":3,"wanted_minutes":45,)"
          R"("next_open":null})");
}

TEST_CASE("a list to load has a part's quantity in thousandths") {
    shop::MechanicParts parts;
    parts.mechanic.id = shop::MechanicId{1};
    parts.mechanic.name = "Edgar";
    parts.date = shop::LocalDate{2026_y / 11 / 17};
    parts.parts = {{"Oil", "", shop::Quantity{4'732}}, {"Filter", "F1", shop::Quantity{2'000}}};
    CHECK(to_json(parts, style()) ==
          R"({"date":"2026-11-17","mechanic":{"id":1,"name":"Edgar"},"parts":[)"
          R"({"name":"Oil","number":null,"quantity_thousandths":4732},)"
          R"({"name":"Filter","number":"F1","quantity_thousandths":2000}]})");
}

TEST_CASE("a store's status lists its migrations") {
    shop::DatabaseStatus status;
    status.url = "sqlite:shop.db";
    status.engine = "SQLite 3.40.1";
    status.schema = 1;
    status.newest_schema = 1;
    status.migrations = {{1, "start", "ab", nine(2026_y / 11 / 17)}};
    CHECK(to_json(status, style()) ==
          R"({"url":"sqlite:shop.db","engine":"SQLite 3.40.1","schema":1,"newest_schema":1,)"
          R"("minimum_program":null,"migrations":[{"number":1,"title":"start","checksum":"ab",)"
          R"("applied_at":"2026-11-17T09:00:00-08:00"}],"appointments":0,"customers":0,)"
          R"("quotes":0,"audit_entries":0,"messages_queued":0,"outbox_hold":null})");
}
