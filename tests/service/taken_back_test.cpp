#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>

#include "test_shop.hpp"

namespace {

using Lines = std::vector<std::string>;

// Only a server takes a transaction back for another's sake: in a file writers wait.
const bool no_server = std::getenv("SHOP_TEST_STORE") == nullptr;

/// A server that fails the first so many changes of the audit log's head as it does where two
/// transactions cannot be put in an order.
struct Unlucky : test::ShopWithCustomer {
    void fail_first(int times) {
        run("CREATE SEQUENCE tried");
        run("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF "
            "nextval('tried') <= " +
            std::to_string(times) +
            " THEN RAISE EXCEPTION 'could not serialize access' USING ERRCODE = "
            "'serialization_failure'; END IF; RETURN NEW; END $$");
        run("CREATE TRIGGER fail BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION fail()");
    }
};

TEST_CASE_FIXTURE(Unlucky,
                  "what the server takes back for another's sake is begun again, as a whole" *
                      doctest::skip(no_server)) {
    fail_first(3);
    const auto booked = appointments().book(request("2026-11-24 09:00")).appointment;
    CHECK(booked.id == shop::AppointmentId{1});
    CHECK(column("SELECT CAST(count(*) AS TEXT) FROM quote") == Lines{"1"});
    CHECK((**this).audit().verify().problems.empty());
}

TEST_CASE_FIXTURE(Unlucky,
                  "but not for ever, and then nothing is left behind" * doctest::skip(no_server)) {
    const auto wanted = request("2026-11-24 09:00");
    fail_first(1000);
    CHECK(test::refused_whole(*this, shop::ErrorCode::store_busy,
                              [&] { appointments().book(wanted); }));
    // More than once, and not many times.
    const auto tried = std::stoll(column("SELECT CAST(last_value AS TEXT) FROM tried").at(0));
    CHECK(tried > 3);
    CHECK(tried < 20);
}

TEST_CASE_FIXTURE(test::ShopWithCustomer,
                  "a deadlock with a program that is not ours ends with both changes made" *
                      doctest::skip(no_server)) {
    auto customer = (**this).customers().get(shop::CustomerId{1});
    test::RawDatabase foreign(location().url);
    // It holds what our change wants last, and then wants what that holds by then.
    REQUIRE(foreign.run("BEGIN") == "done");
    REQUIRE(foreign.run("UPDATE audit_head SET at = at") == "done");
    std::string theirs;
    std::jthread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
        theirs = foreign.run("UPDATE customer SET notes = 'theirs' WHERE id = 1");
        if (theirs == "done") theirs = foreign.run("COMMIT");
    });
    customer.address = "12 Oak St";
    const auto edited = (**this).customers().edit(customer);
    other.join();
    CHECK(theirs == "done");
    CHECK(edited.address == "12 Oak St");
    CHECK(column("SELECT address FROM customer") == Lines{"12 Oak St"});
    CHECK((**this).audit().verify().problems.empty());
}

TEST_CASE_FIXTURE(test::ShopWithCustomer,
                  "a dry run hears what the server refuses, also of what nobody waits for" *
                      doctest::skip(no_server)) {
    shop::Closure holiday;
    holiday.begins = test::wall_time("2026-12-25 00:00");
    holiday.ends = test::wall_time("2026-12-26 00:00");
    holiday.reason = "Christmas";
    const auto closure = (**this).closures().add(holiday).id;
    // Who may only look; roles are of the whole server.
    const std::string role = "looks_" + column("SELECT current_database()").at(0);
    run("CREATE ROLE " + role);
    run("GRANT USAGE ON SCHEMA public TO " + role);
    run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    shop::OpenOptions options;
    options.settings = settings();
    options.store_url = location().url + " options='-c role=" + role + "'";
    options.clock = std::make_shared<shop::FixedClock>((**this).now());
    options.dry_run = true;
    {
        auto reader = shop::Shop::open(options);
        CHECK(test::code_of([&] { reader.closures().remove(closure); }) ==
              shop::ErrorCode::store_read_only);
    }
    run("DROP OWNED BY " + role);
    run("DROP ROLE " + role);
}

}  // namespace
