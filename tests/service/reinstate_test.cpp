#include <doctest/doctest.h>

#include "test_shop.hpp"
#include "whole_refusal.hpp"

namespace {

using shop::AppointmentId;
using shop::AppointmentStatus;
using shop::ErrorCode;
using Lines = std::vector<std::string>;

struct Desk : test::ShopWithCustomer {
    shop::Appointment reinstate(std::int64_t id) {
        return appointments().reinstate(AppointmentId{id});
    }
    std::string refusal(std::int64_t id) {
        return whole_refusal([&] { reinstate(id); });
    }
    [[nodiscard]] Lines queued() const {
        return column(
            "SELECT kind || ' to ' || audience || ', A' || appointment_id || ', sequence ' || "
            "sequence FROM outbox WHERE state = 'queued' ORDER BY id");
    }
};

TEST_CASE_FIXTURE(Desk, "a cancelled job is booked again as it was") {
    shop::Appointment expected = book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "a slip");
    expected.revision = 3;
    expected.sequence = 2;
    CHECK(reinstate(1) == expected);
    CHECK(appointments().get(AppointmentId{1}) == expected);
}

TEST_CASE_FIXTURE(Desk, "its customer and the shop hear of it in place of the cancellation") {
    book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "a slip");
    reinstate(1);
    CHECK(queued() ==
          Lines{"confirmation to customer, A1, sequence 2", "booked to shop, A1, sequence 2"});
}

TEST_CASE_FIXTURE(Desk, "who has read that it is cancelled reads that it is booked, after that") {
    book("2026-11-24 09:00");
    run("UPDATE outbox SET state = 'sent'");
    appointments().cancel(AppointmentId{1}, "a slip");
    CHECK(queued() ==
          Lines{"cancellation to customer, A1, sequence 1", "cancelled to shop, A1, sequence 1"});
    run("UPDATE outbox SET state = 'sent'");
    reinstate(1);
    CHECK(queued() ==
          Lines{"confirmation to customer, A1, sequence 2", "booked to shop, A1, sequence 2"});
}

TEST_CASE_FIXTURE(Desk, "who was not there, is: the whole time is kept again, and nobody is told") {
    shop::Appointment expected = book("2026-11-24 09:00");
    set_clock("2026-11-24 09:20");
    appointments().no_show(AppointmentId{1});
    const Lines before = queued();
    expected.revision = 3;
    expected.sequence = 1;
    CHECK(reinstate(1) == expected);
    CHECK(queued() == before);
}

TEST_CASE_FIXTURE(Desk, "a job that is not done after all goes on, or is still to begin") {
    const shop::Appointment booked = book("2026-11-24 09:00");
    set_clock("2026-11-24 09:10");
    const shop::Appointment started = appointments().start(AppointmentId{1});
    set_clock("2026-11-24 09:20");
    shop::CompleteRequest done;
    done.odometer = 88'210;
    done.work_notes = "pads at 4 mm";
    appointments().complete(AppointmentId{1}, done);
    shop::Appointment expected = started;
    expected.revision = 4;
    expected.sequence = 1;
    CHECK(reinstate(1) == expected);

    const auto second = book("2026-11-24 14:00");
    appointments().complete(second.id, {});
    shop::Appointment again = second;
    again.revision = 3;
    again.sequence = 1;
    // Done before it began, it kept no travel either.
    CHECK(reinstate(2) == again);
}

TEST_CASE_FIXTURE(Desk, "an extended job is as long as it had become") {
    book("2026-11-24 09:00");
    shop::ExtendRequest more;
    more.by = shop::Minutes{15};
    appointments().extend(AppointmentId{1}, more);
    set_clock("2026-11-24 09:20");
    appointments().no_show(AppointmentId{1});
    CHECK(reinstate(1).work.end == at("2026-11-24 10:00"));
}

TEST_CASE_FIXTURE(Desk, "its time may be somebody else's by now") {
    book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "");
    book("2026-11-24 09:30");
    CHECK(refusal(1) ==
          "slot_taken: A1 cannot be reinstated: taken: A2, 9:30-10:15 am; vehicle_taken: A2, "
          "9:30-10:15 am | book it at another time: shopctl book Q1 TIME; nearest open: Tue Nov 24, "
          "2026, 8:00 am; Tue Nov 24, 2026, 11:00 am; Tue Nov 24, 2026, 12:30 pm; Tue Nov 24, "
          "2026, 1:00 pm");
    CHECK(test::refused_whole(*this, ErrorCode::slot_taken, [&] { reinstate(1); }));
}

TEST_CASE_FIXTURE(Desk, "the rest of a job's time may be somebody else's too") {
    book("2026-11-24 09:00", {"brakes"});
    set_clock("2026-11-24 09:20");
    appointments().no_show(AppointmentId{1});
    book("2026-11-24 10:30");
    CHECK(refusal(1).starts_with("slot_taken: A1 cannot be reinstated: taken: A2"));
}

