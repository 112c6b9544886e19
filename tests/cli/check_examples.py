#!/usr/bin/python3
"""Every example in the help texts runs as printed, each in a fresh example shop.

usage: check_examples.py SHOPCTL
"""

import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import run_transcripts  # noqa: E402


def help_text(shopctl, *words):
    return subprocess.run([shopctl, *words, "--help"], capture_output=True, text=True,
                          check=True).stdout


def entries(text, titles):
    """The first words of the indented lines under these titles."""
    found = []
    inside = False
    for line in text.splitlines():
        if not line.startswith(" "):
            inside = line in titles
        elif inside and not line.startswith("   "):
            found.append(line.strip())
    return found


def examples(shopctl):
    groups = ["every day", "records", "looking after it"]
    for line in entries(help_text(shopctl), groups):
        command = line.split()[0]
        text = help_text(shopctl, command)
        # A family of verbs repeats one example of each.
        for verb in entries(text, ["commands"]):
            verb_text = help_text(shopctl, command, verb.split()[0])
            yield from entries(verb_text, ["examples"])
        if not re.match(r"usage: shopctl \S+ COMMAND", text):
            yield from entries(text, ["examples"])


class Setting:
    settings = {"setup": ["examples"], "now": [], "env": []}


def outcome(shopctl, example):
    with tempfile.TemporaryDirectory(prefix="shopctl-example-") as temporary:
        home = pathlib.Path(temporary) / "home"
        folder = pathlib.Path(temporary) / "work"
        home.mkdir()
        folder.mkdir()
        names = run_transcripts.environment(shopctl, home, Setting)
        names["SHOPCTL_EXAMPLE"] = example
        run_transcripts.set_up(Setting, folder, names)
        return run_transcripts.run(example, folder, names)


def main():
    shopctl = pathlib.Path(sys.argv[1]).resolve()
    passed = failed = 0
    for example in examples(shopctl):
        code, lines = outcome(shopctl, example)
        if code == 0:
            passed += 1
        else:
            failed += 1
            print("\n".join(["$ " + example] + lines))
    print(f"{passed} passed, {failed} failed")
    sys.exit(0 if passed and not failed else 1)


if __name__ == "__main__":
    main()
