#!/usr/bin/python3
"""Weeks of a shop in steps of a quarter of an hour over both clock changes: jobs are booked, moved,
cancelled and reinstated at random, and exactly the right reminders go out, at the right time, once.
What is right is worked out here, by Python's own zone rules.

usage: year.py SHOPCTL [--full] [--seed N]      (--full: a whole year)
"""

import argparse
import collections
import datetime as dt
import json
import random
import zoneinfo

from shop_with_mail import Shop, expect, servers

ZONE = zoneinfo.ZoneInfo("America/Los_Angeles")
STEP = dt.timedelta(minutes=15)
LEADS = ["1d", "24h", "2h"]
CUSTOMERS = 6


def rfc3339(at):
    return at.astimezone(ZONE).isoformat()


def begins(start, lead):
    """When a reminder is due."""
    if lead.endswith("h"):
        return start - dt.timedelta(hours=int(lead[:-1]))
    wall = start.astimezone(ZONE).replace(tzinfo=None) - dt.timedelta(days=int(lead[:-1]))
    there = wall.replace(tzinfo=ZONE).astimezone(dt.timezone.utc)
    if there.astimezone(ZONE).replace(tzinfo=None) == wall:
        return there
    # It does not exist: the first moment after the gap. fold=1 reads it by the offset after the
    # change, so that the change lies between the two readings.
    low = wall.replace(tzinfo=ZONE, fold=1).astimezone(dt.timezone.utc)
    moment = low
    while moment.astimezone(ZONE).replace(tzinfo=None) < wall:
        moment += dt.timedelta(minutes=1)
    return moment


class Model:
    """What the shop should have sent."""

    def __init__(self):
        self.jobs = {}
        self.sent = {}  # (job, lead, moves) -> when

    def step(self, now):
        for number, job in self.jobs.items():
            if not job["on"] or now >= job["start"]:
                continue
            due = [(begins(job["start"], lead), -place, lead) for place, lead in enumerate(LEADS)]
            due = [one for one in due if job["agreed"] < one[0] <= now]
            if due:
                self.sent.setdefault((number, max(due)[2], job["moves"]), now)


class Walk:
    def __init__(self, shop, model, chance):
        self.shop = shop
        self.model = model
        self.chance = chance

    def some_start(self, now):
        ahead = dt.timedelta(minutes=15 * self.chance.randrange(2, 3 * 96))
        base = now.replace(minute=now.minute // 15 * 15)
        return base + ahead

    def some_job(self, wanted):
        known = [number for number, job in self.model.jobs.items() if wanted(job)]
        return self.chance.choice(known) if known else None

    def change(self, now):
        what = self.chance.choices(["book", "move", "cancel", "reinstate"], [5, 3, 2, 1])[0]
        getattr(self, what)(now)

    def done(self, now, *words):
        """None: the shop refused, and nothing has changed."""
        done = self.shop.run(*words, "--json", now=rfc3339(now))
        if done.returncode in (4, 5):
            return None
        expect(f"{words}: {done.stderr}", done.returncode, 0)
        return json.loads(done.stdout)

    def book(self, now):
        start = self.some_start(now)
        made = self.done(now, "book", "oil-synthetic", rfc3339(start), "--customer",
                         str(self.chance.randrange(1, CUSTOMERS + 1)))
        if made:
            self.model.jobs[made["id"]] = {"start": start, "agreed": now, "moves": 0, "on": True}

    def move(self, now):
        number = self.some_job(lambda job: job["on"] and job["start"] > now)
        start = self.some_start(now)
        if number and self.done(now, "move", f"A{number}", rfc3339(start)):
            job = self.model.jobs[number]
            job.update(start=start, agreed=now, moves=job["moves"] + 1)

    def cancel(self, now):
        number = self.some_job(lambda job: job["on"] and job["start"] > now)
        if number and self.done(now, "cancel", f"A{number}", "--yes"):
            self.model.jobs[number]["on"] = False

    def reinstate(self, now):
        number = self.some_job(lambda job: not job["on"] and job["start"] > now)
        if number and self.done(now, "reinstate", f"A{number}"):
            self.model.jobs[number].update(on=True, agreed=now)


def compare(shop, model, letters):
    rows = shop.sql("SELECT message_id, appointment_id, lead, moves, sent_at, state FROM outbox "
                    "WHERE kind = 'reminder'")
    sent = {}
    copies = collections.Counter()
    known = {}
    for message_id, job, lead, moves, sent_at, state in rows:
        known[message_id] = (job, lead, moves)
        if state == "sent":
            sent[job, lead, moves] = dt.datetime.fromtimestamp(sent_at, dt.timezone.utc)
    for _, content in letters:
        for line in content.split(b"\r\n"):
            if line.lower().startswith(b"message-id:"):
                reminder = known.get(line.split(b"<")[1].split(b">")[0].decode())
                if reminder:
                    copies[reminder] += 1
                break
    missing = {key: when for key, when in model.sent.items() if sent.get(key) != when}
    extra = {key: when for key, when in sent.items() if model.sent.get(key) != when}
    expect("reminders that should have gone and did not", missing, {})
    expect("reminders that went and should not have", extra, {})
    expect("copies", dict(copies), {key: 1 for key in sent})


def simulate(shopctl, first, days, seed):
    chance = random.Random(seed)
    taken = servers.Taken()
    now = dt.datetime.combine(first, dt.time(0), ZONE).astimezone(dt.timezone.utc)
    with servers.Loop() as loop:
        with Shop(shopctl, loop.serve(taken, {}), before=json.dumps(LEADS), max_per_run=100_000,
                  max_per_customer=1000, now=rfc3339(now)) as shop:
            for number in range(CUSTOMERS):
                shop.customer(f"Customer {number}", f"c{number}@example.com")
            model = Model()
            walk = Walk(shop, model, chance)
            until = now + dt.timedelta(days=days)
            while now < until:
                model.step(now)
                done = shop.remind(now=rfc3339(now))
                expect(f"{rfc3339(now)}: {done.stderr}{done.stdout}",
                       (done.returncode, done.stdout, done.stderr), (0, "", ""))
                if chance.random() < 0.3:
                    walk.change(now + dt.timedelta(minutes=7))
                now += STEP
            compare(shop, model, taken.letters)
            return len(model.sent)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.full:
        spans = [(dt.date(2026, 1, 1), 365)]
    else:
        # The clocks go forward on March 8 and back on November 1.
        spans = [(dt.date(2026, 3, 5), 6), (dt.date(2026, 10, 29), 6)]
    sent = sum(simulate(options.shopctl, first, days, options.seed) for first, days in spans)
    if sent < 50:
        raise AssertionError(f"only {sent} reminders were looked at")
    print(f"{sent} reminders")


if __name__ == "__main__":
    main()
