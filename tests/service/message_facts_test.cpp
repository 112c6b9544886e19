#include <doctest/doctest.h>

#include "post_room.hpp"

namespace {

using test::PostRoom;
using Lines = std::vector<std::string>;

/// Two cars of one customer at a stop on Wednesday, 9:00 and 9:45, whose confirmations have gone.
struct TwoCars : PostRoom {
    shop::Appointment civic = book("2026-11-25 09:00");
    shop::Appointment camry = book_beside();

    TwoCars() : PostRoom(test::with_reminders({})) {
        remind_at("2026-11-23 08:10");
        static_cast<void>(taken());
    }
    shop::Appointment book_beside() {
        shop::BookingRequest wanted = request("2026-11-25 09:45");
        wanted.vehicle = add_vehicle(civic.customer, "2012 Toyota Camry").id;
        wanted.stop = civic.id;
        return appointments().book(wanted).appointment;
    }
    void late(int minutes, shop::AppointmentId from) {
        shop::LateRequest request;
        request.by = shop::Minutes{minutes};
        request.from = from;
        static_cast<void>(appointments().late(request));
    }
    /// The texts of the letters of one run, each as one line.
    Lines texts_at(const std::string& wall) {
        remind_at(wall);
        Lines texts;
        for (const auto& letter : std::exchange(box().taken, {})) {
            texts.push_back(letter.text);
            for (char& c : texts.back()) c = c == '\n' ? ' ' : c;
        }
        return texts;
    }
};

TEST_CASE_FIXTURE(TwoCars, "a second car waits for the customer's own first one") {
    set_clock("2026-11-25 09:00");
    appointments().start(civic.id);
    late(20, civic.id);
    const Lines texts = texts_at("2026-11-25 09:10");
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].find("your Civic is taking longer than planned.") != std::string::npos);
    CHECK(texts[0].find("to begin on your Camry at about 10:05 am today, not 9:45, and to be "
                        "finished about 10:50 am.") != std::string::npos);
}

TEST_CASE_FIXTURE(TwoCars, "where both cars begin later the first is not why") {
    set_clock("2026-11-25 07:00");
    late(30, civic.id);
    const Lines texts = texts_at("2026-11-25 07:10");
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].find("longer") == std::string::npos);
    CHECK(texts[0].find("is running late and now expects to be") != std::string::npos);
}

TEST_CASE_FIXTURE(TwoCars, "what was called off in a letter stands again in the next") {
    appointments().cancel(camry.id, "");
    remind_at("2026-11-23 08:20");
    appointments().reinstate(camry.id);
    static_cast<void>(taken());
    const Lines texts = texts_at("2026-11-23 08:30");
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].starts_with("Hello Dana, your booking A2 stands again. "));
}

TEST_CASE_FIXTURE(TwoCars, "what nobody was told was called off is confirmed as ever") {
    appointments().cancel(camry.id, "slip");
    appointments().reinstate(camry.id);
    const Lines texts = texts_at("2026-11-23 08:30");
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].starts_with("Hello Dana, you are booked. "));
}

}  // namespace
