#!/usr/bin/env python3
"""The systemd units in examples/ are right in the eyes of `systemd-analyze verify`, and hardened.

usage: examples_units.py EXAMPLES SHOPCTL
"""

import pathlib
import subprocess
import sys
import tempfile

HARDENED = ["NoNewPrivileges=yes", "PrivateTmp=yes", "ProtectSystem=strict", "ProtectHome=yes",
            "CapabilityBoundingSet=", "RestrictSUIDSGID=yes"]


def problems_of(unit, folder):
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no",
                           str(folder / unit.name)], text=True, capture_output=True, check=False)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if unit.name in line]
    return [f"{unit.name}: exit {done.returncode}"] * (done.returncode != 0) + lines


def main():
    examples, shopctl = pathlib.Path(sys.argv[1]), sys.argv[2]
    units = sorted((examples / "systemd").glob("*.*"))
    problems = [] if len(units) >= 2 else ["there are no units"]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for unit in units:
            text = unit.read_text(encoding="utf-8").replace("/usr/bin/shopctl", shopctl)
            (folder / unit.name).write_text(text, encoding="utf-8")
            if unit.suffix == ".service":
                problems += [f"{unit.name} lacks {line}" for line in HARDENED
                             if line not in text.splitlines()]
        for unit in units:
            problems += problems_of(unit, folder)
        # The check itself sees what it should.
        broken = folder / "broken.service"
        broken.write_text("[Service]\nExecStart=/no/such/program\nNoSuchKey=1\n", encoding="utf-8")
        if len(problems_of(broken, folder)) < 2:
            problems.append("a broken unit is not noticed")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
