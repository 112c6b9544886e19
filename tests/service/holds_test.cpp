#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::AppointmentStatus;
using shop::ErrorCode;
using test::TestShop;
using Lines = std::vector<std::string>;

/// Monday, 8:00; a hold of half an hour lapses at 8:30.
struct Desk : TestShop {
    shop::Appointments appointments() { return (**this).appointments(); }
    shop::BookingRequest held(const std::string& wall, shop::Minutes time = shop::Minutes{30}) {
        auto asked = request(wall);
        asked.hold = time;
        return asked;
    }
    shop::Appointment hold(const std::string& wall) {
        return appointments().book(held(wall)).appointment;
    }
    void after(std::chrono::seconds time) { set_clock(at("2026-11-23 08:00") + time); }
    AppointmentStatus status(shop::AppointmentId id) { return appointments().get(id).status; }
    Lines stored() const { return column("SELECT status FROM appointment ORDER BY id"); }
    Lines open(const std::string& day) {
        shop::SlotQuery query;
        query.codes = {"oil"};
        query.postal_code = "95695";
        query.from = test::wall_date(day);
        query.days = 1;
        query.first = 1;
        Lines starts;
        for (const auto& slot : (**this).availability().search(query).slots) {
            starts.push_back(test::written(slot, (**this).zone()));
        }
        return starts;
    }
};

constexpr std::chrono::seconds kHold{30 * 60};

TEST_CASE_FIXTURE(Desk, "a hold keeps its time, tells nobody, and is booked in a word") {
    const auto job = hold("2026-11-24 08:00");
    CHECK(job.status == AppointmentStatus::held);
    CHECK(job.held_until == at("2026-11-23 08:30"));
    CHECK(open("2026-11-24") == Lines{"2026-11-24 09:30 1"});
    CHECK(column("SELECT kind FROM outbox") == Lines{});
    CHECK(test::code_of([&] { book("2026-11-24 08:30"); }) == ErrorCode::slot_taken);

    after(kHold - std::chrono::seconds{1});
    const auto booked = appointments().book_held(job.id, "r-1");
    CHECK(booked.appointment.status == AppointmentStatus::booked);
    CHECK(booked.appointment.held_until == std::nullopt);
    CHECK(booked.appointment.work == job.work);
    CHECK_FALSE(booked.replayed);
    CHECK(column("SELECT kind || ' ' || audience FROM outbox WHERE state = 'queued' ORDER BY id") ==
          column("SELECT kind || ' ' || audience FROM outbox ORDER BY id"));

    after(kHold * 2);
    CHECK(status(job.id) == AppointmentStatus::booked);
    CHECK(appointments().book_held(job.id, "r-1").replayed);
    CHECK(whole_refusal([&] { appointments().book_held(job.id); }) ==
          "wrong_state: A1 is booked already | see: shopctl show A1");
}

TEST_CASE_FIXTURE(Desk, "from its second on a hold has lapsed, though nobody has marked it") {
    const auto job = hold("2026-11-24 08:00");
    after(kHold - std::chrono::seconds{1});
    CHECK(status(job.id) == AppointmentStatus::held);
    after(kHold);
    CHECK(status(job.id) == AppointmentStatus::lapsed);
    CHECK(stored() == Lines{"held"});
    CHECK(open("2026-11-24") == Lines{"2026-11-24 08:00 1"});
    CHECK((**this).schedule().days(test::wall_date("2026-11-24"), 1, std::nullopt)[0].booked == shop::Money{});

    const auto refused = [&](const auto& change) {
        return test::refused_whole(*this, ErrorCode::wrong_state, change);
    };
    CHECK(refused([&] { appointments().book_held(job.id, {}, job.revision); }));
    CHECK(refused([&] { move(job.id, "2026-11-25 09:00"); }));
    CHECK(refused([&] { appointments().cancel(job.id, "", job.revision); }));
    CHECK(refused([&] { appointments().start(job.id); }));
    CHECK(refused([&] { appointments().complete(job.id, {}); }));
    CHECK(refused([&] { appointments().no_show(job.id); }));
    CHECK(whole_refusal([&] { appointments().book_held(job.id); }) ==
          "wrong_state: A1 was held until Mon Nov 23, 2026, 8:30 am: the hold has lapsed | if it "
          "is still open, book it again: shopctl book Q1 \"2026-11-24 08:00\"");
}

TEST_CASE_FIXTURE(Desk, "lists find a hold as what it has become") {
    hold("2026-11-25 08:00");
    book("2026-11-26 08:00");
    hold("2026-11-27 08:00");
    after(kHold);
    appointments().book(held("2026-11-27 08:00"));  // marks both
    hold("2026-11-30 08:00");
    after(kHold * 2);
    CHECK(stored() == Lines{"lapsed", "booked", "lapsed", "held", "held"});
    const auto found = [&](std::optional<AppointmentStatus> wanted, bool still_open) {
        shop::AppointmentFilter filter;
        filter.status = wanted;
        filter.open = still_open;
        std::vector<std::int64_t> ids;
        appointments().each(filter, [&](const auto& job) { ids.push_back(job.id.value()); });
        return ids;
    };
    using Ids = std::vector<std::int64_t>;
    CHECK(found(AppointmentStatus::lapsed, false) == Ids{1, 3, 4, 5});
    CHECK(found(AppointmentStatus::held, false) == Ids{});
    CHECK(found(std::nullopt, true) == Ids{2});
    CHECK(appointments().coming(shop::CustomerId{1}).id == shop::AppointmentId{2});
}

