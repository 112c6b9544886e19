#!/usr/bin/python3
"""The rows of smtp_faults.jsonl that are about the client: killed at each phase, a full disk, runs
at once, clocks that jump, jobs that change.

usage: faults.py SHOPCTL INTERRUPT.so SMTP_FAULTS.jsonl
"""

import json
import signal
import sys
import threading

from shop_with_mail import EVENING, expect, make, servers

KILLED = -signal.SIGKILL


class Play:
    """One shop with a reminder that is due, and a server that does something at a phase."""

    def __init__(self, shopctl, interrupt, jobs=1):
        self.interrupt = interrupt
        self.taken = servers.Taken()
        self.script = {}
        self.loop = servers.Loop()
        self.loop.__enter__()
        self.port = self.loop.serve(self.taken, self.script)
        self.shop = make(shopctl, self.port, jobs)
        self.flag = self.shop.folder / "now"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shop.__exit__()
        self.loop.__exit__()

    def on(self, verb, action):
        """The action happens at the first such command, before it is answered."""
        def answer(argument):
            self.script.pop(verb)
            return action(argument)
        self.script[verb] = answer

    def killed_after_queueing(self):
        """The first transaction is the one that queues."""
        self.shop.sql("UPDATE store_info SET reminded_at = NULL")
        for at in range(1, 20):
            done = self.shop.remind(LD_PRELOAD=self.interrupt, INTERRUPT_AT=str(at),
                                    INTERRUPT_HOW="after")
            expect("exit of the killed run", done.returncode, KILLED)
            if self.shop.message_ids():
                break
        expect("queued", self.shop.states(), ["queued"])
        self.shop.leases_are_over()

    def start_and_kill_at(self, verb):
        victim = []
        self.on(verb, lambda _: victim[0].kill())
        victim.append(self.shop.start("remind"))
        _, errors = victim[0].communicate(timeout=60)
        expect(f"exit of the killed run: {errors}", victim[0].returncode, KILLED)
        self.shop.leases_are_over()

    def again(self, now=None, exit_code=0):
        done = self.shop.remind(now=now)
        expect(f"exit of the run: {done.stderr}", done.returncode, exit_code)
        return done

    def copies(self, number=0):
        return self.taken.copies(self.shop.message_ids()[number])


def sf_65(play):
    play.killed_after_queueing()
    play.again()
    return play.copies()


def sf_66(play):
    play.start_and_kill_at("MAIL")
    play.again()
    return play.copies()


def sf_67(play):
    with servers.Raw() as raw:
        victim = []

        def script(peer):
            def half(_):
                peer.say("354 go on")
                peer.read()
                victim[0].kill()
                return False
            servers.dialogue(peer, {"DATA": half})

        toml = play.shop.folder / "shop.toml"
        ordinary = toml.read_text()
        toml.write_text(ordinary.replace(f":{play.port}", f":{raw.serve(play.taken, script)}"))
        victim.append(play.shop.start("remind"))
        victim[0].communicate(timeout=60)
        expect("exit of the killed run", victim[0].returncode, KILLED)
        toml.write_text(ordinary)
    play.shop.leases_are_over()
    play.again()
    return play.copies()


def sf_68(play):
    play.start_and_kill_at("DOT")
    play.again()
    return play.copies()


def sf_69(play):
    play.on("DOT", lambda _: play.flag.touch())
    done = play.shop.remind(LD_PRELOAD=play.interrupt, INTERRUPT_FILE=str(play.flag))
    expect("exit of the killed run", done.returncode, KILLED)
    play.flag.unlink()
    play.shop.leases_are_over()
    play.again()
    return play.copies()


