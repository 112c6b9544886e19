#!/usr/bin/python3
"""What could become a storm sends nothing that nobody expects: a clock that jumps by a month, an
import of history, a copy of the store, more that is due than a run or a customer may get.

usage: storm.py SHOPCTL
"""

import collections
import shutil
import sys

from shop_with_mail import EVENING, Shop, expect, make, servers

DAY_AFTER = "2026-11-18T00:00:00-08:00"


def refused(shop, why, now=None):
    done = shop.remind(now=now)
    expect(f"exit: {done.stderr}", done.returncode, 7)
    if why not in done.stderr:
        raise AssertionError(f"{done.stderr!r} does not say {why!r}")


def a_month_ahead(shopctl, port, taken):
    with Shop(shopctl, port) as shop:
        for number in range(8):
            who = shop.customer(f"Customer {number}", f"c{number}@example.com")
            shop.book(f"2026-12-{15 + number} 09:00", who)
        expect("exit", shop.remind().returncode, 0)
        expect("confirmations", len(taken.letters), 8)
        taken.letters.clear()
        ahead = "2026-12-17T12:00:00-08:00"
        refused(shop, "the outbox is on hold: the last run was before", now=ahead)
        expect("letters while it is on hold", taken.letters, [])
        # Somebody has looked: two jobs are over, one is today, of tomorrow's only one is due.
        shop.run("outbox", "resume", now=ahead, check=True)
        expect("exit", shop.remind(now=ahead).returncode, 0)
        expect("letters", [to for to, _ in taken.letters], ["c3@example.com"])


def history(shopctl, port, taken):
    with make(shopctl, port, 1) as shop:
        columns = [row[0] for row in shop.sql("SELECT name FROM pragma_table_info('appointment')")]
        changed = {"id": "n.i", "imported": "1", "holds": "0", "quote_id": "NULL",
                   "starts_at": "a.starts_at + (n.i - 100) * 3600",
                   "ends_at": "a.ends_at + (n.i - 100) * 3600",
                   "starts_local": "a.starts_local + (n.i - 100) * 3600"}
        values = ", ".join(changed.get(column, f"a.{column}") for column in columns)
        shop.sql("WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 200) "
                 f"INSERT INTO appointment ({', '.join(columns)}) "
                 f"SELECT {values} FROM n, appointment a WHERE a.id = 1")
        expect("exit", shop.remind().returncode, 0)
        expect("letters", [to for to, _ in taken.letters], ["c0@example.com"])


def copies(shopctl, port, taken):
    with make(shopctl, port, 3) as shop:
        # The file was taken elsewhere, with the shop's file beside it.
        elsewhere = shop.folder / "elsewhere"
        elsewhere.mkdir()
        for name in ("shop.db", "shop.toml"):
            shutil.copy(shop.folder / name, elsewhere / name)
        done = shop.run("--config", str(elsewhere / "shop.toml"), "remind")
        expect(f"exit in the copy: {done.stderr}", done.returncode, 7)
        # A copy that is put in its original's place knows that it is one.
        shop.run("db", "copy", "--from", "sqlite:shop.db", "--to", "sqlite:copy.db", check=True)
        original = shop.store.read_bytes()
        shutil.copy(shop.folder / "copy.db", shop.store)
        refused(shop, "this store is a copy")
        expect("letters of copies", taken.letters, [])
        shop.store.write_bytes(original)
        expect("exit", shop.remind().returncode, 0)
        expect("letters", len(taken.letters), 3)


def limits(shopctl, port, taken):
    with make(shopctl, port, 12, max_per_run=5) as shop:
        for sent in (5, 10):
            refused(shop, "more wait: a run sends 5 at most")
            expect("letters", len(taken.letters), sent)
        expect("exit", shop.remind().returncode, 0)
        expect("letters", len(taken.letters), 12)
    taken.letters.clear()
    with make(shopctl, port, 9, max_per_customer=2) as shop:
        shop.sql("UPDATE appointment SET customer_id = 1 WHERE id <= 6")
        refused(shop, "held until tomorrow: 2 reminders and late notices went to this customer")
        found = collections.Counter(to for to, _ in taken.letters)
        expect("letters", found["c0@example.com"], 2)
        expect("letters to others", len(taken.letters), 5)
        expect("exit of the next run", shop.remind(now=EVENING).returncode, 0)
        # Of the four that waited for tomorrow two go then, and the first has not begun.
        refused(shop, "held until tomorrow", now=DAY_AFTER)
        found = collections.Counter(to for to, _ in taken.letters)
        expect("letters", found["c0@example.com"], 4)


def main():
    for case in (a_month_ahead, history, copies, limits):
        taken = servers.Taken()
        with servers.Loop() as loop:
            case(sys.argv[1], loop.serve(taken, {}), taken)


if __name__ == "__main__":
    main()
