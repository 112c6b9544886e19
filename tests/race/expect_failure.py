#!/usr/bin/python3
"""Runs a test with something taken out that it must miss.

usage: expect_failure.py COMPLAINT COMMAND [ARGUMENT...]

Exits 0 when the command ends with exit code 1 and prints the complaint: a crash, a
time-out or another complaint is no proof that it notices.
"""

import subprocess
import sys

TIME_LIMIT_SECONDS = 200


def main():
    complaint, *command = sys.argv[1:]
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         text=True, timeout=TIME_LIMIT_SECONDS, check=False)
    sys.stdout.write(run.stdout)
    if run.returncode == 1 and complaint in run.stdout:
        print(f"noticed, as it must be: {complaint}")
        return 0
    print(f"NOT NOTICED: exit code {run.returncode}, expected 1 and '{complaint}'")
    return 1


if __name__ == "__main__":
    sys.exit(main())
