#!/usr/bin/python3
"""Two runs of `shopctl remind` and eight at once: each message goes once.

usage: at_once.py SHOPCTL [--postgresql]
"""

import collections
import sys

from shop_with_mail import Shop, ShopOnAServer, expect, make, servers

JOBS = 24


def race(shopctl, runs, kind):
    taken = servers.Taken()
    with servers.Loop() as loop:
        with make(shopctl, loop.serve(taken, {}), JOBS, kind) as shop:
            started = [shop.start("remind", "--verbose") for _ in range(runs)]
            for process in started:
                _, errors = process.communicate(timeout=120)
                expect(f"exit of one of {runs}: {errors}", process.returncode, 0)
            copies = collections.Counter(recipient for recipient, _ in taken.letters)
            expect(f"copies of {runs} runs", dict(copies),
                   {f"c{number}@example.com": 1 for number in range(JOBS)})
            expect("states", set(shop.states()), {"sent"})


def main():
    for runs in (2, 8):
        race(sys.argv[1], runs, ShopOnAServer if "--postgresql" in sys.argv else Shop)


if __name__ == "__main__":
    main()
