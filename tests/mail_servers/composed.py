#!/usr/bin/python3
"""Letters as the program writes them, read by other parsers: Python's email and icalendar.

usage: composed.py MAIL_PROBE TESTS_DATA
"""

import email
import email.policy
import email.utils
import json
import pathlib
import re
import sys
import unicodedata
from email.header import decode_header, make_header

import icalendar

from probe import letter, run

HEADERS = ["Date", "From", "Subject", "To", "Message-Id", "Auto-Submitted", "MIME-Version",
           "Content-Type"]
CALENDAR = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//shopctl//EN\r\nMETHOD:REQUEST\r\n"
            "BEGIN:VEVENT\r\nUID:a135@shopctl.invalid\r\nDTSTAMP:20251117T172100Z\r\n"
            "DTSTART:20251119T173000Z\r\nSUMMARY:Citroën\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")

# What reorders the text after it.
OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LINE_ENDS = "\n\r\u2028\u2029"


def characters(raw: bytes):
    """The text, with U+FFFD for each byte that is in no character."""
    at = 0
    while at < len(raw):
        for length in (1, 2, 3, 4):
            try:
                yield raw[at:at + length].decode()
            except UnicodeDecodeError:
                continue
            at += length
            break
        else:
            yield "\ufffd"
            at += 1


def is_unfit(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in OVERRIDES


def one_line(raw: bytes) -> str:
    return " ".join("".join(" " if is_unfit(c) or c.isspace() else c
                            for c in characters(raw)).split(" ")).strip()


def blanks_as_one(text: str) -> str:
    return " ".join(text.split())


def several_lines(raw: bytes) -> str:
    text = "".join(characters(raw)).replace("\r\n", "\n")
    text = "".join("\n" if c in LINE_ENDS else " " if is_unfit(c) and c != "\t" else c
                   for c in text)
    return text + "\n" if text and not text.endswith("\n") else text


def parsed(raw: bytes):
    return email.message_from_bytes(raw, policy=email.policy.default.clone(raise_on_defect=True))


def mailboxes(raw: bytes, header: str):
    """Names and addresses. The newer parser of Python 3.11 keeps blanks between encoded words."""
    value = email.message_from_bytes(raw).get_all(header)
    return [(blanks_as_one(str(make_header(decode_header(name)))), address)
            for name, address in email.utils.getaddresses(value)]


class Checks:
    def __init__(self):
        self.problems = []

    def same(self, what, found, expected):
        if found != expected:
            self.problems.append(f"{what}: {found!r}\n  is not {expected!r}")


def check_form(checks: Checks, what: str, raw: bytes):
    """Lines end in CRLF and in nothing else, are short enough to be read by all, and in 7 bits."""
    checks.same(f"{what}: line ends", re.findall(rb"(?<!\r)\n|\r(?!\n)", raw), [])
    checks.same(f"{what}: 7 bits", [byte for byte in raw if byte >= 0x80 or byte == 0], [])
    checks.same(f"{what}: long lines", [line for line in raw.split(b"\r\n") if len(line) > 78], [])
    checks.same(f"{what}: its end", raw[-2:], b"\r\n")


def hostile(row) -> bytes:
    if "hex" in row:
        return bytes.fromhex(row["hex"])
    return bytes.fromhex(row["gen"]["unit_hex"]) * row["gen"]["times"]


def check_hostile(checks: Checks, program: str, rows):
    """Hostile text in every place where people's words go."""
    texts = [hostile(row) for row in rows]
    letters = [letter(from_name=text, to_name=text, subject=text, text=text,
                      html=b"<p>" + text + b"</p>")
               for text in texts]
    answers = run(program, {"compose": letters}).answer
    checks.same("letters", len(answers), len(rows))
    for row, text, answer in zip(rows, texts, answers):
        name = row["id"]
        raw = answer.get("bytes", "").encode()
        check_form(checks, name, raw)
        message = parsed(raw)
        checks.same(f"{name}: headers", message.keys(), HEADERS)
        checks.same(f"{name}: subject", blanks_as_one(message["Subject"]),
                    blanks_as_one(one_line(text)))
        for header, address in (("From", "edgar@shop.test"), ("To", "maria@shop.test")):
            checks.same(f"{name}: {header}", mailboxes(raw, header),
                        [(blanks_as_one(one_line(text)), address)])
        parts = [(part.get_content_type(), part.get_content())
                 for part in message.walk() if not part.is_multipart()]
        expected = [("text/plain", several_lines(text).replace("\n", "\r\n")),
                    ("text/html",
                     several_lines(b"<p>" + text + b"</p>").replace("\n", "\r\n"))]
        checks.same(f"{name}: parts", parts, expected)


def check_calendar(checks: Checks, program: str):
    """One object, twice: for programs that act on it, and as a file for all others."""
    sent = letter(subject="Booked: Thu Nov 19", html="<p>Hello.</p>\n", calendar=CALENDAR,
                  method="REQUEST", unsubscribe="mailto:edgar@shop.test?subject=STOP%20A135",
                  date=1763400060, offset=-480)
    raw = run(program, {"compose": [sent]}).answer[0]["bytes"].encode()
    check_form(checks, "calendar", raw)
    message = parsed(raw)
    checks.same("calendar: headers", message.keys(),
                HEADERS[:6] + ["List-Unsubscribe"] + HEADERS[6:])
    checks.same("calendar: date", message["Date"], "Mon, 17 Nov 2025 09:21:00 -0800")
    checks.same("calendar: shape", [part.get_content_type() for part in message.walk()],
                ["multipart/mixed", "multipart/alternative", "text/plain", "text/html",
                 "text/calendar", "application/ics"])
    alternative, attached = (part for part in message.walk()
                             if part.get_content_type() in ("text/calendar", "application/ics"))
    checks.same("calendar: method", alternative["Content-Type"].params,
                {"charset": "utf-8", "method": "REQUEST"})
    checks.same("calendar: file", attached.get_filename(), "appointment.ics")
    for part in (alternative, attached):
        checks.same("calendar: bytes", part.get_payload(decode=True), CALENDAR.encode())
    calendar = icalendar.Calendar.from_ical(alternative.get_payload(decode=True))
    checks.same("calendar: method inside", calendar["METHOD"], "REQUEST")
    checks.same("calendar: event", [event["SUMMARY"] for event in calendar.walk("VEVENT")],
                ["Citroën"])


def main() -> int:
    program, data = sys.argv[1], pathlib.Path(sys.argv[2])
    rows = [json.loads(line)
            for line in (data / "naughty.jsonl").read_text(encoding="utf-8").splitlines()]
    # A header of megabytes takes the parser all memory there is.
    rows = [row for row in rows if len(hostile(row)) <= 2000]
    checks = Checks()
    checks.same("rows", len(rows) > 100, True)
    check_hostile(checks, program, rows)
    check_calendar(checks, program)
    for problem in checks.problems:
        print(problem)
    return 1 if checks.problems else 0


if __name__ == "__main__":
    sys.exit(main())
