#!/usr/bin/python3
"""What becomes of letters when the server misbehaves: each row of smtp_faults.jsonl but those of
phase `client`, which are about the outbox.

usage: faults.py MAIL_PROBE SMTP_FAULTS [ROW...]
"""

import asyncio
import base64
import concurrent.futures
import json
import logging
import os
import pathlib
import sys
import tempfile
import time
import warnings

import certificates
from probe import letter, run
from servers import CLOSE, Loop, Raw, Taken, dialogue

PASSWORD = "open sesame 4711"
NAMED = "mail.shop.test"  # no name of this machine: TLS is required
MANY = 16 * 1024          # KiB of memory that a hostile answer may cost


class Case:
    """One row: its server, what is sent there, and what is checked beside the outcome."""

    def __init__(self, world, row):
        self.world = world
        self.row = row
        self.taken = Taken()
        self.job = {"letters": [letter(id=f"{row['id']}@shopctl.invalid")]}
        self.outcomes = [row["outcome"]]
        self.copies = [row["copies_after_run2"]]
        self.reason = None  # whole, where the words are ours or the server's
        self.checks = []    # functions of what was told: problems
        getattr(self, row["id"].lower().replace("-", "_"))()

    # How servers are reached.

    def at(self, port, host="127.0.0.1", scheme="smtp"):
        self.host = f"{host}:{port}"
        self.job["url"] = f"{scheme}://{self.host}"

    def script(self, **script):
        self.at(self.world.loop.serve(self.taken, script))

    def raw(self, talk, host="127.0.0.1", **options):
        self.at(self.world.raw.serve(self.taken, talk, **options), host)

    def answers(self, banner="220 mail.shop.test ESMTP", host="127.0.0.1", **answers):
        self.raw(lambda peer: dialogue(peer, answers, banner), host)

    def secure(self, context="good", host=NAMED, login=True, offers=(), exclude=(), **script):
        port = self.world.loop.serve(self.taken, script, tls_context=self.world.tls[context],
                                     require_starttls=True, offers=offers,
                                     auth_exclude_mechanism=exclude)
        self.at(port, host)
        self.logs_in(login)

    def logs_in(self, login=True):
        self.job["authorities"] = str(self.world.authority)
        if login:
            self.job |= {"username": "edgar@shop.test", "password_file": str(self.world.password)}

    def three(self, first_outcome, first_copies):
        self.job["letters"] = [letter(id=f"{i}-{self.row['id']}@shopctl.invalid",
                                      to=f"customer{i}@shop.test") for i in (1, 2, 3)]
        self.outcomes = [first_outcome, "sent", "sent"]
        self.copies = [first_copies, "1", "1"]

    def check(self, what, holds):
        self.checks.append(lambda told: [] if holds(told) else [what])

    def refused(self, words):
        self.reason = f"{self.host} {words}"

    # The rows.

    def sf_01(self):
        self.secure()
        self.job["letters"] *= 3
        self.outcomes *= 3
        self.copies = ["3"]
        self.check("one connection", lambda _: self.taken.connections == 1)
        self.check("one login", lambda _: self.taken.logins == [("edgar@shop.test", PASSWORD)])

    def sf_02(self):
        self.at(25, "nowhere.shop.test")
        self.refused("does not let us in: Could not resolve host: nowhere.shop.test")

    def sf_03(self):
        self.at(25, "slow.shop.test")
        self.in_time()

    def sf_04(self):
        self.at(self.world.raw.closed())

    def sf_05(self):
        self.at(self.world.raw.deaf())
        self.in_time()

    def sf_06(self):
        self.raw(lambda peer: peer.reset())

    def sf_07(self):
        self.secure(host="two.shop.test", exclude=["PLAIN"])

    def sf_08(self):
        self.raw(lambda peer: peer.wait_for_the_end())
        self.in_time()

    def sf_09(self):
        self.answers(banner="421 too busy")
        self.refused("does not let us in: 421 too busy")

    def sf_10(self):
        self.answers(banner="554 no SMTP service here")
        self.refused("does not let us in: 554 no SMTP service here")

    def sf_11(self):
        self.answers(banner="HTTP/1.1 400 Bad Request")
        self.refused("does not let us in: its answer is no SMTP: 'HTTP/1.1 400 Bad Request'")
        self.soon()

    def sf_12(self):
        def talk(peer):
            for _ in range(160):
                peer.say(b"2" * 65536)
            peer.wait_for_the_end()
        self.raw(talk)
        self.in_time()
        self.frugal()

    def sf_13(self):
        self.answers(banner="220 \x1b[2J\x1b]0;hello\x07 mail")
        self.check("escaped", lambda told: told.answer["conversation"][0] ==
                   "< 220 \\x1b[2J\\x1b]0;hello\\x07 mail")

    def sf_14(self):
        self.answers(EHLO="502 not implemented")

    def sf_15(self):
        self.answers(EHLO=lambda _: False)

    def sf_16(self):
        def flood(peer):
            while True:
                peer.say(b"250-x\r\n" * 5000)
        self.answers(EHLO=flood)
        self.soon()
        self.frugal()

    def sf_17(self):
        self.answers(host=NAMED, EHLO="250-mail.shop.test\r\n250 AUTH PLAIN LOGIN")
        self.logs_in()
        self.nothing_in_the_clear()

    def sf_18(self):
        self.answers(host=NAMED, EHLO="250-mail.shop.test\r\n250-AUTH PLAIN\r\n250 STARTTLS",
                     STARTTLS="454 TLS not available")
        self.logs_in()
        self.nothing_in_the_clear()
        self.reason = f"no TLS with {self.host}: 454 TLS not available"

    def sf_19(self):
        def starttls(peer):
            peer.say("220 go ahead\r\n250-mail.shop.test\r\n250 AUTH PLAIN")
            peer.begin_tls(self.world.tls["good"])
            dialogue(peer, {"AUTH": "235 welcome"}, "250 mail.shop.test")
            return False
        self.answers(host=NAMED, EHLO="250-mail.shop.test\r\n250 STARTTLS", STARTTLS=starttls)
        self.logs_in()
        self.check("no letter", lambda _: not self.taken.letters)

    def sf_20(self):
        self.secure("expired")
        self.distrusts()

    def sf_21(self):
        self.secure("other name")
        self.distrusts()

    def sf_22(self):
        self.secure("unknown")
        self.distrusts()

    def sf_23(self):
        def starttls(peer):
            peer.say("220 go ahead")
            peer.wait_for_the_end()
            return False
        self.answers(host=NAMED, EHLO="250-mail.shop.test\r\n250 STARTTLS", STARTTLS=starttls)
        self.in_time()

    def sf_24(self):
        self.secure(AUTH="535 5.7.8 wrong user or password " + PASSWORD)
        self.refused("refuses the login: 535 5.7.8 wrong user or password ***")
        self.job["letters"] *= 3
        self.outcomes *= 3
        self.copies = ["3"]
        self.check("one login", lambda _: len(self.taken.logins) == 1)

    def sf_25(self):
        self.secure(AUTH="454 4.7.0 temporary authentication failure")
        self.refused("refuses the login: 454 4.7.0 temporary authentication failure")

    def sf_26(self):
        self.secure(offers=["GSSAPI"])
        self.refused("does not let us in: it offers no login that we know")

    def sf_27(self):
        self.secure(AUTH=CLOSE)

    def sf_28(self):
        def starttls(peer):
            peer.say("220 go ahead")
            self.clear = peer.taken.in_the_clear
            peer.begin_tls(self.world.tls["good"])
            return True
        self.clear = b""
        self.answers(host=NAMED, STARTTLS=starttls, EHLO=self.offers_only_in_the_clear)
        self.logs_in()
        self.refused("does not let us in: it offers no login, and the shop's file asks for one")
        self.check("no letter", lambda _: not self.taken.letters)

    def offers_only_in_the_clear(self, peer):
        peer.say("250-mail.shop.test\r\n" +
                 ("250 SIZE" if self.clear else "250-AUTH PLAIN\r\n250 STARTTLS"))
        return True

    def sf_29(self):
        self.script(MAIL="451 try later")
        self.refused("refuses the sender: 451 try later")

    def sf_30(self):
        self.script(MAIL="452 out of storage")
        self.refused("refuses the sender: 452 out of storage")

    def sf_31(self):
        self.script(MAIL="550 sender refused")
        self.refused("refuses the sender: 550 sender refused")

    def sf_32(self):
        self.script(MAIL="552 too big")
        self.refused("refuses the sender: 552 too big")

    def sf_33(self):
        self.answers(MAIL=lambda _: False)

    def sf_34(self):
        self.script(MAIL="530 authentication required")
        self.refused("refuses the sender: 530 authentication required")

    def sf_35(self):
        self.recipient("450 greylisted")

    def sf_36(self):
        self.recipient("451 try later")

    def sf_37(self):
        self.recipient("452 too many recipients")

    def sf_38(self):
        self.recipient("550 5.1.1 no such user")

    def sf_39(self):
        self.recipient("553 bad address syntax")

    def sf_40(self):
        # Nor is it waited for long that such a server takes leave.
        self.answers(RCPT="554 policy", QUIT=lambda peer: peer.wait_for_the_end())
        self.refused("refuses the recipient: 554 policy")
        self.soon()

    def recipient(self, answer):
        self.script(RCPT=answer)
        self.refused("refuses the recipient: " + answer)

    def sf_41(self):
        self.answers(RCPT=lambda peer: peer.say("421 closing"))
        self.refused("refuses the recipient: 421 closing")

    def sf_42(self):
        self.script(RCPT="251 will forward")

    def sf_43(self):
        self.script(RCPT="252 cannot verify")

    def sf_44(self):
        self.answers(RCPT=lambda _: False)

    def sf_45(self):
        self.script(RCPT=lambda to: "550 no such user" if "customer1@" in to else None)
        self.three("dead", "0")

    def sf_46(self):
        self.script(RCPT=lambda to: "450 greylisted" if "customer1@" in to else None)
        self.three("retry", "1")

    def sf_47(self):
        self.script()
        self.job["letters"][0] |= letter(to="jürgen@shop.test", id="SF-47@shopctl.invalid")
        self.reason = ("the address 'jürgen@shop.test' needs SMTPUTF8 (RFC 6531), which not every "
                       "mail system on its way offers")

    def sf_48(self):
        self.answers(DATA="451 try later")
        self.refused("does not take the message: 451 try later")

    def sf_49(self):
        self.answers(DATA="554 no")
        self.refused("does not take the message: 554 no")

    def sf_50(self):
        self.answers(DATA=lambda _: False)

    def sf_51(self):
        def half(peer):
            peer.say("354 go on")
            while len(peer.buffer) < 2_000_000:
                peer.buffer += peer.read()
            peer.reset()
            return False
        self.answers(DATA=half)
        self.long_letter()

    def sf_52(self):
        def stops(peer):
            peer.say("354 go on")
            time.sleep(10)
            return False
        self.raw(lambda peer: dialogue(peer, {"DATA": stops}), receive_buffer=4096)
        self.long_letter()
        self.in_time()

    def long_letter(self):
        self.job["letters"] = [letter(id=f"{self.row['id']}@shopctl.invalid", lines=250_000)]

    def sf_53(self):
        self.final("451 local error")

    def sf_54(self):
        self.final("452 no room")

    def sf_55(self):
        self.final("550 content refused")

    def sf_56(self):
        self.final("554 transaction failed")

    def final(self, answer):
        self.script(DOT=answer, KEEPS=False)
        self.refused("does not take the message: " + answer)

    def sf_57(self):
        self.script(DOT=CLOSE)

    def sf_58(self):
        async def late(_):
            await asyncio.sleep(6)
            return "250 queued"
        self.script(DOT=late)
        self.in_time()

    def sf_59(self):
        self.script(DOT=CLOSE, KEEPS=False)

    def sf_60(self):
        self.answers(DOT="thank you")
        self.refused("may have taken the message: its answer is no SMTP: 'thank you'")
        self.soon()

    def sf_61(self):
        def slow(peer):
            for byte in b"250\r\n":
                time.sleep(1)
                peer.say(bytes([byte]))
            return True
        self.answers(DOT=slow)
        self.job |= {"answer_timeout": 8, "message_timeout": 12}

    def sf_62(self):
        self.answers(DOT=lambda peer: peer.say("250 queued"))
        self.three("sent", "1")
        self.check("three connections", lambda _: self.taken.connections == 3)

    def sf_63(self):
        # Nor is a letter lost on a server that takes one at a time.
        def one_at_a_time(peer):
            peer.senders = getattr(peer, "senders", 0) + 1
            peer.say("250 ok" if peer.senders == 1 else "421 one at a time")
            return peer.senders == 1
        self.answers(QUIT="421 closing", MAIL=one_at_a_time)
        self.three("sent", "1")

    def sf_64(self):
        self.answers(QUIT=lambda peer: peer.wait_for_the_end())
        self.soon()

    # What is checked beside the outcome.

    def soon(self):
        """Long before the time-outs of 30 seconds are over."""
        self.job |= {"connect_timeout": 30, "answer_timeout": 30, "message_timeout": 30}
        self.check("soon", lambda told: told.seconds < 10)

    def in_time(self):
        """When the time-outs of the probe are over: 3 seconds, 8 for a whole message."""
        self.check("in time", lambda told: told.seconds < 16)

    def frugal(self):
        self.check("memory", lambda told: told.memory < self.world.memory + MANY)

    def distrusts(self):
        self.check("no login", lambda _: not self.taken.logins)

    def nothing_in_the_clear(self):
        self.check("nothing in the clear", lambda _: b"AUTH" not in self.taken.in_the_clear and
                   b"MAIL" not in self.taken.in_the_clear)

    def problems(self):
        told = run(self.world.program, self.job)
        deliveries = told.answer["deliveries"]
        found = [one["outcome"] for one in deliveries]
        problems = []
        if found != self.outcomes:
            problems.append(f"outcomes {found}, not {self.outcomes}")
        for one in deliveries:
            if (one["outcome"] == "sent") != (one["reason"] == ""):
                problems.append(f"reason {one['reason']!r} of {one['outcome']}")
            if not one["reason"].isprintable():
                problems.append(f"reason {one['reason']!r} is not printable")
        if self.reason is not None and deliveries[0]["reason"] != self.reason:
            problems.append(f"reason {deliveries[0]['reason']!r}, not {self.reason!r}")
        if any(secret in told.text for secret in self.world.secrets):
            problems.append("the password was told")
        for check in self.checks:
            problems += [f"not so: {what}" for what in check(told)]
        self.send_again(found)
        return problems + self.wrong_copies(), deliveries[0]["reason"]

    def send_again(self, found):
        """As the outbox does, to a server that works: what was not sent and is not dead."""
        job = self.job | {"letters": [one for one, outcome in zip(self.job["letters"], found)
                                      if outcome not in ("sent", "dead")]}
        job["url"] = f"smtp://127.0.0.1:{self.world.loop.serve(self.taken, {})}"
        job.pop("username", None)
        if job["letters"]:
            run(self.world.program, job)

    def wrong_copies(self):
        ids = list(dict.fromkeys(bytes.fromhex(one["id"]).decode() for one in self.job["letters"]))
        copies = [self.taken.copies(one) for one in ids]
        good = [expected in (str(count), "1..2" if count in (1, 2) else None)
                for count, expected in zip(copies, self.copies)]
        return [] if all(good) else [f"copies {copies}, not {self.copies}"]


