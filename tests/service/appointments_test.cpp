#include <doctest/doctest.h>

#include <array>
#include <numeric>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::AppointmentStatus;
using shop::ErrorCode;
using Lines = std::vector<std::string>;

struct Desk : test::TestShop {
    shop::Appointments appointments() { return (**this).appointments(); }
    bool is_open(const std::string& wall) {
        shop::SlotQuery query;
        query.codes = {"oil"};
        query.postal_code = "95695";
        return !(**this).availability().explain(query, at(wall)).open_to.empty();
    }
};

shop::MoveRequest to(shop::Instant start) {
    shop::MoveRequest request;
    request.start = start;
    return request;
}

TEST_CASE_FIXTURE(Desk, "a moved job is the same job at another time") {
    const auto before = book("2026-11-24 09:00");
    auto settings = this->settings();
    settings.pricing.labor_rate = shop::Money{99900};
    settings.booking.travel = shop::Minutes{30};
    reopen(settings);
    const auto moved = appointments().move(before.id, to(at("2026-11-25 14:00")));
    shop::Appointment expected = before;
    expected.revision = 2;
    expected.work = {at("2026-11-25 14:00"), at("2026-11-25 14:45")};
    expected.promised.start = test::wall_time("2026-11-25 14:00");
    expected.moves = 1;
    expected.sequence = 1;
    CHECK(moved.appointment == expected);
    CHECK_FALSE(moved.replayed);
    CHECK(appointments().get(before.id) == expected);
}

