#!/usr/bin/env python3
"""What was shown with a question is what the answer is for: changed meanwhile, it stays.

usage: confirmed_as_seen.py SHOPCTL
"""
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile

SECONDS = 30
QUESTION = "Cancel A1, Maria, Thu Nov 19, 9:30 am? [y/N] "
STALE = ("shopctl: A1 was changed by somebody else in between\n"
         "look at it again and repeat the change\n")


class Shop:
    def __init__(self, folder, program):
        self.folder = folder
        self.program = program
        self.environment = dict(os.environ, HOME=str(folder), SHOPCTL_CONFIG="shop.toml",
                                SHOPCTL_ACTOR="test", SHOPCTL_NOW="2026-11-17T11:05:00-08:00")

    def run(self, *words):
        done = subprocess.run([self.program, *words], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=SECONDS, check=False)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def asked(self, *words):
        """Starts a command at a terminal. Returns it and the terminal's other end."""
        here, there = pty.openpty()
        command = subprocess.Popen([self.program, *words], cwd=self.folder, env=self.environment,
                                   stdin=there, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.close(there)
        return command, here


def read_until(stream, text):
    read = ""
    while not read.endswith(text):
        assert select.select([stream], [], [], SECONDS)[0], f"only this came: {read!r}"
        byte = os.read(stream.fileno(), 1)
        assert byte, f"it ended after {read!r}"
        read += byte.decode()
    return read


def answered(shop, between):
    """How cancelling A1 ends when `between` happens before the yes."""
    command, terminal = shop.asked("cancel", "A1")
    assert read_until(command.stderr, "[y/N] ") == QUESTION
    if between:
        shop.run(*between)
    os.write(terminal, b"y\n")
    output, errors = command.communicate(timeout=SECONDS)
    os.close(terminal)
    return command.returncode, output.decode().split(":")[0], errors.decode()


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop(pathlib.Path(folder), program)
        shop.run("init", "--name", "Test", "--timezone", "America/Los_Angeles", "--mechanic",
                 "Edgar")
        shop.run("book", "oil-synthetic", "thu 9:30", "--name", "Maria", "--vehicle",
                 "2015 Honda Civic")
        moved = answered(shop, ("move", "A1", "thu 13:00"))
        assert moved == (4, "", STALE), moved
        assert "1:00-1:45 pm" in shop.run("show", "A1"), "the moved job was cancelled"
        shop.run("move", "A1", "thu 9:30")
        undisturbed = answered(shop, None)
        assert undisturbed == (0, "Cancelled A1", ""), undisturbed


if __name__ == "__main__":
    main()