class World:
    """What all cases share."""

    def __init__(self, program, folder, loop, raw):
        self.program, self.loop, self.raw = program, loop, raw
        self.authority = certificates.authority(folder, "authority")
        certificates.authority(folder, "stranger")
        names = f"DNS:{NAMED},DNS:two.shop.test"
        self.tls = {"good": certificates.server(folder, "good", names),
                    "expired": certificates.server(folder, "expired", names, days=-1),
                    "other name": certificates.server(folder, "other", "DNS:other.test"),
                    "unknown": certificates.server(folder, "unknown", names, "stranger")}
        self.password = folder / "password"
        with open(os.open(self.password, os.O_WRONLY | os.O_CREAT, 0o600), "w",
                  encoding="utf-8") as file:
            file.write(PASSWORD + "\n")
        self.secrets = [PASSWORD] + [base64.b64encode(text.encode()).decode()
                                     for text in (PASSWORD, f"\0edgar@shop.test\0{PASSWORD}")]
        port = loop.serve(Taken(), {})
        self.memory = run(program, {"url": f"smtp://127.0.0.1:{port}",
                                    "letters": [letter()]}).memory


def verdict(world, row):
    try:
        return Case(world, row).problems()
    except Exception as error:  # a broken case must name its row
        return [f"{type(error).__name__}: {error}"], ""


def main() -> int:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    program = sys.argv[1]
    rows = [json.loads(line) for line in
            pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["phase"] != "client"]
    wanted = sys.argv[3:]
    if not wanted and len(rows) != 64:
        print(f"{len(rows)} rows")
        return 1
    failed = False
    with tempfile.TemporaryDirectory() as folder, Loop() as loop, Raw() as raw, \
            concurrent.futures.ThreadPoolExecutor(8) as pool:
        world = World(program, pathlib.Path(folder), loop, raw)
        rows = [row for row in rows if not wanted or row["id"] in wanted]
        for row, (problems, reason) in zip(rows, pool.map(lambda row: verdict(world, row), rows)):
            print(row["id"], row["phase"], row["fault"], "->", row["outcome"], "|", reason)
            for problem in problems:
                failed = True
                print("  FAILED:", problem)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
