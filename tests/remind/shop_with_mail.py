"""A shop with customers, jobs and a server for its mail, for tests of `shopctl remind`."""

import email
import email.policy
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "mail_servers"))
import servers  # noqa: E402

NOW = "2026-11-17T08:00:00-08:00"

SETTINGS = """
[shop]
name = "Edgar's Mobile Auto Repair"
timezone = "{zone}"
currency = "USD"
email = "{shop_email}"
[hours]
{hours}
[booking]
minimum_notice_minutes = 0
travel_minutes = 0
wrap_up_minutes = 0
slot_minutes = 15
horizon_days = 400
[pricing]
labor_rate = "100.00"
tax_rate = "0%"
[mail]
from = "Edgar <edgar@shop.test>"
transport = "smtp"
smtp_url = "smtp://127.0.0.1:{port}"
undo_minutes = 0
[reminders]
before = {before}
day_sheet = {day_sheet}
max_per_run = {max_per_run}
max_per_customer_a_day = {max_per_customer}
notify_shop = []
"""
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Shop:
    """In a folder of its own that goes with it."""

    def __init__(self, shopctl, port, zone="America/Los_Angeles", before='["24h"]',
                 day_sheet="[]", max_per_run=1000, max_per_customer=1000, shop_email="",
                 hours='["00:00-24:00"]', now=NOW):
        self.shopctl = shopctl
        self.now = now
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="remind-"))
        self.run("init", "--mechanic", "Edgar", check=True)
        (self.folder / "shop.toml").write_text(SETTINGS.format(
            zone=zone, port=port, before=before, day_sheet=day_sheet, max_per_run=max_per_run,
            max_per_customer=max_per_customer, shop_email=shop_email,
            hours="\n".join(f"{day} = {hours}" for day in DAYS)))
        (self.folder / "shop.toml").chmod(0o600)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    @property
    def store(self):
        return self.folder / "shop.db"

    def environment(self, now=None, **more):
        return {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "SHOPCTL_CONFIG": "shop.toml",
                "SHOPCTL_NOW": now or self.now, "SHOPCTL_ACTOR": "test", **more}

    def start(self, *words, now=None, **more):
        return subprocess.Popen([self.shopctl, *words], cwd=self.folder, text=True,
                                env=self.environment(now, **more), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, *words, now=None, check=False, **more):
        done = subprocess.run([self.shopctl, *words], cwd=self.folder, text=True, timeout=120,
                              env=self.environment(now, **more), stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{words}: exit {done.returncode}\n{done.stderr}")
        return done

    def remind(self, now=None, **more):
        return self.run("remind", now=now, **more)

    def customer(self, name, address):
        self.run("--quiet", "customer", "add", name, "--email", address, check=True)
        number = self.sql("SELECT max(id) FROM customer")[0][0]
        self.run("--quiet", "vehicle", "add", str(number), "2015 Honda Civic", check=True)
        return number

    def book(self, when, customer, now=None):
        self.run("--quiet", "book", "oil-synthetic", when, "--customer", str(customer), now=now,
                 check=True)
        return self.sql("SELECT max(id) FROM appointment")[0][0]

    def sql(self, text):
        with sqlite3.connect(self.store) as store:
            rows = store.execute(text).fetchall()
        store.close()
        return rows

    def leases_are_over(self):
        """What quarter of an hour would do."""
        self.sql("UPDATE outbox SET lease_until = 1 WHERE lease_until IS NOT NULL")

    def message_ids(self, kind="reminder"):
        return [row[0] for row in
                self.sql(f"SELECT message_id FROM outbox WHERE kind = '{kind}' ORDER BY id")]

    def states(self, kind="reminder"):
        return [row[0] for row in
                self.sql(f"SELECT state FROM outbox WHERE kind = '{kind}' ORDER BY id")]


class ShopOnAServer(Shop):
    """The same in a database of its own on the server that tests/postgresql/cluster.py started."""

    def __init__(self, *arguments, **settings):
        self.database = f"remind_{os.getpid()}"
        self._psql("postgres", f"CREATE DATABASE {self.database} TEMPLATE template0 "
                               "ENCODING 'UTF8'")
        super().__init__(*arguments, **settings)
        # On a server the rules that were published count.
        self.run("--quiet", "config", "publish", check=True)

    def __exit__(self, *_):
        super().__exit__()
        self._psql("postgres", f"DROP DATABASE {self.database} WITH (FORCE)")

    def environment(self, now=None, **more):
        url = f"postgresql://postgres@127.0.0.1:{os.environ['SHOP_TEST_PG_PORT']}/{self.database}"
        return super().environment(now, SHOPCTL_STORE=url, **more)

    def sql(self, text):
        return [line.split("\t") for line in self._psql(self.database, text).splitlines()]

    @staticmethod
    def _psql(database, text):
        return subprocess.run(
            ["psql", "-qAt", "-F", "\t", "-h", os.environ["SHOP_TEST_PG_HOST"], "-p",
             os.environ["SHOP_TEST_PG_PORT"], "-U", "postgres", "-d", database, "-c", text],
            check=True, capture_output=True, text=True).stdout


EVENING = "2026-11-17T23:50:00-08:00"


def make(shopctl, port, customers, kind=Shop, **settings):
    """A shop with a job for each of so many customers, 32 at most, all day long tomorrow, whose
    confirmations have gone: in the evening all their reminders are due."""
    shop = kind(shopctl, port, now="2026-11-16T08:00:00-08:00", **settings)
    for number in range(customers):
        who = shop.customer(f"Customer {number}", f"c{number}@example.com")
        shop.book(f"2026-11-18 {45 * number // 60:02}:{45 * number % 60:02}", who)
    shop.sql("UPDATE outbox SET state = 'dropped'")
    shop.now = EVENING
    return shop


def parsed(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def expect(what, found, wanted):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r}, not {wanted!r}")


__all__ = ["EVENING", "NOW", "Shop", "ShopOnAServer", "expect", "make", "os", "parsed", "servers"]
