#!/usr/bin/env python3
"""Calendars as others read them.

    check_calendars.py WRITE_YEAR CHECK_WITH_LIBICAL LETTERS

WRITE_YEAR writes entries over a year in several zones; libical and icalendar must find the
instants that stand in the UIDs, by the zone that each calendar describes. The calendars of
LETTERS must be what RFC 5546 asks of their method.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import icalendar

UID = re.compile(r"(-?\d+)-(-?\d+)")


def calendars(path: pathlib.Path):
    """Each with a TZID of its own: icalendar takes the machine's rules of a name that it
    knows, and keeps what it has once read."""
    texts = re.findall(r"BEGIN:VCALENDAR\r\n.*?END:VCALENDAR\r\n",
                       path.read_bytes().decode("utf-8"), re.DOTALL)
    for number, text in enumerate(texts):
        own = re.sub(r"(TZID[=:])[A-Za-z]+/([A-Za-z_]+)", rf"\g<1>X{number}-{path.stem}-\2", text)
        yield icalendar.Calendar.from_ical(own)


def check_instants(path: pathlib.Path):
    wrong = seen = 0
    for calendar in calendars(path):
        for event in calendar.walk("VEVENT"):
            seen += 1
            expected = tuple(int(part) for part in UID.fullmatch(event["UID"]).groups())
            found = tuple(int(event[name].dt.timestamp()) for name in ("DTSTART", "DTEND"))
            if found != expected:
                wrong += 1
                print(f"{path.name}: {expected} is read as {found}")
            if not event["SUMMARY"].startswith("Öl, Filter; \\ und mehr: xxx"):
                wrong += 1
                print(f"{path.name}: summary {event['SUMMARY']}")
    print(f"{path.name}: {seen} entries, {wrong} wrong")
    return wrong == 0 and seen > 1_000


def check_letter(path: pathlib.Path):
    """RFC 5546, 3.2.2 and 3.2.5; RFC 6047."""
    data = path.read_bytes()
    problems = []
    if b"\n" in data.replace(b"\r\n", b""):
        problems.append("a line ends without CR")
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        problems.append("a line has more than 75 octets")
    calendar = icalendar.Calendar.from_ical(data.decode("utf-8"))
    events = calendar.walk("VEVENT")
    if len(events) != 1:
        problems.append(f"{len(events)} entries")
    event = events[0]
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "ORGANIZER", "ATTENDEE", "SEQUENCE",
                 "SUMMARY", "STATUS"):
        if name not in event:
            problems.append(f"no {name}")
    cancelled = calendar["METHOD"] == "CANCEL"
    if calendar["METHOD"] not in ("REQUEST", "CANCEL"):
        problems.append(f"method {calendar['METHOD']}")
    if event["STATUS"] != ("CANCELLED" if cancelled else "CONFIRMED"):
        problems.append(f"status {event['STATUS']}")
    attendee = event["ATTENDEE"]
    if attendee.params["RSVP"] != "FALSE" or attendee.params["PARTSTAT"] != "ACCEPTED":
        problems.append("asks for a reply")
    for problem in problems:
        print(f"{path.name}: {problem}")
    return not problems


def main():
    write_year, check_with_libical, letters = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([write_year, folder], check=True)
        files = sorted(pathlib.Path(folder).iterdir())
        good = [len(files) == 10]
        good.append(subprocess.run([check_with_libical, *files]).returncode == 0)
        good.extend([check_instants(path) for path in files])
    kept = sorted(pathlib.Path(letters).glob("*.ics"))
    good.append(len(kept) >= 5)
    good.extend([check_letter(path) for path in kept])
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
