#!/usr/bin/python3
"""Every command on a job, on a job in every state: what happens, by exit code.

usage: tests/cli/commands_by_states.py SHOPCTL [--update]

The table stands in commands_by_states.txt beside this file and is compared whole. Each cell
is tried with --dry-run on a job of its own, so that no command sees what another did, and
nothing may have changed in the end.
"""

import argparse
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

TABLE = pathlib.Path(__file__).with_suffix(".txt")
BEFORE = "2026-11-17T07:00:00-08:00"
NOW = "2026-11-17T11:40:00-08:00"
CONFIG = """
[shop]
name = "States"
timezone = "America/Los_Angeles"
currency = "USD"
[store]
url = "sqlite:shop.db"
[hours]
tuesday = ["08:00-18:00"]
wednesday = ["08:00-18:00"]
[pricing]
labor_rate = "100.00"
tax_rate = "0%"
"""
# How a job booked for 11:00 comes into each state; its time has begun.
STATES = {
    "held": [],
    "booked": [],
    "in progress": [["start"]],
    "completed": [["start"], ["done"]],
    "cancelled": [["cancel"]],
    "no-show": [["no-show"]],
    "lapsed": [],
}
HOLDS = {"held": "24h", "lapsed": "4h"}
COMMANDS = {
    "show": ["show", "JOB"],
    "book (confirm)": ["book", "JOB"],
    "book --stop": ["book", "tire-rotation", "--stop", "JOB", "--vehicle", "2012 Toyota Camry"],
    "book --follows": ["book", "tire-rotation", "wed 9:00", "--follows", "JOB"],
    "edit": ["edit", "JOB", "--notes", "gate code 4471"],
    "edit --add": ["edit", "JOB", "--add", "tire-rotation"],
    "extend": ["extend", "JOB", "30m"],
    "late --from": ["late", "30", "--from", "JOB"],
    "move": ["move", "JOB", "wed 9:00"],
    "cancel": ["cancel", "JOB"],
    "confirm": ["confirm", "JOB"],
    "start": ["start", "JOB"],
    "done": ["done", "JOB"],
    "done --not-done": ["done", "JOB", "--not-done", "air-filter-cabin"],
    "no-show": ["no-show", "JOB"],
    "reinstate": ["reinstate", "JOB"],
}


class Shop:
    def __init__(self, shopctl, folder):
        self.shopctl = shopctl
        self.folder = folder

    def run(self, now, *words):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
                       "SHOPCTL_CONFIG": "shop.toml", "SHOPCTL_NOW": now}
        return subprocess.run([self.shopctl, *words, "--yes", "--no-input"], cwd=self.folder,
                              env=environment, capture_output=True, text=True, timeout=60,
                              check=False)

    def must(self, now, *words):
        done = self.run(now, *words)
        if done.returncode != 0:
            raise SystemExit(f"set-up failed: {' '.join(words)}: {done.stderr}")

    def make(self):
        (self.folder / "shop.toml").write_text(CONFIG)
        (self.folder / "shop.toml").chmod(0o600)
        self.must(BEFORE, "init")
        for number, (state, steps) in enumerate(STATES.items(), 1):
            self.must(BEFORE, "mechanic", "add", f"Mechanic {number}")
            words = ["book", "oil-synthetic", "air-filter-cabin", "2026-11-17 11:00",
                     "--mechanic", str(number), "--name", f"Customer {number}",
                     "--vehicle", "2015 Honda Civic"]
            self.must(BEFORE, *words, *(["--hold", HOLDS[state]] if state in HOLDS else []))
            for step in steps:
                self.must("2026-11-17T11:30:00-08:00", step[0], f"A{number}", *step[1:])

    def digest(self):
        return hashlib.sha256((self.folder / "shop.db").read_bytes()).hexdigest()


def table(shop):
    lines = ["".join([f"{'':<16}", *(f"{state:>12}" for state in STATES)])]
    for name, words in COMMANDS.items():
        cells = []
        for number in range(1, len(STATES) + 1):
            done = shop.run(NOW, *(f"A{number}" if word == "JOB" else word for word in words),
                            *([] if name == "show" else ["--dry-run"]))
            told = done.returncode == 0 or done.stderr.startswith("shopctl: ")
            cells.append(f"{done.returncode if told else 'silent':>12}")
        lines.append("".join([f"{name:<16}", *cells]))
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(options.shopctl, pathlib.Path(folder))
        shop.make()
        before = shop.digest()
        found = table(shop)
        if shop.digest() != before:
            print("a dry run has changed the store", file=sys.stderr)
            return 1
    if options.update:
        TABLE.write_text(found)
        return 0
    if found != TABLE.read_text():
        print(f"expected\n{TABLE.read_text()}\nfound\n{found}", file=sys.stderr)
        return 1
    cells = len(STATES) * len(COMMANDS)
    print(f"{cells} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
