#!/usr/bin/env python3
"""Whether examples/holidays-us.toml lists every federal holiday (5 U.S.C. 6103) of its years,
each on its day and, from a weekend, on the day it is observed, and nothing else.

Every date of those years is asked by its own properties whether it is a holiday; nothing is
computed from the first of a month as the file's dates were.
"""

import datetime
import pathlib
import sys
import tomllib

YEARS = range(2026, 2037)
DAY = datetime.timedelta(days=1)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6

FIXED = {
    (1, 1): "New Year's Day",
    (6, 19): "Juneteenth",
    (7, 4): "Independence Day",
    (11, 11): "Veterans Day",
    (12, 25): "Christmas Day",
}
# Month, weekday, and the days of the month among which just one is that weekday.
FLOATING = {
    "Martin Luther King Jr. Day": (1, MONDAY, range(15, 22)),
    "Washington's Birthday": (2, MONDAY, range(15, 22)),
    "Memorial Day": (5, MONDAY, range(25, 32)),
    "Labor Day": (9, MONDAY, range(1, 8)),
    "Columbus Day": (10, MONDAY, range(8, 15)),
    "Thanksgiving Day": (11, THURSDAY, range(22, 29)),
}


def name_of(date):
    for name, (month, weekday, days) in FLOATING.items():
        if (date.month, date.weekday()) == (month, weekday) and date.day in days:
            return name
    return FIXED.get((date.month, date.day))


def expected():
    holidays = set()
    date = datetime.date(YEARS[0], 1, 1)
    while date.year in YEARS:
        name = name_of(date)
        if name:
            holidays.add((date, name))
            if date.weekday() == SATURDAY:
                holidays.add((date - DAY, name + " (observed)"))
            if date.weekday() == SUNDAY:
                holidays.add((date + DAY, name + " (observed)"))
        date += DAY
    return holidays


def main():
    with pathlib.Path(sys.argv[1], "examples", "holidays-us.toml").open("rb") as file:
        entries = tomllib.load(file)["closure"]
    listed = [(datetime.date.fromisoformat(e["day"]), e["reason"]) for e in entries]
    faults = [f"listed twice: {one}" for one in set(listed) if listed.count(one) > 1]
    faults += [f"missing: {date} {name}" for date, name in sorted(expected() - set(listed))]
    faults += [f"no holiday: {date} {name}" for date, name in sorted(set(listed) - expected())]
    if listed != sorted(listed):
        faults.append("not in order")
    # Known days of https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/
    for day in ("2026-01-19", "2026-07-03", "2026-11-26", "2027-07-05", "2027-12-24"):
        if datetime.date.fromisoformat(day) not in {date for date, _ in listed}:
            faults.append(f"not listed: {day}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())
