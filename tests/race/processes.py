#!/usr/bin/env python3
"""Eight whole `shopctl` processes want the same time, round after round.

usage: processes.py SHOPCTL [--moving] [--rounds N] [--without-triggers]

Each round books (or, with --moving, moves) eight jobs into times that all overlap. In
every other round the turn to write is held until all eight wait for it; in the others
they are let loose at one moment, and who waits is looked up in /proc/locks. Exits 0 when
each time had one winner, and everybody else got exit code 4, the answer that the same
command gets afterwards, and left nothing behind. Exits 1 when not.
"""

import argparse
import datetime
import fcntl
import os
import pathlib
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

CONTESTANTS = 8
SECONDS_A_ROUND = 20
CONTENDED_AT_LEAST = 90  # percent of the rounds
COMPLAINTS_PRINTED = 10
FIRST_DAY = datetime.date(2026, 11, 18)
FAR_AWAY = 400  # days: where jobs wait that will be moved, and what is booked alone
SETTINGS = """[shop]
name = "Race"
timezone = "America/Los_Angeles"
currency = "USD"
email = "shop@example.com"

[store]
url = "sqlite:shop.db"

[hours]
""" + "".join(f'{day} = ["00:00-24:00"]\n' for day in (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) + """
[booking]
slot_minutes = 10
horizon_days = 3650

[pricing]
labor_rate = "145.00"
tax_rate = "8.25%"
"""


class Shop:
    """A shop that is open day and night, with eight mechanics, customers and cars."""

    def __init__(self, folder, program):
        self.folder = folder
        self.program = str(program)
        self.store = folder / "shop.db"
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8",
                            "SHOPCTL_CONFIG": str(folder / "shop.toml"), "SHOPCTL_ACTOR": "race",
                            "SHOPCTL_NOW": "2026-11-17T11:05:00-08:00"}
        (folder / "shop.toml").write_text(SETTINGS, encoding="utf-8")
        (folder / "shop.toml").chmod(0o600)
        self.must("init", "--mechanic", "Mechanic 1")
        for i in range(1, CONTESTANTS + 1):
            if i > 1:
                self.must("mechanic", "add", f"Mechanic {i}")
            self.must("customer", "add", f"Customer {i}")
            self.must("vehicle", "add", str(i), f"2015 Honda Civic {i}")
        self.sql = sqlite3.connect(self.store, isolation_level=None)

    def run(self, *words):
        return subprocess.run([self.program, *words], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, timeout=SECONDS_A_ROUND)

    def must(self, *words):
        run = self.run(*words)
        if run.returncode != 0:
            sys.exit(f"processes: {' '.join(words)}: {run.stderr}")
        return run

    def rows(self, query):
        return self.sql.execute(query).fetchall()

    def sizes(self):
        """How many rows each table has, and the ids given so far."""
        tables = [name for name, in self.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        sizes = {table: self.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}
        sizes.update({f"ids of {name}": value
                      for name, value in self.rows("SELECT name, seq FROM sqlite_sequence")})
        return sizes

    def jobs(self):
        return {row[0]: row for row in self.rows("SELECT * FROM appointment")}


def ten_o_clock(day, minutes=0):
    moment = datetime.datetime.combine(FIRST_DAY, datetime.time(10)) + datetime.timedelta(
        days=day, minutes=minutes)
    return moment.strftime("%Y-%m-%d %H:%M")


class Booking:
    KINDS = ("one time", "staggered times", "one car")

    def prepare(self, shop):
        pass

    def command(self, kind, day, contestant):
        number = contestant + 1
        if kind == "one car":
            who = ["--customer", "1", "--vehicle", "v1", "--mechanic", str(number)]
        else:
            # Somebody new with a car of their own: a refusal must not leave them behind.
            who = ["--name", f"Caller {number} of day {day}", "--phone", f"530-55{number}-{day:04}",
                   "--vehicle", "2012 Toyota Camry", "--mechanic", "1"]
        minutes = 10 * contestant if kind == "staggered times" else 0
        return ["book", "brakes-front", *who, "--request-id", f"{day}-{number}", "--at",
                ten_o_clock(day, minutes)]


class Moving:
    KINDS = ("one time", "staggered times", "another mechanic's time")

    def prepare(self, shop):
        for i in range(1, CONTESTANTS + 1):
            shop.must("book", "brakes-front", "--customer", str(i), "--vehicle", f"v{i}",
                      "--mechanic", str(i), "--at", ten_o_clock(2 * FAR_AWAY + i))

    def command(self, kind, day, contestant):
        minutes = 10 * contestant if kind == "staggered times" else 0
        mechanic = "2" if kind == "another mechanic's time" else "1"
        return ["move", f"A{contestant + 1}", ten_o_clock(day, minutes), "--mechanic", mechanic]


class Process:
    """One command that waits at the gate just before it is run."""

    def __init__(self, shop, words, gate):
        self.out = tempfile.TemporaryFile()
        self.err = tempfile.TemporaryFile()
        self.pid = os.fork()
        if self.pid == 0:
            self.become(shop, words, gate)
        self.ended = None
        self.code = None

    def become(self, shop, words, gate):
        try:
            os.close(gate[1])
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(self.out.fileno(), 1)
            os.dup2(self.err.fileno(), 2)
            os.read(gate[0], 1)  # until the other end is closed
            os.execve(shop.program, [shop.program, *words], shop.environment)
        finally:
            os._exit(127)

    def has_ended(self):
        if self.ended is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid != 0:
                self.ended = time.monotonic()
                self.code = os.waitstatus_to_exitcode(status)
        return self.ended is not None

    def kill(self):
        if not self.has_ended():
            os.kill(self.pid, signal.SIGKILL)

    def answer(self):
        for file in (self.out, self.err):
            file.seek(0)
        answer = (self.code, self.out.read().decode(), self.err.read().decode())
        self.out.close()
        self.err.close()
        return answer


class Turn:
    """The writers' turn, seen from outside."""

    def __init__(self, shop):
        self.file = open(f"{shop.store}.lock", "rb+")
        self.inode = f":{os.fstat(self.file.fileno()).st_ino}"

    def waiting(self):
        """How many processes wait for it; the table may name one twice."""
        with open("/proc/locks", encoding="ascii") as locks:
            lines = [line.split() for line in locks]
        return len({words[5] for words in lines
                    if words[1:3] == ["->", "FLOCK"] and words[6].endswith(self.inode)})

    def hold(self):
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def give(self):
        fcntl.flock(self.file, fcntl.LOCK_UN)


class Race:
    def __init__(self, shop, contest):
        self.shop = shop
        self.contest = contest
        self.turn = Turn(shop)
        self.alone = {}
        self.alone_seconds = []
        self.waited = {True: [], False: []}  # most at once, by whether the turn was held
        self.longest = 0.0
        self.failed = 0

    def learn(self):
        """What one command of each kind adds to the store, and takes, when it is alone."""
        for number, kind in enumerate(self.contest.KINDS):
            for again in range(5):
                day = FAR_AWAY + 10 * number + again
                before = self.shop.sizes()
                began = time.monotonic()
                self.shop.must(*self.contest.command(kind, day, number))
                self.alone_seconds.append(time.monotonic() - began)
                self.alone[kind] = difference(before, self.shop.sizes())

    def contend(self, commands, held):
        """The answers, and how many waited at once at most."""
        if held:
            self.turn.hold()
        gate = os.pipe()
        processes = [Process(self.shop, words, gate) for words in commands]
        os.close(gate[0])
        began = time.monotonic()
        os.close(gate[1])
        most = 0
        while not all([process.has_ended() for process in processes]):
            most = max(most, self.turn.waiting())
            if held and most == CONTESTANTS:
                held = False
                began = time.monotonic()
                self.turn.give()
            if time.monotonic() - began > SECONDS_A_ROUND:
                for process in processes:
                    process.kill()
            time.sleep(0.0002)
        self.turn.give()
        self.longest = max(self.longest, *(process.ended - began for process in processes))
        return [process.answer() for process in processes], most

    def round(self, number):
        kind = self.contest.KINDS[number // 2 % len(self.contest.KINDS)]
        held = number % 2 == 0
        commands = [self.contest.command(kind, number, i) for i in range(CONTESTANTS)]
        jobs, sizes = self.shop.jobs(), self.shop.sizes()
        answers, most = self.contend(commands, held)
        self.waited[held].append(most)
        fault = (self.fault_of_answers(commands, answers, jobs)
                 or fault_of_growth(difference(sizes, self.shop.sizes()), self.alone[kind]))
        if fault:
            self.failed += 1
            if self.failed <= COMPLAINTS_PRINTED:
                print(f"round {number + 1}, {kind}: {fault}", flush=True)

    def fault_of_answers(self, commands, answers, before):
        after = self.shop.jobs()
        changed = [job for job, row in after.items() if before.get(job) != row]
        winners = [i for i, (code, _, _) in enumerate(answers) if code == 0]
        if len(winners) != 1:
            return f"{len(winners)} winners instead of one: {answers}"
        if len(changed) != 1 or before.keys() - after.keys():
            return f"the jobs {changed} were changed instead of one"
        if answers[winners[0]][2] or f" A{changed[0]}: " not in answers[winners[0]][1]:
            return f"the winner of A{changed[0]} was told {answers[winners[0]]}"
        right = {answers[winners[0]]}
        for words, answer in zip(commands, answers):
            if answer not in right:
                if fault := self.fault_of_refusal(words, answer, changed[0]):
                    return f"{fault}: {' '.join(words)}: {answer}"
                right.add(answer)
        return None

    def fault_of_refusal(self, words, answer, winner):
        code, out, err = answer
        if code != 4 or out:
            return "not exit code 4 with an answer on stderr alone"
        if f"taken: A{winner}, " not in err:
            return f"it does not say that A{winner} is in the way"
        later = self.shop.run(*words, "--dry-run")
        if (later.returncode, later.stdout, later.stderr) != answer:
            return f"the same command gets another answer afterwards ({later.stderr})"
        return None

    @staticmethod
    def print_waiting(title, waited):
        contended = sum(most >= 2 for most in waited)
        share = contended * 100 // max(1, len(waited))
        print(f"{title}: two or more were seen waiting for the turn at once in {contended} "
              f"of {len(waited)} rounds ({share} %), {max(waited, default=0)} at most")
        return share

    def report(self, rounds):
        for held, title in ((True, "turn held until all wait"), (False, "let loose at once")):
            self.print_waiting(title, self.waited[held])
        share = self.print_waiting("all rounds", self.waited[True] + self.waited[False])
        if share < CONTENDED_AT_LEAST:
            self.failed += 1
            print(f"less than {CONTENDED_AT_LEAST} %")
        alone = statistics.median(self.alone_seconds)
        print(f"a command alone takes {1000 * alone:.1f} ms (median), the longest of eight "
              f"{1000 * self.longest:.1f} ms: {self.longest / alone:.1f} times")
        print(f"{rounds - self.failed} passed, {self.failed} failed")
        return self.failed == 0


def difference(before, after):
    return {name: size - before.get(name, 0) for name, size in after.items()
            if size != before.get(name, 0)}


def fault_of_growth(growth, alone):
    if growth == alone:
        return None
    return f"the store grew by {growth}, one command alone adds {alone}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl", type=pathlib.Path)
    parser.add_argument("--moving", action="store_true")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--without-triggers", action="store_true")
    options = parser.parse_args()
    # A real disk, where the temporary folder may be memory.
    with tempfile.TemporaryDirectory(prefix="race-", dir=os.getcwd()) as name:
        shop = Shop(pathlib.Path(name), options.shopctl.resolve())
        race = Race(shop, Moving() if options.moving else Booking())
        print(f"{CONTESTANTS} processes {'move' if options.moving else 'book'} in "
              f"{options.rounds} rounds: {', '.join(race.contest.KINDS)}", flush=True)
        race.contest.prepare(shop)
        race.learn()
        if options.without_triggers:
            for event in ("insert", "update"):
                shop.sql.execute(f"DROP TRIGGER appointment_overlap_{event}")
        for number in range(options.rounds):
            race.round(number)
        return 0 if race.report(options.rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
