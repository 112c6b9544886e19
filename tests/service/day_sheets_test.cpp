#include <doctest/doctest.h>

#include "post_room.hpp"

namespace {

using Lines = std::vector<std::string>;
using Outcome = shop::mail::Delivery::Outcome;

shop::Settings with_sheets() {
    shop::Settings settings = test::with_reminders({});
    settings.reminders.day_sheet = {{shop::Minutes{18 * 60}, false}, {shop::Minutes{6 * 60}, true}};
    return settings;
}

/// The shop's sheets at 18:00 and, when the day has changed, at 6:00. The clock stands at Monday,
/// November 23, 8:00; the shop is closed on Sundays.
struct Sheets : test::PostRoom {
    Sheets() : PostRoom(with_sheets()) {
        // Mail to the customer is not what this is about.
        run("UPDATE customer SET email = '', email_folded = ''");
        remind();
        static_cast<void>(taken());
    }
    /// `2026-11-24 18:00 sent` of each sheet, the shop's.
    [[nodiscard]] Lines sheets() const {
        Lines lines;
        const auto day = column("SELECT sheet_date / 86400 FROM outbox WHERE kind = 'day_sheet' "
                                "ORDER BY id");
        const auto rest = column("SELECT (sheet_at / 3600) || ':00 ' || state FROM outbox "
                                 "WHERE kind = 'day_sheet' ORDER BY id");
        for (std::size_t i = 0; i < day.size(); ++i) {
            const date::local_days date{date::days{std::stoi(day[i])}};
            lines.push_back(date::format("%F ", date) + rest[i]);
        }
        return lines;
    }
    /// Of the day sheets, since it was asked last.
    [[nodiscard]] std::string last_text() {
        return box().taken.empty() ? std::string{} : box().taken.back().text;
    }
};

TEST_CASE_FIXTURE(Sheets, "in the evening the next day is told, once") {
    book("2026-11-24 09:00");
    remind_at("2026-11-23 17:59");
    CHECK(taken() == Lines{});
    CHECK(remind_at("2026-11-23 18:00").sent == 1);
    CHECK(taken().size() == 1);
    CHECK(remind_at("2026-11-23 18:01").sent == 0);
    CHECK(sheets().back() == "2026-11-24 18:00 sent");
}

TEST_CASE_FIXTURE(Sheets, "the next day that is worked may be days away, and is told once") {
    book("2026-11-30 09:00");
    for (const char* evening : {"2026-11-28 18:00", "2026-11-29 18:00"}) {
        outbox().resume();
        remind_at(evening);
    }
    CHECK(sheets().back() == "2026-11-30 18:00 sent");
    CHECK(taken().size() == 1);
}

TEST_CASE_FIXTURE(Sheets, "a closed day with a job is a day to be told") {
    auto wanted = request("2026-11-29 09:00");
    wanted.overriding = {{shop::Rule::hours}, "an old friend"};
    appointments().book(wanted);
    outbox().resume();
    remind_at("2026-11-28 18:00");
    CHECK(sheets().back() == "2026-11-29 18:00 sent");
}

TEST_CASE_FIXTURE(Sheets, "in the morning it is told again if it has changed, with what has") {
    const auto first = book("2026-11-24 09:00");
    remind_at("2026-11-23 18:00");
    static_cast<void>(taken());
    SUBCASE("it has not") {
        remind_at("2026-11-24 06:00");
        CHECK(taken() == Lines{});
        // Nor does a change at ten o'clock send a morning sheet.
        set_clock("2026-11-24 07:00");
        auto wanted = request("2026-11-24 14:00");
        appointments().book(wanted);
        remind_at("2026-11-24 10:00");
        CHECK(taken() == Lines{});
    }
    SUBCASE("a job was added") {
        auto wanted = request("2026-11-24 14:00");
        appointments().book(wanted);
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A2 added") != std::string::npos);
        CHECK(sheets().back() == "2026-11-24 6:00 sent");
    }
    SUBCASE("a job was moved") {
        move(first.id, "2026-11-24 14:00");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("a job is off") {
        appointments().cancel(first.id, "rain");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("what is known of the car has changed") {
        run("UPDATE vehicle SET plate = '8ABC123' WHERE id = 1");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("what is noted of the customer has changed") {
        run("UPDATE customer SET notes = 'the dog bites'");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("it has become an emergency") {
        run("UPDATE appointment SET emergency = 1");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("a message about it came back") {
        run("INSERT INTO outbox (kind, audience, appointment_id, state, not_before, message_id, "
            "created_at) VALUES ('confirmation', 'customer', 1, 'failed', 0, 'back@test', 0)");
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
    SUBCASE("what is noted of a job has changed") {
        shop::EditRequest edit;
        edit.notes = "gate code 4471";
        appointments().edit(first.id, edit);
        remind_at("2026-11-24 06:00");
        CHECK(last_text().find("CHANGED since last night: A1") != std::string::npos);
    }
}

TEST_CASE_FIXTURE(Sheets, "a sheet that did not arrive in the evening is the morning's") {
    book("2026-11-24 09:00");
    answer(Outcome::retry);
    remind_at("2026-11-23 18:00");
    static_cast<void>(taken());
    remind_at("2026-11-24 06:00");
    CHECK(taken().size() == 1);
    const Lines all = sheets();
    REQUIRE(all.size() == 3);
    CHECK(Lines(all.end() - 2, all.end()) ==
          Lines{"2026-11-24 18:00 superseded", "2026-11-24 6:00 sent"});
}

TEST_CASE_FIXTURE(Sheets, "half a day late a sheet is still sent, later it is not") {
    book("2026-11-25 09:00");
    SUBCASE("in the night") { CHECK(remind_at("2026-11-25 05:59").sent == 1); }
    SUBCASE("past the morning's too") {
        CHECK(remind_at("2026-11-25 17:59").sent == 1);
        CHECK(sheets().back() == "2026-11-25 6:00 sent");
    }
}

TEST_CASE_FIXTURE(Sheets, "each mechanic with an address reads of the next day of their own") {
    shop::Mechanic ann;
    ann.name = "Ann";
    ann.email = "ann@example.com";
    ann.hours.emplace();
    (*ann.hours)[3] = {{shop::Minutes{8 * 60}, shop::Minutes{17 * 60}}};  // Thursdays
    (**this).mechanics().add(ann);
    remind_at("2026-11-23 18:00");
    const auto readers = column("SELECT audience || ' ' || (sheet_date / 86400 - 20000) "
                                "FROM outbox WHERE kind = 'day_sheet' "
                                "AND sheet_at = 64800 ORDER BY id");
    // November 24 and November 26, 2026.
    CHECK(readers == Lines{"shop 781", "mechanic 783"});
}

TEST_CASE_FIXTURE(Sheets, "whom to call since a message failed stands on the sheet and the day") {
    run("UPDATE customer SET email = 'dana@example.com', email_folded = 'dana@example.com'");
    book("2026-11-24 09:00");
    answer(Outcome::dead, "550 no such user");
    remind_at("2026-11-23 08:10");
    const auto days = (**this).schedule().days(test::wall_date("2026-11-24"), 1, std::nullopt);
    REQUIRE(days.size() == 1);
    CHECK(days[0].undelivered ==
          std::vector<shop::UndeliveredMessage>{
              {shop::AppointmentId{1}, "confirmation", "dana@example.com", "550 no such user"}});
    remind_at("2026-11-23 18:00");
    CHECK(last_text().find("call") != std::string::npos);
    appointments().confirm(shop::AppointmentId{1}, "Dana");
    const auto after = (**this).schedule().days(test::wall_date("2026-11-24"), 1, std::nullopt);
    CHECK(after[0].undelivered.empty());
}

}  // namespace
