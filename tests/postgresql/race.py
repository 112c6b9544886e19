#!/usr/bin/python3
"""Sixteen shopctl processes book overlapping times of one mechanic on one server, round after round.

usage: race.py SHOPCTL [--rounds N] [--pooler]

Each round has one winner (exit 0); the others are told what is in their way (exit 4, or 5 where
the loser's time is off the grid as well). Nobody sees a deadlock or a broken link, and in the end
the store holds what was won and no overlap.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

CONTESTANTS = 16
CONFIG = """
[shop]
name = "Race"
timezone = "America/Los_Angeles"
currency = "USD"
[hours]
monday = ["00:00-24:00"]
tuesday = ["00:00-24:00"]
wednesday = ["00:00-24:00"]
thursday = ["00:00-24:00"]
friday = ["00:00-24:00"]
saturday = ["00:00-24:00"]
sunday = ["00:00-24:00"]
[booking]
slot_minutes = 5
horizon_days = 3650
[pricing]
labor_rate = "100.00"
tax_rate = "0%"
"""


class Race:
    def __init__(self, shopctl, folder, url):
        self.shopctl = shopctl
        self.folder = folder
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8",
                            "SHOPCTL_CONFIG": "shop.toml", "SHOPCTL_STORE": url,
                            "SHOPCTL_NOW": "2026-11-17T08:00:00-08:00"}
        self.faults = []

    def start(self, *words):
        return subprocess.Popen([self.shopctl, *words, "--json", "--yes"], cwd=self.folder,
                                env=self.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words):
        process = self.start(*words)
        out, error = process.communicate(timeout=60)
        if process.returncode != 0:
            sys.exit(f"{' '.join(words)}: {error}")
        return out

    def make_shop(self):
        (self.folder / "shop.toml").write_text(CONFIG)
        (self.folder / "shop.toml").chmod(0o600)
        self.run("init", "--mechanic", "Edgar")
        self.run("service", "add", "job", "Job", "--price", "50", "--duration", "2h", "--labor",
                 "2h")
        for number in range(1, CONTESTANTS + 1):
            self.run("customer", "add", f"Customer {number}")
            self.run("vehicle", "add", str(number), f"{2000 + number} Toyota Camry")

    def round(self, number):
        """All want to begin within the same two hours, some at the same minute."""
        day = f"{2027 + number // 300}-{number // 25 % 12 + 1:02}-{number % 25 + 1:02}"
        processes = []
        for who in range(1, CONTESTANTS + 1):
            minute = 5 * (who % 8) if number % 2 else 0
            processes.append(self.start("book", "job", "--at", f"{day} 10:{minute:02}",
                                        "--customer", str(who), "--vehicle", f"v{who}"))
        winners = 0
        for process in processes:
            _, error = process.communicate(timeout=60)
            if process.returncode == 0:
                winners += 1
            elif process.returncode != 4 or '"slot_taken"' not in error:
                self.faults.append(f"round {number}: exit {process.returncode}: {error.strip()}")
        if winners != 1:
            self.faults.append(f"round {number}: {winners} winners instead of one")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--pooler", action="store_true")
    options = parser.parse_args()
    name = f"race_{os.getpid()}"
    admin = ["psql", "-q", "-h", os.environ["SHOP_TEST_PG_HOST"], "-p",
             os.environ["SHOP_TEST_PG_PORT"], "-U", "postgres", "-d", "postgres", "-c"]
    port = os.environ["SHOP_TEST_PG_POOLER" if options.pooler else "SHOP_TEST_PG_PORT"]
    subprocess.run([*admin, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"],
                   check=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            race = Race(options.shopctl, pathlib.Path(folder),
                        f"postgresql://postgres@127.0.0.1:{port}/{name}")
            race.make_shop()
            for number in range(options.rounds):
                race.round(number)
            jobs = len(json.loads(race.run("list")))
            if jobs != options.rounds:
                race.faults.append(f"{jobs} jobs after {options.rounds} rounds")
            race.run("db", "check")
            race.run("audit", "verify")
    finally:
        subprocess.run([*admin, f"DROP DATABASE {name} WITH (FORCE)"], check=True)
    print("\n".join(race.faults[:10]))
    print(f"{CONTESTANTS} processes, {options.rounds} rounds: {len(race.faults)} faults")
    return 1 if race.faults else 0


if __name__ == "__main__":
    sys.exit(main())
