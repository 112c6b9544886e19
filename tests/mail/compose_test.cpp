#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "domain/refusal.hpp"
#include "mail/sample_letters.hpp"
#include "mail/mailer.hpp"

namespace shop::mail {

namespace {

/// Lines as they are read here; each ends in CRLF.
std::string wire(std::string_view lines) {
    std::string bytes;
    for (const char c : lines) bytes += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    return bytes;
}

std::string header(const Letter& letter, const std::string& name) {
    const std::string bytes = compose(letter);
    const auto begin = bytes.find("\r\n" + name + ": ") + name.size() + 4;
    return bytes.substr(begin, bytes.find("\r\n", begin) - begin);
}

}  // namespace

TEST_CASE("words alone are one part") {
    CHECK(compose(test::plain_letter()) == wire(R"(Date: Mon, 17 Nov 2025 09:21:00 -0800
From: Edgar's Mobile Auto Repair <edgar@example.com>
Subject: Estimate Q42: $542.30, front brakes
To: Maria Lopez <maria@example.com>
Message-Id: <0123456789abcdef@shopctl.invalid>
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello Maria,

here is the estimate.
)"));
}

TEST_CASE("a confirmation is words, a page and a calendar entry, and the entry as a file") {
    CHECK(compose(test::confirmation()) == wire(R"(Date: Mon, 17 Nov 2025 09:21:00 -0800
From: Edgar's Mobile Auto Repair <edgar@example.com>
Subject: =?UTF-8?B?Qm9va2VkOiBUaHUgTm92IDE5LCA5OjMwIGFtLCBmw7xyIGRlbiBDaXRy?=
 =?UTF-8?B?b8OrbiB2b24gTWFyw61hIE7DusOxZXogaW4gV2VzdCBTYWNyYW1lbnRv?=
To: =?UTF-8?B?TsO6w7FleiwgTWFyw61h?=
 <maria@example.com>
Message-Id: <0123456789abcdef@shopctl.invalid>
Auto-Submitted: auto-generated
List-Unsubscribe: <mailto:edgar@example.com?subject=STOP%20A135>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=_with_attachment"

--=_with_attachment
Content-Type: multipart/alternative; boundary="=_alternatives"

--=_alternatives
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello Maria,

here is the estimate.

--=_alternatives
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<p>Hello Mar=C3=ADa,<br>you are booked.</p>

--=_alternatives
Content-Type: text/calendar; charset=utf-8; method=REQUEST
Content-Transfer-Encoding: base64

QkVHSU46VkNBTEVOREFSDQpWRVJTSU9OOjIuMA0KTUVUSE9EOlJFUVVFU1QNCkVORDpWQ0FMRU5E
QVINCg==

--=_alternatives--

--=_with_attachment
Content-Type: application/ics; name=appointment.ics
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename=appointment.ics

QkVHSU46VkNBTEVOREFSDQpWRVJTSU9OOjIuMA0KTUVUSE9EOlJFUVVFU1QNCkVORDpWQ0FMRU5E
QVINCg==

--=_with_attachment--
)"));
}

TEST_CASE("a name that would add a header is a name with blanks") {
    Letter letter = test::plain_letter();
    letter.to.name = "Edgar\r\nBcc: victim@example.com";
    CHECK(header(letter, "To") == "\"Edgar Bcc: victim@example.com\" <maria@example.com>");
    letter.subject = std::string{"one\r\n\r\ntwo\0three\x1b[2J\xe2\x80\xa8", 24};
    CHECK(header(letter, "Subject") == "one two three [2J");
}

TEST_CASE("a name that looks like an address, or like encoded words, is a name") {
    Letter letter = test::plain_letter();
    letter.to.name = "\"Edgar\" <evil@example.com>, x";
    CHECK(header(letter, "To") == R"("\"Edgar\" <evil@example.com>, x" <maria@example.com>)");
    letter.subject = "=?UTF-8?Q?=0D=0ABcc:_x?=";
    CHECK(header(letter, "Subject") == "=?UTF-8?B?PT9VVEYtOD9RPz0wRD0wQUJjYzpfeD89?=");
}

TEST_CASE("an address that could be taken for something else is refused") {
    const auto to = [](std::string_view address) {
        return refusal([&] {
            Letter letter = test::plain_letter();
            letter.to.address = address;
            (void)compose(letter);
        });
    };
    CHECK(to("maria@example.com") == "accepted");
    CHECK(to("-oQ/tmp@example.com") ==
          "invalid_argument: the address '-oQ/tmp@example.com' begins with a dash, as an option "
          "does");
    CHECK(to(" maria@example.com") ==
          "invalid_argument: the address ' maria@example.com' has blanks around it");
    CHECK(to("jürgen@example.com") ==
          "invalid_argument: the address 'jürgen@example.com' needs SMTPUTF8 (RFC 6531), which "
          "not every mail system on its way offers");
    for (const char* address :
         {"", "maria", "maria lopez@example.com", "<maria@example.com>", "maria@example.com>",
          "maria@example.com\r\nDATA", "maria@example.com\n", "maria\x01@example.com",
          "maria@example.com,tom@example.com", "\"a b\"@example.com", "maria@[127.0.0.1]"}) {
        CAPTURE(address);
        CHECK(to(address).starts_with("invalid_argument: "));
    }
}

TEST_CASE("what programs write is right or refused") {
    const auto with = [](std::string Letter::*member, std::string_view value) {
        return refusal([&] {
            Letter letter = test::confirmation();
            letter.*member = value;
            (void)compose(letter);
        });
    };
    CHECK(with(&Letter::message_id, "a@b>\r\nBcc: x") ==
          "invalid_argument: 'a@b>\\r\\nBcc: x' is no message id");
    CHECK(with(&Letter::message_id, "a") == "invalid_argument: 'a' is no message id");
    CHECK(with(&Letter::calendar_method, "REQUEST; x=y") ==
          "invalid_argument: 'REQUEST; x=y' is no method of a calendar");
    CHECK(with(&Letter::calendar_method, "") == "invalid_argument: '' is no method of a calendar");
    CHECK(with(&Letter::unsubscribe, "mailto:a@b>, <x:y") ==
          "invalid_argument: 'mailto:a@b>, <x:y' is no URI");
    CHECK(with(&Letter::unsubscribe, "no colon") == "invalid_argument: 'no colon' is no URI");
    CHECK(with(&Letter::unsubscribe, "https://shop.example.com/stop?a=A135") == "accepted");
}

}  // namespace shop::mail
