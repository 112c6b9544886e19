#!/usr/bin/python3
"""Walks at random through weeks of a shop, shopctl and a model of it side by side.

usage: tests/model/random_walk.py SHOPCTL [--seed N] [--steps N] [--postgresql]

Each step is a command of the day. The model says beforehand what becomes of it: the exit
code, and every job's state, times and paddings after it. Now and then the open times are
compared too, with every start that the model allows. In the end the audit log, replayed,
has to give the jobs as they are, and `db check` has to find nothing.
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import zoneinfo

from shop_model import Mechanic, Refused, Rules, ShopModel

ZONE = zoneinfo.ZoneInfo("America/Los_Angeles")
CONFIG = """
[shop]
name = "Model shop"
timezone = "America/Los_Angeles"
currency = "USD"
[store]
url = "sqlite:shop.db"
[hours]
monday = ["08:00-12:00", "12:30-17:00"]
tuesday = ["08:00-12:00", "12:30-17:00"]
wednesday = ["08:00-12:00", "12:30-17:00"]
thursday = ["08:00-12:00", "12:30-17:00"]
friday = ["08:00-12:00", "12:30-17:00"]
saturday = ["09:00-14:00"]
sunday = ["00:30-04:00"]
[booking]
slot_minutes = 30
travel_minutes = 15
wrap_up_minutes = 10
minimum_notice_minutes = 60
horizon_days = 21
max_per_day = 6
[pricing]
labor_rate = "100.00"
tax_rate = "0%"
"""
HOURS = {day: [(480, 720), (750, 1020)] for day in range(5)}
HOURS |= {5: [(540, 840)], 6: [(30, 240)]}
RULES = Rules(zone=ZONE, hours=HOURS, slot=30, travel=15 * 60, wrap_up=10 * 60, notice=3600,
              horizon=21, max_per_day=6)
SAM_HOURS = {day: [(600, 1200)] for day in range(6)}
SERVICES = {"short": (30, ()), "plain": (45, ()), "long": (150, ()), "wires": (60, ("electrical",))}
CARS = 6
DST_WEEK = datetime.datetime(2026, 10, 27, 7, 0, tzinfo=ZONE)  # clocks go back on November 1
DATE = "%Y-%m-%dT%H:%M:%S%z"


class Mismatch(Exception):
    pass


class Walk:
    def __init__(self, shopctl, folder, seed, store):
        self.shopctl = shopctl
        self.store = {"SHOPCTL_STORE": store} if store else {}
        self.folder = folder
        self.random = random.Random(seed)
        self.log = []
        self.refusals = {}
        mechanics = [Mechanic(1), Mechanic(2, SAM_HOURS, frozenset(["brakes"]))]
        self.model = ShopModel(RULES, mechanics, SERVICES, int(DST_WEEK.timestamp()))

    # The real one -----------------------------------------------------------------

    def run(self, *words, check=False):
        now = datetime.datetime.fromtimestamp(self.model.now, datetime.timezone.utc)
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       "SHOPCTL_CONFIG": "shop.toml",
                       "SHOPCTL_NOW": now.strftime("%Y-%m-%dT%H:%M:%SZ"), **self.store}
        done = subprocess.run([self.shopctl, *words, "--json", "--yes", "--no-input"],
                              cwd=self.folder, env=environment, capture_output=True, text=True,
                              timeout=60, check=False)
        if check and done.returncode != 0:
            raise Mismatch(f"{' '.join(words)}: exit {done.returncode}: {done.stderr}")
        return done

    def read(self, *words):
        return json.loads(self.run(*words, check=True).stdout)

    def make_shop(self):
        (self.folder / "shop.toml").write_text(CONFIG)
        (self.folder / "shop.toml").chmod(0o600)
        self.run("init", "--mechanic", "Edgar", check=True)
        sam = "mon-sat 10:00-20:00"
        self.run("mechanic", "add", "Sam", "--skills", "brakes", "--hours", sam, check=True)
        catalogue = "".join(
            f'[[service]]\ncode = "{code}"\nname = "{code}"\nprice = "50.00"\n'
            f"labor_minutes = {minutes}\nduration_minutes = {minutes}\n" + (f"skills = {json.dumps(list(skills))}\n"
                                                 if skills else "")
            for code, (minutes, skills) in SERVICES.items())
        (self.folder / "catalogue.toml").write_text(catalogue)
        self.run("service", "import", "catalogue.toml", check=True)
        for car in range(1, CARS + 1):
            self.run("customer", "add", f"Customer {car}", check=True)
            self.run("vehicle", "add", str(car), f"20{car:02} Toyota Camry", check=True)

    # One step ---------------------------------------------------------------------

    def typed(self, instant):
        return datetime.datetime.fromtimestamp(instant, ZONE).isoformat()

    def some_start(self):
        """Mostly on the grid and in the hours of somebody, sometimes anything."""
        days = self.random.choice([0, 0, 1, 1, 2, 3, 5, 20, 22])
        date = self.model.today() + datetime.timedelta(days=days)
        if self.random.random() < 0.15:
            minute = self.random.randrange(1440)
        elif date.weekday() == 6:
            minute = 30 * self.random.randrange(8)
        else:
            minute = 30 * self.random.randrange(16, 36)
        wall = datetime.datetime.combine(date, datetime.time(minute // 60, minute % 60), ZONE)
        wall = wall.replace(fold=self.random.randrange(2))
        return int(wall.timestamp()) // 60 * 60

    def some_job(self):
        jobs = self.model.jobs
        if not jobs or self.random.random() < 0.02:
            return None
        lively = [job for job in jobs.values() if self.model.status(job) in
                  ("held", "booked", "in_progress")]
        pool = lively if lively and self.random.random() < 0.75 else list(jobs.values())
        return self.random.choice(pool)

    def job_of_today(self):
        """Mostly one whose day has come: before, nothing can be done about it."""
        due = [job for job in self.model.jobs.values()
               if self.model.status(job) in ("booked", "in_progress") and
               self.model.date(job.start) <= self.model.today()]
        return self.random.choice(due) if due and self.random.random() < 0.7 else self.some_job()

    def compare(self, words, act):
        """Runs a command and the model's own; both succeed, or are refused alike."""
        expected = self.model.attempt(act)
        done = self.run(*words)
        self.log.append(f"{self.typed(self.model.now)}  {' '.join(words)}  -> {done.returncode}")
        if done.returncode != expected:
            raise Mismatch(f"expected exit {expected}, not {done.returncode}: {done.stdout}"
                           f"{done.stderr}")
        self.refusals[done.returncode] = self.refusals.get(done.returncode, 0) + 1
        self.compare_jobs()
        return done

    def book(self):
        codes = self.random.sample(list(SERVICES), self.random.choice([1, 1, 2]))
        car = self.random.randrange(1, CARS + 1)
        start = self.some_start()
        words = ["book", *codes, "--at", self.typed(start), "--customer", str(car), "--vehicle",
                 f"v{car}"]
        mechanic = self.random.choice([None, None, 1, 2])
        if mechanic:
            words += ["--mechanic", str(mechanic)]
        hold = self.random.choice([None, None, None, 20, 180])
        if hold:
            words += ["--hold", f"{hold}m"]
        override = start >= self.model.now and self.random.random() < 0.2
        if override:
            words += ["--override", "notice,hours,break,closure,grid,skill,horizon,limit",
                      "--reason", "a regular"]
        number = len(self.model.jobs) + 1
        self.compare(words, lambda: self.model.book(number, car, start, codes, mechanic,
                                                    hold * 60 if hold else None, override))

    def book_at_stop(self):
        """The neighbour's car, or another one of theirs."""
        job = self.some_job()
        if job is None:
            return
        codes = [self.random.choice(list(SERVICES))]
        car = self.random.randrange(1, CARS + 1)
        number = len(self.model.jobs) + 1
        words = ["book", *codes, "--stop", f"A{job.id}", "--customer", str(car), "--vehicle",
                 f"v{car}"]
        self.compare(words, lambda: self.model.book_at_stop(number, car, codes, job))

    def book_after(self):
        job = self.some_job()
        if job is None:
            return
        codes = [self.random.choice(list(SERVICES))]
        start = self.some_start()
        number = len(self.model.jobs) + 1
        words = ["book", *codes, "--at", self.typed(start), "--follows", f"A{job.id}"]
        self.compare(words, lambda: self.model.book_after(number, start, codes, job))

    def complete(self):
        job = self.job_of_today()
        if job is None or self.random.random() < 0.6:
            self.on(job, "done", self.model.complete)
            return
        code = self.random.choice(job.codes + ["short"])
        self.on(job, "done", lambda job: self.model.complete(job, code), "--not-done", code)

    def edit(self):
        job = self.some_job()
        # Which rules were set aside for it the model does not know one by one.
        if job is None or job.overridden:
            return
        if self.random.random() < 0.25:
            mechanic = self.random.choice([1, 2])
            self.compare(["edit", f"A{job.id}", "--mechanic", str(mechanic)],
                         lambda: self.model.give_to(job, mechanic))
            return
        code = self.random.choice(list(SERVICES))
        if self.random.random() < 0.6:
            self.compare(["edit", f"A{job.id}", "--add", code],
                         lambda: self.model.edit(job, add=code))
        else:
            self.compare(["edit", f"A{job.id}", "--remove", code],
                         lambda: self.model.edit(job, remove=code))

    def on_job(self, verb, act, *more):
        self.on(self.some_job(), verb, act, *more)

    def on(self, job, verb, act, *more):
        if job is None:
            self.expect_unknown(verb, *more)
            return
        self.compare([verb, f"A{job.id}", *more], lambda: act(job))

    def expect_unknown(self, verb, *more):
        def refuse():
            raise Refused(3)
        self.compare([verb, "A9999", *more], refuse)

    def move(self):
        start = self.some_start()
        mechanic = self.random.choice([None, None, 1, 2])
        more = ["--at", self.typed(start)] + (["--mechanic", str(mechanic)] if mechanic else [])
        self.on_job("move", lambda job: self.model.move(job, start, mechanic), *more)

    def confirm(self):
        held = [job for job in self.model.jobs.values() if job.status == "held"]
        if held:
            job = self.random.choice(held)
            self.compare(["book", f"A{job.id}"], lambda: self.model.confirm(job))

    def extend(self):
        by = self.random.choice([5, 15, 30, 240])
        job = self.some_job()
        # Which rules were set aside for it the model does not know one by one.
        if job is None or not job.overridden:
            self.on(job, "extend", lambda job: self.model.extend(job, by * 60), f"{by}m")

    def late(self):
        by = self.random.choice([5, 20, 45, 120])
        job = self.some_job() if self.random.random() < 0.6 else None
        words = ["late", str(by)] + (["--from", f"A{job.id}"] if job else [])
        self.compare(words, lambda: self.model.late(by * 60, job))

    def close(self):
        date = self.model.today() + datetime.timedelta(days=self.random.randrange(1, 12))
        begin = datetime.datetime.combine(date, datetime.time(self.random.randrange(7, 16)))
        end = begin + datetime.timedelta(hours=self.random.randrange(1, 5))
        mechanic = self.random.choice([None, 1, 2])
        words = ["closure", "add", begin.isoformat(), end.isoformat()]
        if mechanic:
            words += ["--mechanic", str(mechanic)]
        answer = json.loads(self.run(*words, check=True).stdout)
        self.log.append(" ".join(words))
        self.model.closures[answer["id"]] = (mechanic, begin, end)

    def open_again(self):
        if not self.model.closures:
            return
        closure = self.random.choice(list(self.model.closures))
        self.run("closure", "remove", str(closure), check=True)
        self.log.append(f"closure remove {closure}")
        del self.model.closures[closure]

    def pass_time(self):
        self.model.now += 60 * self.random.choice([1, 7, 30, 30, 90, 300, 900])
        self.log.append(f"it is {self.typed(self.model.now)}")

    def step(self):
        model = self.model
        choices = [
            (22, self.book), (8, self.book_at_stop), (3, self.book_after), (10, self.move),
            (14, self.pass_time), (5, self.confirm),
            (5, lambda: self.on_job("cancel", model.cancel)),
            (7, lambda: self.on(self.job_of_today(), "start", model.start)),
            (7, self.complete),
            (4, lambda: self.on(self.job_of_today(), "no-show", model.no_show)),
            (5, lambda: self.on_job("reinstate", model.reinstate)),
            (6, self.extend), (10, self.edit), (7, self.late), (2, self.close), (1, self.open_again),
            (3, self.compare_slots),
        ]
        weights, acts = zip(*choices)
        self.random.choices(acts, weights)[0]()

    # What must be the same --------------------------------------------------------

    def state(self, job):
        return {"status": self.model.status(job), "mechanic": job.mechanic,
                "vehicle": job.vehicle, "start": job.start, "end": job.end,
                "travel": job.travel // 60, "wrap_up": job.wrap_up // 60}

    @staticmethod
    def shown(job):
        return {"status": job["status"], "mechanic": job["mechanic"]["id"],
                "vehicle": job["vehicle"]["id"],
                "start": int(datetime.datetime.fromisoformat(job["start"]).timestamp()),
                "end": int(datetime.datetime.fromisoformat(job["end"]).timestamp()),
                "travel": job["travel_minutes"], "wrap_up": job["wrap_up_minutes"]}

    def compare_jobs(self):
        real = {job["id"]: self.shown(job) for job in self.read("list")}
        for number, job in self.model.jobs.items():
            if real.get(number) != self.state(job):
                raise Mismatch(f"A{number} is {real.get(number)}, expected {self.state(job)}")
        if len(real) != len(self.model.jobs):
            raise Mismatch(f"{len(real)} jobs, expected {len(self.model.jobs)}")
        if self.model.overlaps():
            raise Mismatch(f"overlaps: {self.model.overlaps()}")

    def compare_slots(self):
        code = self.random.choice(list(SERVICES))
        minutes, skills = SERVICES[code]
        first = self.model.today() + datetime.timedelta(days=self.random.randrange(0, 20))
        days = self.random.randrange(1, 4)
        found = self.read("slots", code, "--from", first.isoformat(), "--days", str(days))
        listed = [(int(datetime.datetime.fromisoformat(slot["start"]).timestamp()),
                   slot["mechanics"]) for slot in found["slots"]]
        expected = self.model.open_starts(first, days, minutes * 60, frozenset(skills))
        self.log.append(f"slots {code} --from {first} --days {days}")
        if listed != expected:
            only = [self.typed(t) for t, _ in listed if t not in dict(expected)]
            missing = [self.typed(t) for t, _ in expected if t not in dict(listed)]
            raise Mismatch(f"slots differ: too many {only}, missing {missing}")

    def replay_audit(self):
        replayed = {}
        for entry in reversed(self.read("audit", "list", "--first", "100000")):
            if entry["entity"] == "appointment" and entry["after"] and "id" in entry["after"]:
                replayed[entry["after"]["id"]] = entry["after"]
        for number in self.model.jobs:
            real = self.read("show", f"A{number}")
            if replayed[number]["status"] == "held":
                real["status"] = "held"  # nobody has marked yet that it lapsed
            if replayed[number] != real:
                differ = [key for key in real if replayed[number].get(key) != real[key]]
                raise Mismatch(f"the audit log has another A{number}: {differ}")
        self.run("audit", "verify", check=True)
        self.run("db", "check", check=True)


@contextlib.contextmanager
def database(wanted):
    """The URL of a database that is dropped afterwards; none where none is wanted."""
    if not wanted:
        yield None
        return
    name = f"walk_{os.getpid()}"
    host, port = os.environ["SHOP_TEST_PG_HOST"], os.environ["SHOP_TEST_PG_PORT"]
    psql = ["psql", "-q", "-h", host, "-p", port, "-U", "postgres", "-d", "postgres", "-c"]
    subprocess.run([*psql, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"],
                   check=True)
    try:
        yield f"host={host} port={port} user=postgres dbname={name}"
    finally:
        subprocess.run([*psql, f"DROP DATABASE {name} WITH (FORCE)"], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--postgresql", action="store_true",
                        help="on the server that SHOP_TEST_PG_HOST and _PORT name")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(options.postgresql) as store:
        walk = Walk(options.shopctl, pathlib.Path(folder), options.seed, store)
        walk.make_shop()
        try:
            for _ in range(options.steps):
                walk.step()
            walk.replay_audit()
        except Mismatch as mismatch:
            print("\n".join(walk.log[-25:]))
            print(f"seed {options.seed}, step {len(walk.log)}: {mismatch}", file=sys.stderr)
            return 1
        codes = ", ".join(f"{count} with exit {code}" for code, count in
                          sorted(walk.refusals.items()))
        print(f"seed {options.seed}: {options.steps} steps, {len(walk.model.jobs)} jobs; {codes}")
        return 0


if __name__ == "__main__":
    sys.exit(main())
