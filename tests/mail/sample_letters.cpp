#include "mail/sample_letters.hpp"

namespace test {

shop::mail::Letter plain_letter() {
    shop::mail::Letter letter;
    letter.from = {"Edgar's Mobile Auto Repair", "edgar@example.com"};
    letter.to = {"Maria Lopez", "maria@example.com"};
    letter.subject = "Estimate Q42: $542.30, front brakes";
    letter.text = "Hello Maria,\n\nhere is the estimate.\n";
    letter.message_id = "0123456789abcdef@shopctl.invalid";
    letter.date = shop::Instant{std::chrono::seconds{1'763'400'060}};  // 2025-11-17 17:21 UTC
    letter.utc_offset = shop::Minutes{-480};
    return letter;
}

shop::mail::Letter confirmation() {
    shop::mail::Letter letter = plain_letter();
    letter.to.name = "Núñez, María";
    letter.subject =
        "Booked: Thu Nov 19, 9:30 am, für den Citroën von María Núñez in West Sacramento";
    letter.html = "<p>Hello María,<br>you are booked.</p>\n";
    letter.calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    letter.calendar_method = "REQUEST";
    letter.unsubscribe = "mailto:edgar@example.com?subject=STOP%20A135";
    return letter;
}

}  // namespace test