TEST_CASE_FIXTURE(Desk, "the shop agreed to its time once: its rules are not asked again") {
    book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "");
    shop::Closure closure;
    closure.begins = test::wall_time("2026-11-24 00:00");
    closure.ends = test::wall_time("2026-11-25 00:00");
    (**this).closures().add(closure);
    set_clock("2026-11-24 12:00");
    CHECK(reinstate(1).status == AppointmentStatus::booked);
}

TEST_CASE_FIXTURE(Desk, "a job before it that is still not closed is not in its way") {
    book("2026-11-24 08:00");
    book("2026-11-24 09:30");
    set_clock("2026-11-24 08:00");
    appointments().start(AppointmentId{1});
    set_clock("2026-11-24 09:45");
    appointments().no_show(AppointmentId{2});
    CHECK(reinstate(2).status == AppointmentStatus::booked);
}

TEST_CASE_FIXTURE(Desk, "a hold that lapsed is in nobody's way") {
    book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "");
    book("2026-11-24 09:00");
    run("UPDATE appointment SET status = 'held', held_until = starts_at - 3600 WHERE id = 2");
    CHECK(refusal(1).starts_with("slot_taken: "));
    set_clock("2026-11-24 08:00");
    CHECK(reinstate(1).status == AppointmentStatus::booked);
    CHECK(appointments().get(AppointmentId{2}).status == AppointmentStatus::lapsed);
}

TEST_CASE_FIXTURE(Desk, "its quote may have been booked again") {
    const auto first = book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "");
    auto again = request("2026-11-25 09:00");
    again.codes.clear();
    again.quote = first.quote;
    appointments().book(again);
    CHECK(refusal(1) ==
          "wrong_state: Q1 of A1 has been booked again, as A2 | see: shopctl show A2");
}

TEST_CASE_FIXTURE(Desk, "a job whose quote has been changed for another is not reinstated") {
    const auto first = book("2026-11-24 09:00");
    appointments().cancel(first.id, "");
    auto again = request("2026-11-24 13:00");
    again.codes.clear();
    again.quote = first.quote;
    const auto second = appointments().book(again).appointment;
    shop::EditRequest more;
    more.add = {"rotation"};
    appointments().edit(second.id, more);
    CHECK(refusal(1) ==
          "wrong_state: Q1 of A1 was superseded meanwhile | book the work anew: shopctl book CODE "
          "TIME");
}

TEST_CASE_FIXTURE(Desk, "work that was left out is to be done again, at its price") {
    const auto booked = book("2026-11-24 09:00", {"oil", "rotation"});
    set_clock("2026-11-24 10:00");
    shop::CompleteRequest done;
    done.not_done = {"rotation"};
    CHECK(appointments().complete(booked.id, done).total < booked.total);
    const auto again = reinstate(1);
    CHECK(again.total == booked.total);
    CHECK(again.services == booked.services);
    CHECK(again.work == booked.work);
}

TEST_CASE_FIXTURE(Desk, "a start is taken back") {
    const auto booked = book("2026-11-24 09:00");
    set_clock("2026-11-24 08:50");
    appointments().start(booked.id);
    const auto again = reinstate(1);
    CHECK(again.status == AppointmentStatus::booked);
    CHECK_FALSE(again.started_at);
    CHECK(again.work == booked.work);
}

TEST_CASE_FIXTURE(Desk, "what is open, or a hold that lapsed, is not reinstated") {
    book("2026-11-24 09:00");
    CHECK(refusal(1) == "wrong_state: A1 is booked already | see: shopctl show A1");
    run("UPDATE appointment SET status = 'held', held_until = ends_at");
    CHECK(refusal(1) ==
          "wrong_state: A1 is only held: it cannot be reinstated | see: shopctl show A1");
    run("UPDATE appointment SET status = 'lapsed', holds = 0");
    CHECK(refusal(1) ==
          "wrong_state: A1 is a hold that lapsed: it cannot be reinstated | see: shopctl show A1");
    CHECK(refusal(9) == "not_found: there is no appointment A9 | see: shopctl list");
}

TEST_CASE_FIXTURE(Desk, "a dry run changes nothing; what was seen must still stand") {
    book("2026-11-24 09:00");
    appointments().cancel(AppointmentId{1}, "");
    const auto counts = row_counts();
    CHECK(open(true).appointments().reinstate(AppointmentId{1}).status ==
          AppointmentStatus::booked);
    CHECK(row_counts() == counts);
    CHECK(test::refused_whole(*this, ErrorCode::stale_revision,
                              [&] { appointments().reinstate(AppointmentId{1}, 1); }));
}

}  // namespace
