#!/usr/bin/python3
"""Breaks the link to the server at every statement that a booking writes, one after the other.

usage: killed.py SHOPCTL

A trigger on every table ends the server's side of the link at the N-th row that is written, for
each N until the booking gets through: before that every try has to end with exit 6 and leave no
row behind; the last one is whole. Broken while it is committed, its outcome is said to be
unknown, and the same request id then tells, and books once.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from race import Race


class Server:
    def __init__(self, name):
        self.name = name

    def sql(self, text, database=None):
        done = subprocess.run(
            ["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-h", os.environ["SHOP_TEST_PG_HOST"], "-p",
             os.environ["SHOP_TEST_PG_PORT"], "-U", "postgres", "-d", database or self.name, "-c",
             text], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(done.stderr)
        return done.stdout

    def tables(self):
        return self.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename "
                        "<> 'kill_at' ORDER BY tablename").split()

    def contents(self):
        """Every row of every table."""
        return {table: self.sql(f"SELECT t::text FROM {table} t ORDER BY 1")
                for table in self.tables()}

    def arm(self):
        self.sql("CREATE SEQUENCE written; CREATE TABLE kill_at (row_number BIGINT); "
                 "INSERT INTO kill_at VALUES (0); CREATE FUNCTION kill() RETURNS trigger "
                 "LANGUAGE plpgsql AS $$ BEGIN IF nextval('written') = (SELECT row_number FROM "
                 "kill_at) THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; "
                 "RETURN NEW; END $$")
        for table in self.tables():
            self.sql(f"CREATE TRIGGER kill BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW "
                     "EXECUTE FUNCTION kill()")

    def kill_at(self, row):
        self.sql(f"SELECT setval('written', 1, false); UPDATE kill_at SET row_number = {row}")


def book(race, *more):
    process = race.start("book", "job", "--at", "2026-12-01 10:00", "--customer", "1", "--vehicle",
                         "v1", *more)
    out, error = process.communicate(timeout=60)
    return process.returncode, out, error


def check(faults, holds, what):
    if not holds:
        faults.append(what)


def walk(race, server):
    faults = []
    before = server.contents()
    row = 0
    while True:
        row += 1
        server.kill_at(row)
        code, _, error = book(race)
        if code == 0:
            break
        said = "link to the store was lost" in error and "nothing was changed" in error
        check(faults, code == 6 and said, f"row {row}: exit {code}: {error}")
        check(faults, server.contents() == before, f"row {row}: something was left behind")
        if row > 200:
            sys.exit("the booking never got through")
    check(faults, row > 10, f"only {row - 1} rows were written by a booking")
    jobs = json.loads(race.run("list"))
    check(faults, [job["status"] for job in jobs] == ["booked"], f"it left {jobs}")
    race.run("audit", "verify")
    print(f"a booking was broken off at each of its {row - 1} rows")
    return faults


def at_commit(race, server, booked, request_id):
    """The link breaks when the server is asked to commit; `booked` is the job before."""
    faults = []
    server.kill_at(0)
    race.run("cancel", booked, "--by-shop")
    server.sql("CREATE FUNCTION kill_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM "
               "pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$; CREATE CONSTRAINT "
               "TRIGGER at_commit AFTER INSERT ON request DEFERRABLE INITIALLY DEFERRED FOR EACH "
               "ROW EXECUTE FUNCTION kill_now()")
    code, _, error = book(race, "--request-id", request_id)
    check(faults, code == 6 and '"outcome_unknown"' in error, f"at commit: exit {code}: {error}")
    server.sql("DROP TRIGGER at_commit ON request; DROP FUNCTION kill_now()")
    code, out, error = book(race, "--request-id", request_id)
    check(faults, code == 0 and not json.loads(out)["replayed"], f"again: exit {code}: {error}")
    code, out, error = book(race, "--request-id", request_id)
    check(faults, code == 0 and json.loads(out)["replayed"], f"once more: exit {code}: {error}")
    return faults


def main():
    server = Server(f"killed_{os.getpid()}")
    server.sql(f"CREATE DATABASE {server.name} TEMPLATE template0 ENCODING 'UTF8'", "postgres")
    try:
        with tempfile.TemporaryDirectory() as folder:
            race = Race(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(folder),
                        f"postgresql://postgres@127.0.0.1:{os.environ['SHOP_TEST_PG_PORT']}/"
                        f"{server.name}")
            race.make_shop()
            server.arm()
            faults = walk(race, server) + at_commit(race, server, "A1", "r1")
            # A pooler that loses its server says so in words of its own.
            race.environment["SHOPCTL_STORE"] = (
                f"postgresql://postgres@127.0.0.1:{os.environ['SHOP_TEST_PG_POOLER']}/{server.name}")
            faults += at_commit(race, server, "A2", "r2")
    finally:
        server.sql(f"DROP DATABASE {server.name} WITH (FORCE)", "postgres")
    print("\n".join(faults[:10]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
