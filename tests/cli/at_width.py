#!/usr/bin/env python3
"""Runs a command at a terminal of so many columns and prints what it wrote there.

usage: at_width.py COLUMNS COMMAND [ARGUMENT ...]
"""
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

LINES = 24


def main():
    columns = int(sys.argv[1])
    here, there = pty.openpty()
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
    command = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=there)
    os.close(there)
    written = b""
    while True:
        try:
            piece = os.read(here, 65536)
        except OSError:  # the other end was closed
            break
        if not piece:
            break
        written += piece
    sys.stdout.buffer.write(written.replace(b"\r\n", b"\n"))
    sys.exit(command.wait())


if __name__ == "__main__":
    main()
