#!/usr/bin/python3
"""The runner must fail where a transcript is wrong, each way it can be wrong."""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
RUNNER = HERE.parent / "run_transcripts.py"

WRONG = {
    "stdout differs": "$ echo one\ntwo\n",
    "stdout is missing": "$ true\none\n",
    "stdout is too much": "$ echo one\n",
    "an empty line is too much": "$ printf 'one\\n\\ntwo\\n'\none\ntwo\n",
    "a blank line at the end is too much": "$ printf 'one\\n\\n'\none\n\n$ true\n",
    "stderr is not expected": "$ echo one >&2\n",
    "stderr is taken for stdout": "$ echo one >&2\none\n",
    "the exit code is not expected": "$ exit 1\n",
    "the exit code differs": "$ exit 1\n[2]\n",
    "failure was expected": "$ true\n[1]\n",
    "there is no command": "# only a comment\n",
    "the setup does not exist": "# setup: nowhere\n$ true\n",
}


def outcome(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "wrong.transcript"
        path.write_text(text, encoding="utf-8")
        return subprocess.run([RUNNER, "/bin/true", path], capture_output=True, text=True, check=False)


def main():
    mistakes = 0
    for what, text in WRONG.items():
        done = outcome(text)
        if done.returncode != 1 or "0 passed, 1 failed" not in done.stdout:
            mistakes += 1
            print(f"not noticed: {what}\n{done.stdout}{done.stderr}")
    right = subprocess.run([RUNNER, "/bin/true", HERE / "right.transcript"],
                           capture_output=True, text=True, check=False)
    if right.returncode != 0 or "1 passed, 0 failed" not in right.stdout:
        mistakes += 1
        print(f"refused what is right:\n{right.stdout}{right.stderr}")
    nothing = subprocess.run([RUNNER, "/bin/true", HERE / "no-such-folder"],
                             capture_output=True, text=True, check=False)
    if nothing.returncode == 0:
        mistakes += 1
        print("passed without any transcript")
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
