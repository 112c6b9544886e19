#!/usr/bin/env python3
"""Compares the session in README.md with what examples/demo prints today.

usage: readme_session.py SHOPCTL [--update]
"""
import difflib
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPENING = "```console\n"
CLOSING = "```\n"


def main():
    program = sys.argv[1]
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    begin = text.index(OPENING) + len(OPENING)
    end = text.index(CLOSING, begin)
    run = subprocess.run([ROOT / "examples/demo", "--with", program], stdin=subprocess.DEVNULL,
                         capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0 or run.stderr:
        sys.exit(f"the demo ended with {run.returncode}:\n{run.stderr}")
    printed = run.stdout.rstrip("\n") + "\n"
    if "--update" in sys.argv[2:]:
        readme.write_text(text[:begin] + printed + text[end:], encoding="utf-8")
        return
    shown = text[begin:end]
    if shown != printed:
        sys.stdout.writelines(difflib.unified_diff(
            shown.splitlines(True), printed.splitlines(True), "README.md", "examples/demo"))
        sys.exit("the session in README.md is not what the demo prints")


if __name__ == "__main__":
    main()
