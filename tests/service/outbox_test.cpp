#include <doctest/doctest.h>

#include "test_shop.hpp"

namespace {

using Lines = std::vector<std::string>;

/// A customer who can be written to, and the shop's own address.
struct Desk : test::TestShop {
    Desk() {
        shop::Customer customer;
        customer.name = "Dana Reyes";
        customer.email = "dana@example.com";
        customer.postal_code = "95695";
        (**this).customers().add(customer);
    }
    shop::Appointments appointments() { return (**this).appointments(); }

    /// `booked to shop, sequence 0, queued in 0 min`, by id.
    [[nodiscard]] Lines messages() const {
        return column(
            "SELECT kind || ' to ' || audience || ', A' || appointment_id || "
            "', sequence ' || sequence || ', ' || state || ' in ' || "
            "((not_before - created_at) / 60) || ' min' FROM outbox ORDER BY id");
    }
    /// Those that still go.
    [[nodiscard]] Lines waiting() const {
        Lines found = messages();
        std::erase_if(found, [](const std::string& line) {
            return line.find(", queued in ") == std::string::npos;
        });
        return found;
    }
    /// All that waits, or some of it, has been sent.
    void say(const std::string& which = "1 = 1") {
        run("UPDATE outbox SET state = 'sent' WHERE state = 'queued' AND " + which);
    }
};

TEST_CASE_FIXTURE(Desk,
                  "a booking writes to the customer after the undo time, and to the shop at once") {
    book("2026-11-24 09:00");
    CHECK(messages() == Lines{"confirmation to customer, A1, sequence 0, queued in 3 min",
                              "booked to shop, A1, sequence 0, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "who has not heard of a job is told that it is booked, as it now stands") {
    const auto job = book("2026-11-24 09:00");
    move(job.id, "2026-11-24 14:00");
    CHECK(messages() == Lines{"confirmation to customer, A1, sequence 0, superseded in 3 min",
                              "booked to shop, A1, sequence 0, superseded in 0 min",
                              "confirmation to customer, A1, sequence 1, queued in 3 min",
                              "booked to shop, A1, sequence 1, queued in 0 min"});
    appointments().extend(job.id, {shop::Minutes{15}, {}});
    CHECK(waiting() == Lines{"confirmation to customer, A1, sequence 2, queued in 3 min",
                             "booked to shop, A1, sequence 2, queued in 0 min"});
    say();
    move(job.id, "2026-11-25 09:00");
    CHECK(waiting() == Lines{"change to customer, A1, sequence 3, queued in 3 min",
                             "rescheduled to shop, A1, sequence 3, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "of a slip that is taken back nobody hears anything") {
    const auto job = book("2026-11-24 09:00");
    appointments().cancel(job.id, "slip");
    CHECK(messages() == Lines{"confirmation to customer, A1, sequence 0, superseded in 3 min",
                              "booked to shop, A1, sequence 0, superseded in 0 min"});
    appointments().reinstate(job.id);
    CHECK(waiting() == Lines{"confirmation to customer, A1, sequence 2, queued in 3 min",
                             "booked to shop, A1, sequence 2, queued in 0 min"});
    move(job.id, "2026-11-24 14:00");
    appointments().cancel(job.id, "slip");
    CHECK(waiting() == Lines{});
}

TEST_CASE_FIXTURE(Desk, "each reader is asked about alone") {
    const auto job = book("2026-11-24 09:00");
    say("audience = 'shop'");
    move(job.id, "2026-11-24 14:00");
    CHECK(waiting() == Lines{"confirmation to customer, A1, sequence 1, queued in 3 min",
                             "rescheduled to shop, A1, sequence 1, queued in 0 min"});
    appointments().cancel(job.id, "rain");
    CHECK(waiting() == Lines{"cancelled to shop, A1, sequence 2, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "what may be on its way counts as heard") {
    const auto job = book("2026-11-24 09:00");
    SUBCASE("a run has it") {
        run("UPDATE outbox SET lease_until = 1, lease_token = 'r', attempts = 1");
    }
    SUBCASE("it was tried") {
        run("UPDATE outbox SET attempts = 1, recipient = 'dana@example.com'");
    }
    appointments().cancel(job.id, "rain");
    CHECK(waiting() == Lines{"cancellation to customer, A1, sequence 1, queued in 3 min",
                             "cancelled to shop, A1, sequence 1, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "a job that is on again is news to who has heard of its end, and only so") {
    const auto job = book("2026-11-24 09:00");
    say();
    SUBCASE("the end was told: so is that it is on, and where that was not, nothing more") {
        appointments().cancel(job.id, "rain");
        say();
        appointments().reinstate(job.id);
        CHECK(waiting() == Lines{"confirmation to customer, A1, sequence 2, queued in 3 min",
                                 "booked to shop, A1, sequence 2, queued in 0 min"});
        move(job.id, "2026-11-24 14:00");
        CHECK(waiting() == Lines{"confirmation to customer, A1, sequence 3, queued in 3 min",
                                 "booked to shop, A1, sequence 3, queued in 0 min"});
        appointments().cancel(job.id, "rain");
        CHECK(waiting() == Lines{});
    }
    SUBCASE("the end was not told: they know of the job") {
        appointments().cancel(job.id, "rain");
        appointments().reinstate(job.id);
        appointments().cancel(job.id, "rain");
        CHECK(waiting() == Lines{"cancellation to customer, A1, sequence 3, queued in 3 min",
                                 "cancelled to shop, A1, sequence 3, queued in 0 min"});
    }
}

TEST_CASE_FIXTURE(Desk, "of a job that nobody was to be told of all know from elsewhere") {
    const auto job = book("2026-11-24 09:00");
    run("DELETE FROM outbox");  // as of one that was imported
    move(job.id, "2026-11-24 14:00");
    CHECK(waiting() == Lines{"change to customer, A1, sequence 1, queued in 3 min",
                             "rescheduled to shop, A1, sequence 1, queued in 0 min"});
    appointments().cancel(job.id, "rain");
    CHECK(waiting() == Lines{"cancellation to customer, A1, sequence 2, queued in 3 min",
                             "cancelled to shop, A1, sequence 2, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "what was sent stays sent, and another job's messages stay") {
    const auto job = book("2026-11-24 09:00");
    auto other = request("2026-11-24 14:00");
    appointments().book(other);
    run("UPDATE outbox SET state = 'sent' WHERE id = 1");
    appointments().cancel(job.id, "");
    CHECK(column("SELECT state FROM outbox WHERE audience = 'customer' ORDER BY id") ==
          Lines{"sent", "queued", "queued"});
}

TEST_CASE_FIXTURE(Desk, "the shop is only told what its file asks for, and the mechanic with it") {
    auto settings = this->settings();
    settings.reminders.notify_shop = {"cancelled"};
    reopen(settings);
    shop::Mechanic ann;
    ann.name = "Ann";
    ann.email = "ann@example.com";
    ann = (**this).mechanics().add(ann);
    auto wanted = request("2026-11-24 09:00");
    wanted.mechanic = ann.id;
    const auto job = appointments().book(wanted).appointment;
    say();
    appointments().cancel(job.id, "");
    CHECK(messages() == Lines{"confirmation to customer, A1, sequence 0, sent in 3 min",
                              "cancellation to customer, A1, sequence 1, queued in 3 min",
                              "cancelled to shop, A1, sequence 1, queued in 0 min",
                              "cancelled to mechanic, A1, sequence 1, queued in 0 min"});
}

TEST_CASE_FIXTURE(Desk, "who asks for bookings alone is told of one as it now stands") {
    auto settings = this->settings();
    settings.reminders.notify_shop = {"booked"};
    reopen(settings);
    const auto job = book("2026-11-24 09:00");
    move(job.id, "2026-11-24 14:00");
    CHECK(column("SELECT kind || ' ' || sequence || ' ' || state FROM outbox "
                 "WHERE audience = 'shop' ORDER BY id") ==
          Lines{"booked 0 superseded", "booked 1 queued"});
    // Of a job that is off nobody is to read that it was booked.
    appointments().cancel(job.id, "rain");
    CHECK(waiting() == Lines{});
}

/// Two mechanics with addresses of their own, and a job of the first.
struct Crew : Desk {
    shop::MechanicId ann = with_mail("ann");
    shop::MechanicId bob = with_mail("bob");
    shop::AppointmentId job = booked_with(ann);

    shop::MechanicId with_mail(const std::string& name) {
        shop::Mechanic mechanic;
        mechanic.name = name;
        mechanic.email = name + "@example.com";
        return (**this).mechanics().add(mechanic).id;
    }
    shop::AppointmentId booked_with(shop::MechanicId mechanic) {
        auto wanted = request("2026-11-24 09:00");
        wanted.mechanic = mechanic;
        return appointments().book(wanted).appointment.id;
    }
    /// `booked to 2` for each that still goes to a mechanic.
    [[nodiscard]] Lines to_mechanics() const {
        return column("SELECT kind || ' to ' || mechanic_id FROM outbox "
                      "WHERE audience = 'mechanic' AND state = 'queued' ORDER BY id");
    }
};

TEST_CASE_FIXTURE(Crew, "a mechanic who loses a job to another is told as well, each of them once") {
    CHECK(to_mechanics() == Lines{"booked to 2"});
    say();
    move(job, "2026-11-24 09:00", bob);
    CHECK(to_mechanics() == Lines{"booked to 3", "rescheduled to 2"});
    // Ann hears that she has lost it, whatever becomes of it with Bob.
    move(job, "2026-11-24 14:00", bob);
    CHECK(to_mechanics() == Lines{"rescheduled to 2", "booked to 3"});
    appointments().cancel(job, "rain");
    CHECK(to_mechanics() == Lines{"rescheduled to 2"});
}

TEST_CASE_FIXTURE(Crew, "who has not heard of a job does not hear that another has it") {
    move(job, "2026-11-24 09:00", bob);
    CHECK(to_mechanics() == Lines{"booked to 3"});
    move(job, "2026-11-24 09:00", ann);
    CHECK(to_mechanics() == Lines{"booked to 2"});
}

TEST_CASE_FIXTURE(Crew, "a job that comes back is booked again, and its end is told") {
    say();
    move(job, "2026-11-24 09:00", bob);
    move(job, "2026-11-24 14:00", ann);
    CHECK(to_mechanics() == Lines{"booked to 2"});
    appointments().cancel(job, "rain");
    CHECK(to_mechanics() == Lines{"cancelled to 2"});
}

TEST_CASE_FIXTURE(Crew, "a mechanic's news of one job does not end another's") {
    run("UPDATE outbox SET state = 'sent' WHERE audience = 'mechanic'");
    move(job, "2026-11-24 14:00", ann);
    auto other = request("2026-11-25 09:00");
    other.mechanic = ann;
    appointments().book(other);
    CHECK(to_mechanics() == Lines{"rescheduled to 2", "booked to 2"});
}

TEST_CASE_FIXTURE(Desk, "who has no address is not written to, but the contact on site is") {
    run("UPDATE customer SET email = '', email_folded = ''");
    book("2026-11-24 09:00");
    CHECK(messages() == Lines{"booked to shop, A1, sequence 0, queued in 0 min"});
    auto wanted = request("2026-11-24 14:00");
    wanted.contact.name = "Sam";
    wanted.contact.email = "sam@example.com";
    appointments().book(wanted);
    CHECK(messages().size() == 3);
}

TEST_CASE_FIXTURE(Desk, "every message has an identity that no other has") {
    book("2026-11-24 09:00");
    book("2026-11-24 14:00");
    CHECK(column("SELECT count(DISTINCT message_id) FROM outbox") == Lines{"4"});
}

}  // namespace