TEST_CASE_FIXTURE(Desk, "a job does not collide with itself when it is moved") {
    const auto job = book("2026-11-24 09:00");
    CHECK(move(job.id, "2026-11-24 09:30").work.begin == at("2026-11-24 09:30"));
    CHECK(move(job.id, "2026-11-24 09:00").moves == 2);
    CHECK(whole_refusal([&] { move(job.id, "2026-11-24 09:00"); }) ==
          "wrong_state: A1 is at that time already | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Desk,
                  "a job stays with its mechanic where it can, and goes to another where not") {
    const auto ann = add_mechanic("Ann");
    const auto first = book("2026-11-24 09:00");
    auto busy = request("2026-11-25 09:00");
    busy.vehicle = add_vehicle(shop::CustomerId{1}, "2001 Ford A").id;
    busy.mechanic = shop::MechanicId{1};
    appointments().book(busy);
    // Edgar has a job that day and is free; Ann has none.
    CHECK(move(first.id, "2026-11-25 12:30").mechanic == shop::MechanicId{1});
    CHECK(move(first.id, "2026-11-25 09:00").mechanic == ann.id);
    CHECK(move(first.id, "2026-11-25 12:30", shop::MechanicId{1}).mechanic == shop::MechanicId{1});
    CHECK(test::code_of([&] { move(first.id, "2026-11-25 09:30", shop::MechanicId{1}); }) ==
          ErrorCode::slot_taken);
    // Another mechanic at the same time is a move too.
    CHECK(move(first.id, "2026-11-25 12:30", ann.id).mechanic == ann.id);
}

TEST_CASE_FIXTURE(Desk, "a move that is refused changes nothing") {
    const auto job = book("2026-11-24 09:00");
    auto other = request("2026-11-24 14:00");
    other.vehicle = add_vehicle(shop::CustomerId{1}, "2001 Ford A").id;
    appointments().book(other);
    const auto refused = [&](ErrorCode code, const shop::MoveRequest& request) {
        return test::refused_whole(*this, code, [&] { appointments().move(job.id, request); });
    };
    CHECK(refused(ErrorCode::slot_taken, to(at("2026-11-24 14:30"))));
    CHECK(refused(ErrorCode::rule_refused, to(at("2026-11-24 12:00"))));
    CHECK(refused(ErrorCode::rule_refused, to(at("2026-11-23 08:30"))));
    CHECK(test::code_of([&] { move(shop::AppointmentId{9}, "2026-11-25 09:00"); }) ==
          ErrorCode::not_found);
    appointments().cancel(job.id, "");
    CHECK(refused(ErrorCode::wrong_state, to(at("2026-11-26 09:00"))));
}

TEST_CASE_FIXTURE(Desk, "a job is changed only as it was last seen, where the change says so") {
    const auto seen = book("2026-11-24 09:00").revision;
    const shop::AppointmentId id{1};
    const auto stale = [&](const auto& change) {
        return whole_refusal([&] { change(appointments()); }) ==
               "stale_revision: A1 was changed by somebody else in between | look at it again and "
               "repeat the change";
    };
    const auto all_stale = [&](shop::Revision old) {
        CHECK(stale([&](auto jobs) { jobs.move(id, to(at("2026-11-25 09:00")), old); }));
        CHECK(stale([&](auto jobs) { jobs.cancel(id, "", old); }));
        CHECK(stale([&](auto jobs) { jobs.start(id, old); }));
        CHECK(stale([&](auto jobs) { jobs.complete(id, {}, old); }));
        CHECK(stale([&](auto jobs) { jobs.no_show(id, old); }));
    };
    const auto moved = appointments().move(id, to(at("2026-11-24 10:30")), seen).appointment;
    CHECK(moved.revision == 2);
    all_stale(seen);
    all_stale(moved.revision + 1);
    CHECK(appointments().get(id) == moved);

    set_clock("2026-11-24 10:30");
    const auto started = appointments().start(id, moved.revision);
    CHECK(started.revision == 3);
    CHECK(appointments().complete(id, {}, started.revision).revision == 4);
}

TEST_CASE_FIXTURE(Desk, "who repeats a move by its request id need not know what it made of the job") {
    const auto job = book("2026-11-24 09:00");
    auto request = to(at("2026-11-25 09:00"));
    request.request_id = "req-1";
    appointments().move(job.id, request, job.revision);
    CHECK(appointments().move(job.id, request, job.revision).replayed);
}

TEST_CASE_FIXTURE(Desk, "moving with a request id moves once, however often it is sent") {
    const auto job = book("2026-11-24 09:00");
    auto request = to(at("2026-11-25 09:00"));
    request.request_id = "req-1";
    const auto first = appointments().move(job.id, request);
    const auto counts = row_counts();
    const auto again = appointments().move(job.id, request);
    CHECK(again.replayed);
    CHECK(again.appointment == first.appointment);
    CHECK(row_counts() == counts);
    request.start = at("2026-11-25 10:30");
    CHECK(test::refused_whole(*this, ErrorCode::request_id_reused,
                              [&] { appointments().move(job.id, request); }));
}

TEST_CASE_FIXTURE(Desk, "cancelling frees the time at once") {
    const auto job = book("2026-11-24 09:00");
    CHECK_FALSE(is_open("2026-11-24 09:00"));
    const auto cancelled = appointments().cancel(job.id, "rain");
    shop::Appointment expected = job;
    expected.revision = 2;
    expected.status = AppointmentStatus::cancelled;
    expected.cancelled_at = (**this).now();
    expected.cancel_reason = "rain";
    expected.sequence = 1;
    CHECK(cancelled == expected);
    CHECK(is_open("2026-11-24 09:00"));
    CHECK(book("2026-11-24 09:00").id == shop::AppointmentId{2});
    CHECK(test::refused_whole(*this, ErrorCode::wrong_state,
                              [&] { appointments().cancel(job.id, ""); }));
}

TEST_CASE_FIXTURE(Desk, "work is started and completed, and what is left of its time is free") {
    const auto job = book("2026-11-24 09:00", {"brakes"});
    set_clock(at("2026-11-24 09:05") + std::chrono::seconds{20});
    const auto started = appointments().start(job.id);
    CHECK(started.status == AppointmentStatus::in_progress);
    CHECK(started.started_at == (**this).now());
    CHECK(started.work == job.work);
    CHECK_FALSE(is_open("2026-11-24 10:30"));
    CHECK(test::code_of([&] { appointments().cancel(job.id, ""); }) == ErrorCode::wrong_state);
    CHECK(test::code_of([&] { appointments().no_show(job.id); }) == ErrorCode::wrong_state);
    CHECK(test::code_of([&] { move(job.id, "2026-11-25 09:00"); }) == ErrorCode::wrong_state);

    set_clock(at("2026-11-24 09:29") + std::chrono::seconds{30});
    shop::CompleteRequest done;
    done.odometer = 88'000;
    done.work_notes = "pads at 2 mm";
    const auto completed = appointments().complete(job.id, done);
    CHECK(completed.status == AppointmentStatus::completed);
    CHECK(completed.finished_at == (**this).now());
    CHECK(completed.work == shop::Interval{at("2026-11-24 09:00"), at("2026-11-24 09:30")});
    CHECK(completed.wrap_up == job.wrap_up);
    CHECK(completed.odometer == 88'000);
    CHECK(completed.work_notes == "pads at 2 mm");
    CHECK((**this).vehicles().get(job.vehicle).odometer == 88'000);
    CHECK(is_open("2026-11-24 10:30"));
    CHECK(test::code_of([&] { appointments().complete(job.id, {}); }) == ErrorCode::wrong_state);
    done.odometer = -1;
    const auto next = book("2026-11-24 14:00");
    CHECK(test::refused_whole(*this, ErrorCode::invalid_argument,
                              [&] { appointments().complete(next.id, done); }));
}

TEST_CASE_FIXTURE(Desk, "a job that overran keeps the time that it was given") {
    const auto job = book("2026-11-24 09:00");
    set_clock("2026-11-24 11:00");
    CHECK(appointments().complete(job.id, {}).work == job.work);
}

TEST_CASE_FIXTURE(Desk, "nobody has missed a job that has not begun; after that the rest is free") {
    const auto job = book("2026-11-24 09:00", {"brakes"});
    set_clock("2026-11-24 08:59");
    CHECK(test::refused_whole(*this, ErrorCode::rule_refused,
                              [&] { appointments().no_show(job.id); }));
    set_clock("2026-11-24 09:20");
    const auto missed = appointments().no_show(job.id);
    CHECK(missed.status == AppointmentStatus::no_show);
    CHECK(missed.work == shop::Interval{at("2026-11-24 09:00"), at("2026-11-24 09:20")});
    CHECK(missed.wrap_up == shop::Minutes{0});
    CHECK(is_open("2026-11-24 10:30"));
}

TEST_CASE_FIXTURE(Desk, "appointments are listed by start, filtered, each once") {
    const auto first = book("2026-11-25 09:00");
    const auto second = book("2026-11-24 09:00");
    const auto third = book("2026-11-24 14:00");
    appointments().cancel(third.id, "");
    const auto ids = [&](auto change) {
        shop::AppointmentFilter filter;
        change(filter);
        std::vector<std::int64_t> found;
        appointments().each(filter,
                            [&](const shop::Appointment& job) { found.push_back(job.id.value()); });
        return found;
    };
    using F = shop::AppointmentFilter;
    using Ids = std::vector<std::int64_t>;
    CHECK(ids([](F&) {}) == Ids{2, 3, 1});
    CHECK(ids([](F& f) { f.open = true; }) == Ids{2, 1});
    CHECK(ids([](F& f) { f.status = AppointmentStatus::cancelled; }) == Ids{3});
    CHECK(ids([&](F& f) { f.from = second.work.end; }) == Ids{3, 1});
    CHECK(ids([&](F& f) { f.from = second.work.end - std::chrono::seconds{1}; }) == Ids{2, 3, 1});
    CHECK(ids([&](F& f) { f.before = first.work.begin; }) == Ids{2, 3});
    CHECK(ids([](F& f) { f.customer = shop::CustomerId{1}; }) == Ids{2, 3, 1});
    CHECK(ids([](F& f) { f.customer = shop::CustomerId{2}; }) == Ids{});
    CHECK(ids([](F& f) {
              f.vehicle = shop::VehicleId{1};
              f.open = true;
          }) == Ids{2, 1});
    CHECK(ids([](F& f) { f.mechanic = shop::MechanicId{1}; }) == Ids{2, 3, 1});
    CHECK(ids([](F& f) { f.mechanic = shop::MechanicId{2}; }) == Ids{});
    CHECK(ids([](F& f) {
              f.mechanic = shop::MechanicId{1};
              f.status = AppointmentStatus::cancelled;
          }) == Ids{3});
    CHECK(ids([](F& f) { f.status = AppointmentStatus::booked; }) == Ids{2, 1});
    CHECK(ids([](F& f) {
              f.status = AppointmentStatus::cancelled;
              f.open = true;
          }) == Ids{});
}

TEST_CASE_FIXTURE(Desk, "long lists are read in pages without losing or doubling any") {
    static_cast<void>(request("2026-11-24 09:00"));
    run("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2499) "
        "INSERT INTO appointment (status, holds, mechanic_id, customer_id, vehicle_id, starts_at, "
        "ends_at, travel, wrap_up, starts_local, zone, utc_offset, total, created_at) "
        "SELECT 'cancelled', 0, 1, 1, 1, 60 * (i / 5), 60 * (i / 5) + 60, 0, 0, 60 * (i / 5), "
        "'UTC', 0, 0, 0 FROM n");
    std::vector<std::int64_t> expected(2500);
    std::iota(expected.begin(), expected.end(), 1);
    // Each by another statement.
    std::array<shop::AppointmentFilter, 6> filters;
    filters[1].customer = shop::CustomerId{1};
    filters[2].vehicle = shop::VehicleId{1};
    filters[3].mechanic = shop::MechanicId{1};
    filters[4].status = AppointmentStatus::cancelled;
    filters[5].before = at("2026-11-24 09:00");
    for (const shop::AppointmentFilter& filter : filters) {
        std::vector<std::int64_t> ids;
        appointments().each(filter,
                            [&](const shop::Appointment& job) { ids.push_back(job.id.value()); });
        CAPTURE(&filter - filters.data());
        CHECK((ids == expected));
    }
}

TEST_CASE_FIXTURE(Desk, "a customer's coming job is theirs to be named by") {
    CHECK(whole_refusal([&] {
              static_cast<void>(request("2026-11-24 09:00"));
              static_cast<void>(appointments().coming(shop::CustomerId{1}));
          }) == "not_found: Dana Reyes has no job to be done | see: shopctl list --customer 1");
    const auto first = book("2026-11-24 09:00");
    CHECK(appointments().coming(shop::CustomerId{1}) == first);
    book("2026-11-25 09:00");
    CHECK(whole_refusal([&] { static_cast<void>(appointments().coming(shop::CustomerId{1})); }) ==
          "ambiguous: Dana Reyes has 2 jobs to be done | use the number of one of them: A1 Tue "
          "Nov 24, 2026, 9:00 am; A2 Wed Nov 25, 2026, 9:00 am");
    // What is over but not closed still waits for its end to be noted.
    appointments().cancel(first.id, "");
    CHECK(appointments().coming(shop::CustomerId{1}).id == shop::AppointmentId{2});
    CHECK(test::code_of([&] { static_cast<void>(appointments().coming(shop::CustomerId{9})); }) ==
          ErrorCode::not_found);
}

}  // namespace

TEST_CASE_FIXTURE(Desk, "a job is started and completed on its day, not before") {
    const auto job = book("2026-11-24 09:00");
    const std::string on = "A1 is on Tue Nov 24, 2026, 9:00 am: it cannot be ";
    const std::string hint =
        " before that day | move it first where it is done earlier: shopctl move A1 TIME";
    CHECK(whole_refusal([&] { appointments().start(job.id); }) ==
          "rule_refused: " + on + "started" + hint);
    CHECK(whole_refusal([&] { appointments().complete(job.id, {}); }) ==
          "rule_refused: " + on + "completed" + hint);
    CHECK(appointments().get(job.id) == job);
}
