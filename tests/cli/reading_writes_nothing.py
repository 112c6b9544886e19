#!/usr/bin/env python3
"""No command that reads changes a byte of the store, nor the files beside it.

usage: reading_writes_nothing.py SHOPCTL
"""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

READING = [
    "find maria", "quote show Q1", "quote list", "slots brakes-front --zip 95616",
    "slots Q1 --explain 'thu 9:30'", "show A1", "list", "list --json", "today",
    "today --parts", "next",
    "schedule thu --format csv", "schedule thu --week --json", "customer list", "customer show 1",
    "customer find a", "vehicle list", "vehicle show v1", "vehicle find honda", "service list",
    "service show brakes-front", "service export", "package list", "package show maintenance-basic",
    "mechanic list", "mechanic show 1", "closure list", "db status", "db check", "audit list",
    "audit show 1", "audit verify", "config show", "config path", "config check",
    "outbox list", "outbox list --all", "outbox preview confirmation A1",
    "outbox preview day_sheet thu", "remind --dry-run",
]
# Refused, or asked for without doing it.
CHANGING_NOTHING = [
    "show A99", "book oil-synthetic 'thu 9:30' --customer 1", "cancel A99 --yes",
    "quote nothing", "customer add 'Dry Run' --dry-run", "move A1 'fri 9:00' --dry-run",
    "confirm A1 --dry-run", "outbox drop 1 --dry-run",
]
SETUP = """
shopctl init --name Test --timezone America/Los_Angeles --mechanic Edgar &&
shopctl quote brakes-front --vehicle '2015 Honda Civic' &&
shopctl book Q1 'thu 9:30' --name 'Maria Lopez' --phone 530-555-0142 --address '19 Oak Ct'
"""


def state(folder):
    found = {}
    for file in sorted(folder.iterdir()):
        if file.is_file():
            found[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
    return found


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    failed = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "shop"
        programs = pathlib.Path(name) / "bin"
        folder.mkdir()
        programs.mkdir()
        (programs / "shopctl").symlink_to(program)
        environment = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": name,
                       "SHOPCTL_CONFIG": str(folder / "shop.toml"), "SHOPCTL_ACTOR": "test",
                       "SHOPCTL_NOW": "2026-11-17T11:05:00-08:00"}

        def run(command):
            return subprocess.run(["sh", "-c", command], cwd=name, env=environment, check=False,
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True)

        made = run(SETUP)
        if made.returncode != 0:
            sys.exit(f"the shop could not be made: {made.stderr}")
        before = state(folder)
        for command in READING:
            answer = run("shopctl " + command)
            if answer.returncode != 0:
                failed.append(f"{command}: exit {answer.returncode}: {answer.stderr.strip()}")
            if state(folder) != before:
                failed.append(f"{command}: changed the folder")
                before = state(folder)
        for command in CHANGING_NOTHING:
            run("shopctl " + command)
            if state(folder) != before:
                failed.append(f"{command}: changed the folder")
                before = state(folder)
        # The check itself: a command that writes is noticed.
        run("shopctl customer add Somebody")
        if state(folder) == before:
            failed.append("customer add: a change was not noticed")
    print("\n".join(failed))
    total = len(READING) + len(CHANGING_NOTHING) + 1
    print(f"{total - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
