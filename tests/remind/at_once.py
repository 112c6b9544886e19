#!/usr/bin/python3
"""Two runs of `shopctl remind` and eight at once: each message goes once, and not all by one run.

usage: at_once.py SHOPCTL [--postgresql]
"""

import collections
import re
import sys
import time

from shop_with_mail import Shop, ShopOnAServer, expect, make, servers

JOBS = 24


def held_until_another_sends(taken):
    """The first message is not answered before another run has brought one."""
    first = []

    async def answer():
        if not first:
            first.append(True)
            deadline = time.monotonic() + 30
            while len(taken.letters) < 2 and time.monotonic() < deadline:
                await servers.asyncio.sleep(0.01)

    return {"DOT": lambda _: answer()}


def race(shopctl, runs, kind):
    taken = servers.Taken()
    with servers.Loop() as loop:
        port = loop.serve(taken, held_until_another_sends(taken))
        with make(shopctl, port, JOBS, kind) as shop:
            started = [shop.start("remind", "--verbose") for _ in range(runs)]
            sent = []
            for process in started:
                _, errors = process.communicate(timeout=120)
                expect(f"exit of one of {runs}: {errors}", process.returncode, 0)
                found = re.search(r"(\d+) sent", errors)
                sent.append(int(found[1]) if found else 0)
            expect(f"sent by {runs} runs: {sent}", sum(sent), JOBS)
            if sum(number > 0 for number in sent) < 2:
                raise AssertionError(f"one of {runs} runs sent all: {sent}")
            copies = collections.Counter(recipient for recipient, _ in taken.letters)
            expect(f"copies of {runs} runs", dict(copies),
                   {f"c{number}@example.com": 1 for number in range(JOBS)})
            expect("states", set(shop.states()), {"sent"})


def main():
    for runs in (2, 8):
        race(sys.argv[1], runs, ShopOnAServer if "--postgresql" in sys.argv else Shop)


if __name__ == "__main__":
    main()