def sf_70(play):
    with servers.Raw() as raw:
        started = threading.Event()
        came = threading.Event()
        victim = []

        def kill(_):
            started.wait(30)
            victim[0].kill()
            came.set()

        def script(peer):
            servers.dialogue(peer, {"QUIT": kill})

        toml = play.shop.folder / "shop.toml"
        ordinary = toml.read_text()
        toml.write_text(ordinary.replace(f":{play.port}", f":{raw.serve(play.taken, script)}"))
        victim.append(play.shop.start("remind"))
        started.set()
        _, errors = victim[0].communicate(timeout=60)
        expect("QUIT came", came.wait(30), True)
        # Who has taken leave does not wait for an answer: it may have ended by itself.
        if victim[0].returncode != 0:
            expect(f"exit of the killed run: {errors}", victim[0].returncode, KILLED)
        toml.write_text(ordinary)
    play.shop.leases_are_over()
    play.again()
    return play.copies()


def sf_71(play):
    play.on("DOT", lambda _: play.flag.touch())
    done = play.shop.remind(LD_PRELOAD=play.interrupt, INTERRUPT_FILE=str(play.flag),
                            INTERRUPT_HOW="full")
    expect(f"exit of the run on a full disk: {done.stderr}", done.returncode, 7)
    if "went out to c0@example.com, but that could not be noted" not in done.stderr:
        raise AssertionError(done.stderr)
    play.flag.unlink()
    play.shop.leases_are_over()
    play.again()
    return play.copies()


def sf_72(play):
    runs = [play.shop.start("remind") for _ in range(2)]
    for run in runs:
        run.communicate(timeout=60)
        expect("exit", run.returncode, 0)
    return play.copies()


def sf_73(play):
    hangs = threading.Event()
    goes_on = threading.Event()

    async def wait():
        hangs.set()
        while not goes_on.is_set():
            await servers.asyncio.sleep(0.01)

    play.on("DOT", lambda _: wait())
    slow = play.shop.start("remind")
    expect("the first run hangs", hangs.wait(30), True)
    play.again()
    expect("the other messages", play.shop.states().count("sent"), 1)
    goes_on.set()
    _, errors = slow.communicate(timeout=60)
    expect(f"exit of the slow run: {errors}", slow.returncode, 0)
    expect("states", set(play.shop.states()), {"sent"})
    expect("copies of the second", play.copies(1), 1)
    return play.copies(0)


def sf_74(play):
    # A confirmation that was written before the clock was set back.
    who = play.shop.customer("Late", "late@example.com")
    play.shop.book("2026-12-01 09:00", who, now=EVENING)
    play.again(now=EVENING.replace("23:50", "22:50"))
    return play.taken.copies(play.shop.message_ids("confirmation")[-1])


def sf_75(play):
    play.killed_after_queueing()
    done = play.again(now="2026-11-18T23:50:00-08:00")
    if "was not sent: A1 has begun" not in done.stderr:
        raise AssertionError(done.stderr)
    expect("states", play.shop.states(), ["expired"])
    return play.copies()


def sf_76(play):
    play.killed_after_queueing()
    play.shop.run("cancel", "A1", "--yes", check=True)
    play.again()
    expect("states", play.shop.states(), ["superseded"])
    return play.copies()


def sf_77(play):
    play.killed_after_queueing()
    play.shop.run("move", "A1", "2026-11-20 09:00", check=True)
    play.again()
    expect("copies of the old time", play.copies(), 0)
    play.again(now="2026-11-19T09:00:00-08:00")
    return play.copies(1)


def sf_78(play):
    play.killed_after_queueing()
    play.shop.run("customer", "edit", "1", "--email", "new@example.com", check=True)
    play.again()
    expect("recipients", [to for to, _ in play.taken.letters], ["new@example.com"])
    return play.copies()


def expected_copies(row):
    first, _, last = row["copies_after_run2"].split(" ")[0].partition("..")
    return range(int(first), int(last or first) + 1)


def main():
    shopctl, interrupt, table = sys.argv[1:]
    with open(table, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if row["phase"] == "client"]
    expect("rows of the client", len(rows), 14)
    for row in rows:
        play_row = globals()[row["id"].lower().replace("-", "_")]
        with Play(shopctl, interrupt, jobs=2 if row["id"] == "SF-73" else 1) as play:
            copies = play_row(play)
            if copies not in expected_copies(row):
                raise AssertionError(f"{row['id']} {row['fault']}: {copies} copies")


if __name__ == "__main__":
    main()
