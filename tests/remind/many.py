#!/usr/bin/python3
"""Very many reminders that are due at once: how long `shopctl remind` takes, beside a loop of
libcurl that commits a row for each message, with the same server and letter; and that its memory
stays flat.

usage: many.py SHOPCTL RAW_LOOP [--count N] [--judge]
"""

import argparse
import asyncio
import os
import subprocess
import threading
import time

from shop_with_mail import EVENING, Shop, expect

GOAL = 0.8


class Sink(asyncio.Protocol):
    """A server that does as little as one can."""

    letters = []

    def connection_made(self, transport):
        self.transport = transport
        self.buffer = b""
        self.in_data = False
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.buffer += data
        while True:
            if self.in_data:
                end = self.buffer.find(b"\r\n.\r\n")
                if end < 0:
                    return
                if not Sink.letters:
                    Sink.letters.append(self.buffer[:end + 2])
                self.buffer = self.buffer[end + 5:]
                self.in_data = False
                self.transport.write(b"250 ok\r\n")
                continue
            line, found, rest = self.buffer.partition(b"\r\n")
            if not found:
                return
            self.buffer = rest
            verb = line[:4].upper()
            if verb == b"DATA":
                self.in_data = True
                self.transport.write(b"354 go on\r\n")
            elif verb == b"QUIT":
                self.transport.write(b"221 bye\r\n")
                self.transport.close()
                return
            else:
                self.transport.write(b"250 ok\r\n")


def serve():
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(Sink, "127.0.0.1", 0))
    threading.Thread(target=loop.run_forever, daemon=True).start()
    return server.sockets[0].getsockname()[1]


def fill(shop, count):
    """One job is booked; the others are copies of it, by hand, of as many mechanics and cars."""
    who = shop.customer("Dana Reyes", "dana@example.com")
    shop.book("2026-11-18 09:00", who)
    shop.sql("UPDATE outbox SET state = 'dropped'")
    columns = [row[1] for row in shop.sql("SELECT cid, name FROM pragma_table_info('appointment')")]
    changed = {"id": "n.i", "mechanic_id": "n.i", "customer_id": "n.i",
               "vehicle_id": "n.i", "quote_id": "NULL"}
    values = ", ".join(changed.get(column, f"a.{column}") for column in columns)
    numbers = ("WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n "
               f"WHERE i < {count})")
    shop.sql(f"{numbers} INSERT INTO mechanic (id, name, name_folded, created_at) "
             "SELECT i, 'M' || i, 'm' || i, 0 FROM n")
    shop.sql(f"{numbers} INSERT INTO customer (id, name, name_folded, email, email_folded, "
             "search_text, created_at) SELECT i, 'C' || i, 'c' || i, 'c' || i || '@example.com', "
             "'c' || i || '@example.com', '', 0 FROM n")
    shop.sql(f"{numbers} INSERT INTO vehicle (id, customer_id, plate, search_text, created_at) "
             "SELECT i, i, 'P' || i, '', 0 FROM n")
    shop.sql(f"{numbers} INSERT INTO appointment ({', '.join(columns)}) "
             f"SELECT {values} FROM n, appointment a WHERE a.id = 1")
    shop.sql(f"{numbers} INSERT INTO appointment_service "
             "SELECT n.i, s.position, s.code, s.name, s.is_package, s.duration, s.price, s.done "
             "FROM n, appointment_service s WHERE s.appointment_id = 1")
    shop.now = EVENING


def timed(run):
    start = time.monotonic()
    run()
    return time.monotonic() - start


def peak_of(shop, count):
    """Peak memory of one run, in KiB, and its seconds."""
    process = shop.start("remind", "--verbose")
    start = time.monotonic()
    with process.stdout, process.stderr:
        errors = process.stderr.read()
    # Of this run alone, not of all that there were: wait4() takes the place of wait().
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    expect(f"exit: {errors}", process.returncode, 0)
    expect("sent", errors.split()[0], str(count))
    return used.ru_maxrss, seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shopctl")
    parser.add_argument("raw_loop")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--judge", action="store_true")
    options = parser.parse_args()
    port = serve()
    peaks = []
    for count in (max(options.count // 10, 1), options.count):
        with Shop(options.shopctl, port, max_per_run=100_000, max_per_customer=1000,
                  now="2026-11-16T08:00:00-08:00") as shop:
            fill(shop, count)
            peak, seconds = peak_of(shop, count)
            peaks.append(peak)
            letter = shop.folder / "letter.eml"
            letter.write_bytes(Sink.letters[0])
            raw = timed(lambda: subprocess.run(
                [options.raw_loop, str(port), str(count), str(shop.folder / "raw.db"), str(letter)],
                check=True))
    ratio = raw / seconds
    print(f"{options.count} reminders: {seconds:.2f} s, {options.count / seconds:.0f} a second; "
          f"libcurl and a commit each: {raw:.2f} s; ratio {ratio:.2f} (goal {GOAL}); "
          f"memory {peaks[0]} KiB for a tenth, {peaks[1]} KiB for all")
    if options.judge:
        if ratio < GOAL:
            raise AssertionError(f"ratio {ratio:.2f}")
        if peaks[1] > peaks[0] + 8 * 1024:
            raise AssertionError("memory grows with the number of reminders")


if __name__ == "__main__":
    main()
