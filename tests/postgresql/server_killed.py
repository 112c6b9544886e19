#!/usr/bin/python3
"""Kills the whole server after each statement of a booking, one after the other.

usage: server_killed.py SHOPCTL

A server of its own, which keeps what it commits, is reached through a relay that counts the
statements that go by. After the N-th the server is ended as by a power cut (pg_ctl stop -m
immediate: no checkpoint, so that it recovers from its log), for each N until a booking gets
through. Every time the command has to end with exit 6 and the store to hold the whole booking or
none of it; the same request id then books once.
"""

import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time

import cluster
from race import Race

STATEMENTS = b"QE"  # Query and Execute (PostgreSQL documentation, "Message Formats")


class Relay:
    """Passes on what client and server say, until the client has sent so many statements."""

    def __init__(self, port):
        self.port = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.last = None       # after this statement the server dies
        self.seen = 0
        self.kill = None
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.listener.accept()
            try:
                server = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                client.close()  # as a port that nobody listens on
                continue
            threading.Thread(target=self.answers, args=(server, client), daemon=True).start()
            threading.Thread(target=self.requests, args=(client, server), daemon=True).start()

    @staticmethod
    def answers(server, client):
        try:
            while piece := server.recv(65536):
                client.sendall(piece)
        except OSError:
            pass
        client.close()

    def requests(self, client, server):
        stream = client.makefile("rb")
        try:
            self.pass_on(stream, server, first=True)  # the startup message has no type
            while self.pass_on(stream, server):
                pass
        except OSError:
            pass
        server.close()

    def pass_on(self, stream, server, first=False):
        kind = b"" if first else stream.read(1)
        length = stream.read(4)
        if len(length) < 4:
            return False
        server.sendall(kind + length + stream.read(int.from_bytes(length, "big") - 4))
        if kind and kind in STATEMENTS:
            self.seen += 1
            if self.seen == self.last:
                time.sleep(0.02)  # the server gets to it
                self.kill()
                return False
        return True


class Server:
    def __init__(self, folder):
        self.state = folder / "cluster.state"
        cluster.start(self.state, durable=True)
        where = cluster.state_of(self.state)
        self.folder = pathlib.Path(where["folder"])
        self.port = int(where["port"])
        self.run("psql", "-q", "-h", self.folder, "-p", self.port, "-U", "postgres", "-c",
                 "CREATE DATABASE shop TEMPLATE template0 ENCODING 'UTF8'")

    @staticmethod
    def run(*command):
        return cluster.run(*command)

    def kill(self):
        self.run(cluster.binaries() / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w",
                 "stop")

    def start(self):
        cluster.start_server(self.folder, self.port, durable=True)

    def sql(self, text):
        return self.run("psql", "-qAt", "-h", self.folder, "-p", self.port, "-U", "postgres", "-d",
                        "shop", "-c", text)

    def contents(self):
        """Every row of every table."""
        tables = self.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' "
                          "ORDER BY 1").split()
        return self.sql(" UNION ALL ".join(f"SELECT '{table}', t::text FROM {table} t"
                                           for table in tables) + " ORDER BY 1, 2")


def book(race, number):
    process = race.start("book", "job", "--at", "2026-12-01 10:00", "--customer", "1", "--vehicle",
                         "v1", "--request-id", f"r{number}")
    out, error = process.communicate(timeout=60)
    return process.returncode, out, error


def walk(race, relay, server):
    faults = []
    before = server.contents()
    outcomes = {"none": 0, "whole": 0}
    number = 0
    while True:
        number += 1
        relay.seen, relay.last = 0, number
        code, out, error = book(race, number)
        relay.last = None
        if code == 0:
            break
        said = '"store_unavailable"' in error or '"outcome_unknown"' in error
        if code != 6 or not said:
            faults.append(f"statement {number}: exit {code}: {error}")
        server.start()
        if server.contents() == before:
            outcomes["none"] += 1
            continue
        # At the commit nobody can know; behind it only the answer could not be read.
        if '"outcome_unknown"' not in error and "made before this stands" not in error:
            faults.append(f"statement {number}: it was booked, but said: {error}")
        # Then it is all there, and the same request says so.
        outcomes["whole"] += 1
        code, out, error = book(race, number)
        if code != 0 or not json.loads(out)["replayed"]:
            faults.append(f"statement {number}: asked again: exit {code}: {error}")
        race.run("audit", "verify")
        race.run("db", "check")
        race.run("cancel", "A1", "--by-shop")
        return faults, number, outcomes
    race.run("audit", "verify")
    race.run("db", "check")
    return faults, number, outcomes


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        server = Server(folder)
        try:
            relay = Relay(server.port)
            relay.kill = server.kill
            port = relay.listener.getsockname()[1]
            race = Race(str(pathlib.Path(sys.argv[1]).resolve()), folder,
                        f"postgresql://postgres@127.0.0.1:{port}/shop?sslmode=disable&"
                        "gssencmode=disable")
            race.make_shop()
            faults, statements, outcomes = walk(race, relay, server)
        finally:
            cluster.stop(server.state)
    print(f"the server was killed after each of {statements - 1} statements: {outcomes}")
    if outcomes["whole"] != 1:
        faults.append("killed after the commit, the booking was not there")
    if statements < 20:
        faults.append("a booking has more statements than that")
    print("\n".join(faults[:10]))
    return 1 if faults else 0


if __name__ == "__main__":
    os.environ.pop("PGSERVICEFILE", None)
    sys.exit(main())
