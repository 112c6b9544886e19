#!/usr/bin/python3
"""`shopctl remind` is killed before and after everything that it makes durable, and at each phase
of a conversation with a server: no message is lost, and at most the one in flight comes twice, with
the same Message-ID.

usage: killed.py SHOPCTL INTERRUPT.so
       killed.py SHOPCTL --postgresql      (the phases alone)
"""

import collections
import queue
import re
import shutil
import signal
import sys
import threading

from shop_with_mail import Shop, ShopOnAServer, expect, make, servers

JOBS = 3
PHASES = ["banner", "EHLO", "MAIL", "RCPT", "DATA", "body", "DOT", "QUIT"]


class Restored:
    """The same store again and again."""

    def __init__(self, shop):
        self.shop = shop
        shutil.copy(shop.store, shop.folder / "before.db")

    def again(self):
        for leftover in self.shop.folder.glob("shop.db*"):
            leftover.unlink()
        shutil.copy(self.shop.folder / "before.db", self.shop.store)


def check(what, shop, letters):
    """After a second run all have arrived, one of them perhaps twice."""
    shop.leases_are_over()
    done = shop.remind()
    expect(f"{what}: exit of the second run: {done.stderr}", done.returncode, 0)
    expect(f"{what}: states", set(shop.states()), {"sent"})
    found = collections.Counter()
    for recipient, content in letters:
        found[recipient, re.search(rb"(?i)message-id:\s*<([^>]+)>", content)[1].decode()] += 1
    expect(f"{what}: messages", sorted(name for _, name in found), sorted(shop.message_ids()))
    extra = sum(found.values()) - JOBS
    if extra not in (0, 1):
        raise AssertionError(f"{what}: {extra} copies too many")
    return extra


def at_every_commit(shopctl, interrupt):
    taken = servers.Taken()
    twice = 0
    with servers.Loop() as loop, make(shopctl, loop.serve(taken, {}), JOBS) as shop:
        store = Restored(shop)
        store.again()
        counted = shop.folder / "count"
        shop.remind(LD_PRELOAD=interrupt, INTERRUPT_COUNT=str(counted))
        times = int(counted.read_text())
        if times < 2 * JOBS:
            raise AssertionError(f"only {times} moments were found")
        for at in range(1, times + 1):
            for how in ("before", "after"):
                store.again()
                taken.letters.clear()
                done = shop.remind(LD_PRELOAD=interrupt, INTERRUPT_AT=str(at), INTERRUPT_HOW=how)
                expect(f"{how} {at}: exit", done.returncode, -signal.SIGKILL)
                twice += check(f"{how} {at} of {times}", shop, taken.letters)
    # The one window where that may happen is there, or the test looks past it.
    if twice == 0:
        raise AssertionError("no kill fell between an answer and its note")


class Victim:
    """A run that is killed once, however soon its server comes to that."""

    def __init__(self):
        self.lives = True
        self.phase_came = threading.Event()
        self._process = queue.SimpleQueue()

    def is_run_by(self, process):
        self._process.put(process)

    def dies(self):
        self.lives = False
        self._process.get(timeout=30).kill()
        self.phase_came.set()


def phase_killer(phase, answers_first, victim):
    """A server that kills its client at one phase, once."""
    def at(verb, peer, line, go_on=True):
        hit = verb == phase and victim.lives
        if hit and not answers_first:
            victim.dies()
            return False
        if line is not None:
            peer.say(line)
        if hit:
            victim.dies()
            return False
        return go_on

    def script(peer):
        if not at("banner", peer, "220 mail.shop.test ESMTP"):
            return
        recipient = ""
        while line := peer.line():
            verb = line.split()[0].upper()
            if verb == "RCPT":
                recipient = line[line.index("<") + 1:line.index(">")]
            reply = {"EHLO": "250 mail.shop.test", "DATA": "354 go on",
                     "QUIT": "221 bye"}.get(verb, "250 ok")
            if not at(verb, peer, reply, verb != "QUIT"):
                return
            if verb == "DATA":
                if phase == "body" and victim.lives:
                    peer.read()
                    victim.dies()
                    return
                content = peer.body()
                peer.taken.letters.append((recipient, content))
                if not at("DOT", peer, "250 queued"):
                    return
    return script


def at_every_phase(shopctl, kind):
    for phase in PHASES:
        for answers_first in (False, True):
            taken = servers.Taken()
            victim = Victim()
            with servers.Raw() as raw:
                port = raw.serve(taken, phase_killer(phase, answers_first, victim))
                with make(shopctl, port, JOBS, kind) as shop:
                    process = shop.start("remind")
                    victim.is_run_by(process)
                    _, errors = process.communicate(timeout=60)
                    what = f"{'after' if answers_first else 'before'} {phase}"
                    expect(f"{what}: the phase came", victim.phase_came.wait(30), True)
                    # Who has taken leave does not wait for an answer.
                    if phase != "QUIT" or process.returncode != 0:
                        expect(f"{what}: exit of the killed run: {errors}", process.returncode,
                               -signal.SIGKILL)
                    extra = check(what, shop, taken.letters)
                    if extra and phase != "DOT":
                        raise AssertionError(f"{what}: a copy too many")


def main():
    if sys.argv[2] == "--postgresql":
        at_every_phase(sys.argv[1], ShopOnAServer)
    else:
        at_every_commit(sys.argv[1], sys.argv[2])
        at_every_phase(sys.argv[1], Shop)


if __name__ == "__main__":
    main()