TEST_CASE_FIXTURE(Desk, "whoever books next marks what has lapsed, and only that") {
    hold("2026-11-24 08:00");
    after(kHold);
    book("2026-11-24 08:30");
    CHECK(stored() == Lines{"lapsed", "booked"});
    CHECK(column("SELECT action FROM audit_entry WHERE entity = 'appointment' ORDER BY id") ==
          Lines{"hold", "lapse", "book"});
    hold("2026-11-24 13:00");
    move(shop::AppointmentId{2}, "2026-11-24 10:00");
    CHECK(stored() == Lines{"lapsed", "booked", "held"});
    after(kHold * 2);
    move(shop::AppointmentId{2}, "2026-11-24 13:00");
    CHECK(stored() == Lines{"lapsed", "booked", "lapsed"});
}

TEST_CASE_FIXTURE(Desk, "the quote of a hold that lapsed or was cancelled can be booked at once") {
    const auto first = hold("2026-11-24 08:00");
    shop::BookingRequest again;
    again.quote = first.quote;
    again.start = at("2026-11-25 09:00");
    CHECK(whole_refusal([&] { appointments().book(again); }) ==
          "wrong_state: Q1 is held as A1 | see: shopctl show A1");
    after(kHold);
    add_mechanic("Luis");
    again.mechanic = shop::MechanicId{2};
    again.hold = shop::Minutes{60};
    const auto second = appointments().book(again).appointment;
    CHECK(second.status == AppointmentStatus::held);
    CHECK(stored() == Lines{"lapsed", "held"});
    appointments().cancel(second.id, "");
    again.hold.reset();
    CHECK(appointments().book(again).appointment.status == AppointmentStatus::booked);
}

TEST_CASE_FIXTURE(Desk, "a quote counts when its time is held") {
    const auto job = appointments().book(held("2026-12-14 09:00", std::chrono::days{7})).appointment;
    shop::BookingRequest again;
    again.quote = job.quote;
    again.start = at("2026-12-21 09:00");
    again.hold = std::chrono::days{7};
    set_clock("2026-12-07 08:00");  // the last day of the quote, the hold has lapsed
    const auto second = appointments().book(again).appointment;
    set_clock("2026-12-13 09:00");
    CHECK(appointments().book_held(second.id).appointment.status == AppointmentStatus::booked);
}

TEST_CASE_FIXTURE(Desk, "of a hold that is moved or cancelled nobody hears") {
    const auto job = hold("2026-11-24 08:00");
    CHECK(move(job.id, "2026-11-25 08:00").status == AppointmentStatus::held);
    appointments().cancel(job.id, "");
    CHECK(column("SELECT kind FROM outbox") == Lines{});
}

TEST_CASE_FIXTURE(Desk, "a time is held for a minute to a week, and not at a stop") {
    const auto first = book("2026-11-24 08:00");
    const auto refused = [&](const shop::BookingRequest& asked) {
        return test::refused_whole(*this, ErrorCode::invalid_argument,
                                   [&] { appointments().book(asked); });
    };
    CHECK(refused(held("2026-11-24 13:00", shop::Minutes{0})));
    CHECK(refused(held("2026-11-24 13:00", shop::Minutes{-5})));
    CHECK(refused(held("2026-11-24 13:00", std::chrono::days{7} + shop::Minutes{1})));
    auto at_stop = held("2026-11-24 13:00");
    at_stop.stop = first.id;
    CHECK(refused(at_stop));
    CHECK(appointments().book(held("2026-11-24 13:00", shop::Minutes{1})).appointment.held_until ==
          at("2026-11-23 08:01"));
}

TEST_CASE_FIXTURE(Desk, "a repeated hold is the first one; as a booking it is another request") {
    auto asked = held("2026-11-24 08:00");
    asked.request_id = "h-1";
    const auto first = appointments().book(asked).appointment;
    const auto repeated = appointments().book(asked);
    CHECK(repeated.replayed);
    CHECK(repeated.appointment == first);
    asked.hold.reset();
    CHECK(test::code_of([&] { appointments().book(asked); }) == ErrorCode::request_id_reused);
}

TEST_CASE_FIXTURE(Desk, "a repeated request finds its hold as what it has become") {
    auto asked = held("2026-11-24 08:00");
    asked.request_id = "h-1";
    const auto job = appointments().book(asked).appointment;
    shop::MoveRequest later;
    later.start = at("2026-11-24 09:00");
    later.request_id = "m-1";
    appointments().move(job.id, later);
    after(kHold);
    CHECK(appointments().book(asked).appointment.status == AppointmentStatus::lapsed);
    CHECK(appointments().move(job.id, later).appointment.status == AppointmentStatus::lapsed);
    CHECK(stored() == Lines{"held"});
}

}  // namespace
