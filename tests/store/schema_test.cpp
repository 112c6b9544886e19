#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "raw_store.hpp"

namespace {

using test::to_sql;

struct Store : test::RawStore {
    Store() { test::add_people(*this); }

    std::string add_quote(const std::string& more = "", const std::string& values = "") {
        return run(
            "INSERT INTO quote (status, currency, valid_through_local, duration, tax_rate, "
            "emergency_multiplier, supplies_percent, labor, parts, surcharge, travel, fees, "
            "credit, discount, subtotal, taxable, tax, total, created_at" +
            more +
            ") VALUES ('open', 'USD', 0, 3600, 0, 1000000, 0, 1000, 500, 100, 50, "
            "25, 75, 100, 1500, 500, 40, 1540, 0" +
            values + ")");
    }
    std::string set_quote(const std::string& change) { return run("UPDATE quote SET " + change); }
};

bool refused_by_check(const std::string& answer) {
    return answer.rfind("CHECK constraint failed", 0) == 0;
}

TEST_CASE_FIXTURE(Store, "the sums of a quote add up or it is not stored") {
    REQUIRE(add_quote() == "done");
    for (const char* change :
         {"labor = labor + 1", "credit = 0", "discount = 0",
          "subtotal = subtotal + 1, total = total + 1", "tax = tax + 1", "total = total - 1"}) {
        CAPTURE(change);
        CHECK(refused_by_check(set_quote(change)));
    }
    CHECK(refused_by_check(set_quote("discount = 1700, subtotal = -100, total = -60")));
    CHECK(set_quote("labor = 1001, subtotal = 1501, total = 1541") == "done");
}

TEST_CASE_FIXTURE(Store, "a quote is accepted by somebody, at a time, to a total") {
    REQUIRE(add_quote() == "done");
    CHECK(refused_by_check(set_quote("status = 'accepted'")));
    CHECK(refused_by_check(set_quote("status = 'accepted', authorized_at = 1")));
    CHECK(refused_by_check(set_quote("authorized_total = 1")));
    CHECK(set_quote("status = 'accepted', authorized_at = 1, authorized_total = 1540") == "done");
    CHECK(refused_by_check(set_quote("status = 'expired'")));
}

TEST_CASE_FIXTURE(Store, "a quote has one discount, in percent or in money") {
    REQUIRE(add_quote() == "done");
    CHECK(refused_by_check(set_quote("discount_percent = 1, discount_amount = 1")));
    CHECK(refused_by_check(set_quote("emergency_multiplier = 999999")));
    CHECK(set_quote("discount_percent = 1") == "done");
}

TEST_CASE_FIXTURE(Store, "one quote has at most one live appointment") {
    REQUIRE(add_quote() == "done");
    REQUIRE(run(to_sql({.id = 1, .quote = "1"})) == "done");
    const test::RawJob second{
        .id = 2, .mechanic = 2, .vehicle = 2, .starts = "900", .ends = "960", .quote = "1"};
    CHECK(run(to_sql(second)) == "UNIQUE constraint failed: appointment.quote_id");
    REQUIRE(run("UPDATE appointment SET status = 'cancelled', holds = 0") == "done");
    CHECK(run(to_sql(second)) == "done");
    CHECK(run("UPDATE appointment SET status = 'booked', holds = 1 WHERE id = 1") ==
          "UNIQUE constraint failed: appointment.quote_id");
}

TEST_CASE_FIXTURE(Store, "services and packages share one set of codes") {
    const auto service = [this](const std::string& code) {
        return run("INSERT INTO service (code, name, labor, duration, created_at) VALUES ('" +
                   code + "', 'S', 0, 60, 0)");
    };
    const auto package = [this](const std::string& code) {
        return run("INSERT INTO package (code, name, created_at) VALUES ('" + code + "', 'P', 0)");
    };
    REQUIRE(service("oil") == "done");
    REQUIRE(package("spring") == "done");
    CHECK(package("oil") == "code_taken");
    CHECK(service("spring") == "code_taken");
    CHECK(service("oil") == "UNIQUE constraint failed: service.code");
    CHECK(run("UPDATE package SET code = 'oil'") == "code_taken");
    CHECK(run("UPDATE service SET code = 'spring'") == "code_taken");
    CHECK(run("UPDATE service SET name = 'T'") == "done");
}

TEST_CASE_FIXTURE(Store, "a VIN is one vehicle's, and an empty one nobody's") {
    CHECK(run("UPDATE vehicle SET vin = '1HGCM82633A004352' WHERE id = 1") == "done");
    CHECK(run("UPDATE vehicle SET vin = '1HGCM82633A004352' WHERE id = 2") ==
          "UNIQUE constraint failed: vehicle.vin");
    CHECK(number("SELECT count(*) FROM vehicle WHERE vin = ''") == 2);
    CHECK(refused_by_check(run("UPDATE vehicle SET plate = '' WHERE id = 2")));
}

TEST_CASE_FIXTURE(Store, "ids are never given out twice") {
    REQUIRE(run("INSERT INTO closure (begins_local, ends_local, created_at) VALUES (0, 1, 0)") ==
            "done");
    REQUIRE(run("DELETE FROM closure") == "done");
    REQUIRE(run("INSERT INTO closure (begins_local, ends_local, created_at) VALUES (0, 1, 0)") ==
            "done");
    CHECK(number("SELECT id FROM closure") == 2);
}

TEST_CASE_FIXTURE(Store,
                  "every table that has an id of its own has a view to read, and all answer") {
    REQUIRE(add_quote(", customer_id", ", 1") == "done");
    REQUIRE(run(to_sql({.quote = "1"})) == "done");
    SQLite::Statement views(raw(), "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY 1");
    std::vector<std::string> names;
    while (views.executeStep()) names.push_back(views.getColumn(0).getString());
    CHECK(names == std::vector<std::string>{"readable_appointment", "readable_audit",
                                            "readable_closure", "readable_customer",
                                            "readable_mechanic", "readable_outbox",
                                            "readable_package", "readable_quote",
                                            "readable_service", "readable_vehicle"});
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(run("SELECT * FROM " + name) == "done");
    }
    CHECK(text("SELECT job || ' ' || starts_local || ' ' || minutes || ' ' || mechanic || ' ' || "
               "customer || ' ' || plate FROM readable_appointment") ==
          "A1 2026-11-23 09:00:00 60 A D X1");
    CHECK(text("SELECT quote || ' ' || valid_through || ' ' || customer FROM readable_quote") ==
          "Q1 1970-01-01 D");
}

TEST_CASE_FIXTURE(Store, "every table is strict") {
    SQLite::Statement tables(raw(),
                             "SELECT name FROM pragma_table_list WHERE type = 'table' "
                             "AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite!_%' "
                             "ESCAPE '!'");
    std::vector<std::string> lax;
    while (tables.executeStep()) lax.push_back(tables.getColumn(0).getString());
    CHECK(lax == std::vector<std::string>{});
}

}  // namespace
