#!/usr/bin/env python3
"""A full disk and a folder that cannot be written: refused whole, reading goes on.

usage: unwritable_store.py SHOPCTL
"""
import hashlib
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

NOBODY = 65534
BOOK = ("shopctl book oil-synthetic 'thu 9:30' --name Maria --vehicle '2015 Honda Civic'"
        " --notes " + "x" * 4000)
SETUP = "shopctl init --name Test --timezone America/Los_Angeles --mechanic Edgar"


class Shop:
    def __init__(self, top, program):
        self.folder = top / "shop"
        (top / "bin").mkdir()
        self.folder.mkdir()
        # Others must be able to run it from wherever it was built.
        shutil.copy(program, top / "bin" / "shopctl")
        self.environment = {"PATH": f"{top / 'bin'}:{os.environ['PATH']}", "HOME": str(top),
                            "SHOPCTL_CONFIG": "shop.toml", "SHOPCTL_ACTOR": "test",
                            "SHOPCTL_NOW": "2026-11-17T11:05:00-08:00"}
        if self.run(SETUP).returncode != 0:
            sys.exit("the shop could not be made")

    def run(self, command, prepare=None):
        return subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False, preexec_fn=prepare)

    def state(self):
        return hashlib.sha256((self.folder / "shop.db").read_bytes()).hexdigest()


def answer(run):
    return (run.returncode, run.stdout, run.stderr)


def full_disk(shop):
    size = (shop.folder / "shop.db").stat().st_size
    before = shop.state()
    refused = shop.run(BOOK, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
    expected = (6, "", f"shopctl: no room to write the store '{shop.folder}/shop.db'\n"
                       "nothing was changed; make room on the disk (or raise the quota) and "
                       "try again\n")
    assert answer(refused) == expected, answer(refused)
    assert shop.state() == before, "the store was changed"
    listed = shop.run("shopctl list", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    assert listed.returncode == 0, answer(listed)
    assert shop.run(BOOK).returncode == 0, "the same command works after room is made"


def read_only_folder(shop):
    def as_nobody():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    before = shop.state()
    for name in ("shop.db", "shop.toml"):
        (shop.folder / name).chmod(0o444)
    shop.folder.chmod(0o555)
    try:
        refused = shop.run("shopctl customer add Maria", as_nobody)
        expected = (6, "", f"shopctl: the store '{shop.folder}/shop.db' cannot be written: "
                           "Permission denied\n"
                           f"both the file and its folder '{shop.folder}' must be writable\n")
        assert answer(refused) == expected, answer(refused)
        listed = shop.run("shopctl mechanic list", as_nobody)
        assert listed.returncode == 0 and "Edgar" in listed.stdout, answer(listed)
    finally:
        shop.folder.chmod(0o755)
    assert shop.state() == before, "the store was changed"


def main():
    failed = 0
    tests = (full_disk, read_only_folder)
    for test in tests:
        with tempfile.TemporaryDirectory() as name:
            top = pathlib.Path(os.path.realpath(name))
            top.chmod(0o755)
            try:
                test(Shop(top, sys.argv[1]))
            except AssertionError as complaint:
                failed += 1
                print(f"{test.__name__}: {complaint}")
    print(f"{len(tests) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
