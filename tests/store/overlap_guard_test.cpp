#include <doctest/doctest.h>

#include "raw_store.hpp"

namespace {

using test::to_sql;

using test::RawJob;

/// A store with one job of mechanic 1 and car 1: 9:00 to 10:00, 15 minutes before and 10
/// after.
struct GuardedDay : test::RawStore {
    GuardedDay() {
        test::add_people(*this);
        REQUIRE(insert({.id = 1, .travel = "15", .wrap_up = "10"}) == "done");
    }
    std::string insert(const RawJob& job) { return run(to_sql(job)); }
};

TEST_CASE_FIXTURE(GuardedDay, "a mechanic's padded times never overlap") {
    const auto other = [](const std::string& starts, const std::string& ends) {
        return RawJob{
            .vehicle = 2, .starts = starts, .ends = ends, .travel = "15", .wrap_up = "10"};
    };
    CHECK(insert(other("540", "600")) == "mechanic_overlap");
    CHECK(insert(other("550", "560")) == "mechanic_overlap");
    CHECK(insert(other("500", "700")) == "mechanic_overlap");
    CHECK(insert(other("624", "684")) == "mechanic_overlap");
    CHECK(insert(other("456", "516")) == "mechanic_overlap");
    CHECK(number("SELECT count(*) FROM appointment") == 1);
    SUBCASE("touching before and after is enough") {
        CHECK(insert(other("625", "685")) == "done");
        CHECK(insert(other("455", "515")) == "done");
    }
    SUBCASE("another mechanic is free") {
        CHECK(insert({.mechanic = 2, .vehicle = 2}) == "done");
    }
}

TEST_CASE_FIXTURE(GuardedDay, "a vehicle's work never overlaps, whoever does it") {
    CHECK(insert({.mechanic = 2, .starts = "599", .ends = "660"}) == "vehicle_overlap");
    CHECK(insert({.mechanic = 2, .starts = "480", .ends = "541"}) == "vehicle_overlap");
    CHECK(insert({.mechanic = 2, .starts = "480", .ends = "700"}) == "vehicle_overlap");
    CHECK(insert({.mechanic = 2, .starts = "545", .ends = "546"}) == "vehicle_overlap");
    SUBCASE("paddings are the mechanic's, not the vehicle's") {
        CHECK(insert({.mechanic = 2, .starts = "600", .ends = "660", .travel = "30"}) == "done");
        CHECK(insert({.mechanic = 3, .starts = "480", .ends = "540", .wrap_up = "30"}) == "done");
    }
}

TEST_CASE_FIXTURE(GuardedDay, "a time that is only held is taken as long as it is not marked") {
    REQUIRE(run("DELETE FROM appointment") == "done");
    REQUIRE(insert({.id = 2, .status = "held"}) == "done");
    CHECK(insert({.vehicle = 2, .starts = "599", .ends = "660"}) == "mechanic_overlap");
    CHECK(insert({.mechanic = 2, .status = "held"}) == "vehicle_overlap");
    CHECK(run("UPDATE appointment SET held_until = 0") == "done");
    CHECK(insert({.vehicle = 2, .starts = "599", .ends = "660"}) == "mechanic_overlap");
    CHECK(run("UPDATE appointment SET held_until = NULL").rfind("CHECK constraint failed", 0) == 0);
    CHECK(run("UPDATE appointment SET status = 'lapsed', holds = 0") == "done");
    CHECK(insert({.vehicle = 2, .starts = "599", .ends = "660"}) == "done");
    CHECK(run("UPDATE appointment SET status = 'held', holds = 1 WHERE id = 2") ==
          "mechanic_overlap");
}

TEST_CASE_FIXTURE(GuardedDay, "no way of updating leads to an overlap") {
    REQUIRE(insert({.id = 2, .vehicle = 2, .starts = "660", .ends = "720"}) == "done");
    CHECK(run("UPDATE appointment SET starts_at = starts_at - 3600, ends_at = ends_at - 3600, "
              "starts_local = starts_local - 3600 WHERE id = 2") == "mechanic_overlap");
    CHECK(run("UPDATE appointment SET ends_at = ends_at + 3600 WHERE id = 1") ==
          "mechanic_overlap");
    CHECK(run("UPDATE appointment SET wrap_up = 3660 WHERE id = 1") == "mechanic_overlap");
    CHECK(run("UPDATE appointment SET travel = 3060 WHERE id = 2") == "mechanic_overlap");
    CHECK(run("UPDATE appointment SET travel = 3000 WHERE id = 2") == "done");

    REQUIRE(insert({.id = 3, .mechanic = 2, .vehicle = 3}) == "done");
    CHECK(run("UPDATE appointment SET mechanic_id = 1 WHERE id = 3") == "mechanic_overlap");
    CHECK(run("UPDATE appointment SET vehicle_id = 1 WHERE id = 3") == "vehicle_overlap");
    CHECK(run("UPDATE OR REPLACE appointment SET mechanic_id = 1 WHERE id = 3") ==
          "mechanic_overlap");
    CHECK(run("UPDATE OR IGNORE appointment SET mechanic_id = 1 WHERE id = 3") ==
          "mechanic_overlap");
    CHECK(number("SELECT count(*) FROM appointment WHERE mechanic_id = 1") == 2);
}

TEST_CASE_FIXTURE(GuardedDay, "a job that is changed does not collide with itself") {
    CHECK(run("UPDATE appointment SET starts_at = starts_at + 600, ends_at = ends_at + 600, "
              "starts_local = starts_local + 600 WHERE id = 1") == "done");
    CHECK(run("UPDATE appointment SET id = 7 WHERE id = 1") == "done");
}

TEST_CASE_FIXTURE(GuardedDay, "a cancelled job frees its time and cannot be revived into another") {
    const std::string cancel =
        "UPDATE appointment SET status = 'cancelled', holds = 0 WHERE id = 1";
    const std::string revive = "UPDATE appointment SET status = 'booked', holds = 1 WHERE id = 1";
    REQUIRE(run(cancel) == "done");
    CHECK(run(revive) == "done");
    REQUIRE(run(cancel) == "done");
    REQUIRE(insert({.id = 2, .vehicle = 2, .starts = "560", .ends = "580"}) == "done");
    CHECK(run(revive) == "mechanic_overlap");
    REQUIRE(run("UPDATE appointment SET mechanic_id = 3, vehicle_id = 1 WHERE id = 2") == "done");
    CHECK(run(revive) == "vehicle_overlap");
}

TEST_CASE_FIXTURE(GuardedDay, "replacing and ignoring do not get round the guard") {
    RawJob clash{.vehicle = 2, .starts = "550", .ends = "560"};
    for (const char* insertion : {"INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL",
                                  "INSERT OR ROLLBACK", "REPLACE"}) {
        CAPTURE(insertion);
        clash.insert = insertion;
        CHECK(insert(clash) == "mechanic_overlap");
    }
    CHECK(number("SELECT count(*) FROM appointment") == 1);
}

TEST_CASE_FIXTURE(GuardedDay, "several rows of one statement are looked at one by one") {
    const std::string one = to_sql({.vehicle = 2, .starts = "700", .ends = "760"});
    const std::string values = one.substr(one.find("VALUES ") + 7);
    CHECK(run(one + ", " + values) == "mechanic_overlap");
    CHECK(number("SELECT count(*) FROM appointment") == 1);
}

TEST_CASE_FIXTURE(GuardedDay, "numbers written as text are compared as numbers") {
    CHECK(run("INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, "
              "starts_at, ends_at, travel, wrap_up, starts_local, zone, utc_offset, total, "
              "created_at) SELECT status, '1', '1', 1, 2, CAST(starts_at AS TEXT), "
              "CAST(ends_at AS TEXT), '0', '0', starts_local, zone, utc_offset, 0, 0 "
              "FROM appointment WHERE id = 1") == "mechanic_overlap");
}

TEST_CASE_FIXTURE(GuardedDay, "what holds follows from the status") {
    const auto holds_wrong = [&](const std::string& status, const std::string& holds) {
        const std::string answer =
            insert({.mechanic = 3, .vehicle = 3, .status = status, .holds = holds});
        return answer.rfind("CHECK constraint failed: holds", 0) == 0;
    };
    for (const char* status : {"held", "booked", "in_progress", "completed", "no_show"}) {
        CAPTURE(status);
        CHECK(holds_wrong(status, "0"));
        CHECK(insert({.mechanic = 3, .vehicle = 3, .status = status}) == "done");
        REQUIRE(run("DELETE FROM appointment WHERE mechanic_id = 3") == "done");
    }
    CHECK(holds_wrong("cancelled", "1"));
    CHECK(holds_wrong("lapsed", "1"));
    CHECK(holds_wrong("booked", "2"));
    CHECK(insert({.mechanic = 3, .vehicle = 3, .status = "dreamt"}) ==
          "CHECK constraint failed: status IN\n                       ('held', 'booked', "
          "'in_progress', 'completed', 'cancelled', 'no_show', 'lapsed')");
}

TEST_CASE_FIXTURE(GuardedDay, "times without sense are refused") {
    const auto at = [&](RawJob job) {
        job.mechanic = 3;
        job.vehicle = 3;
        return insert(job);
    };
    const std::string lengths =
        "CHECK constraint failed: ends_at > starts_at AND ends_at - starts_at <= 86400";
    CHECK(at({.starts = "600", .ends = "600"}) == lengths);
    CHECK(at({.starts = "600", .ends = "599"}) == lengths);
    CHECK(at({.starts = "0", .ends = "1441"}) == lengths);
    CHECK(at({.starts = "0", .ends = "1440"}) == "done");
    REQUIRE(run("DELETE FROM appointment WHERE mechanic_id = 3") == "done");
    CHECK(at({.starts = "600) + (1", .ends = "660"}) ==
          "CHECK constraint failed: starts_at % 60 = 0");
    CHECK(at({.ends = "600) + (1"}) == "CHECK constraint failed: ends_at % 60 = 0");
    CHECK(at({.travel = "-1"}) ==
          "CHECK constraint failed: travel BETWEEN 0 AND 86400 AND travel % 60 = 0");
    CHECK(at({.wrap_up = "1) + (1"}) ==
          "CHECK constraint failed: wrap_up BETWEEN 0 AND 86400 AND wrap_up % 60 = 0");
    CHECK(at({.wrap_up = "1441"}) ==
          "CHECK constraint failed: wrap_up BETWEEN 0 AND 86400 AND wrap_up % 60 = 0");
}

TEST_CASE_FIXTURE(GuardedDay, "nothing that the guard compares may be missing") {
    for (const char* column : {"holds", "mechanic_id", "vehicle_id", "starts_at", "ends_at",
                               "travel", "wrap_up", "status"}) {
        CAPTURE(column);
        CHECK(run(std::string("UPDATE appointment SET ") + column + " = NULL") ==
              std::string("NOT NULL constraint failed: appointment.") + column);
        CHECK(run(std::string("UPDATE OR REPLACE appointment SET ") + column + " = NULL") ==
              std::string("NOT NULL constraint failed: appointment.") + column);
    }
    CHECK(insert({.mechanic = 3, .vehicle = 3, .travel = "NULL"}) ==
          "NOT NULL constraint failed: appointment.travel");
    CHECK(insert({.mechanic = 3, .vehicle = 3, .ends = "NULL"}) ==
          "NOT NULL constraint failed: appointment.ends_at");
}

}  // namespace
