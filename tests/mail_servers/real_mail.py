#!/usr/bin/python3
"""A real mail system takes letters, by SMTP and by its sendmail command, and brings them into a
mailbox, where they are read by Python's email.

usage: real_mail.py MAIL_PROBE
"""

import contextlib
import email
import email.policy
import mailbox
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from probe import letter, run

EXIM = "/usr/sbin/exim4"
SECONDS = 20

# An exim of its own: nothing outside of its folder is read or written.
CONFIGURATION = """
exim_user = {user}
exim_group = {group}
primary_hostname = mail.shop.test
spool_directory = {folder}/spool
log_file_path = {folder}/log.%s
pid_file_path = {folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {port}
deliver_drop_privilege = true
untrusted_set_sender = *
local_from_check = false
keep_environment =
rfc1413_query_timeout = 0s
acl_smtp_rcpt = to_us
begin acl
to_us:
  deny message = no such user
       local_parts = nobody
  accept domains = shop.test
  deny message = no relaying
begin routers
local:
  driver = accept
  domains = shop.test
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = {folder}/mail
  maildir_format
  create_directory
  return_path_add
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def wait_until(what: str, holds):
    end = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"{what} after {SECONDS} s")
        time.sleep(0.05)


class Exim:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.port = free_port()
        # It delivers nothing as root.
        owner = pwd.getpwnam("Debian-exim") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        self.configuration = folder / "exim.conf"
        self.configuration.write_text(
            CONFIGURATION.format(folder=folder, port=self.port, user=owner.pw_uid,
                                 group=owner.pw_gid), encoding="utf-8")
        for path in (folder, folder / "spool", folder / "mail"):
            path.mkdir(exist_ok=True)
            os.chown(path, owner.pw_uid, owner.pw_gid)
        # Else root owns it, as exim asks of the settings that it trusts.
        self.command = [EXIM, "-C", str(self.configuration)]

    def __enter__(self):
        self.daemon = subprocess.Popen([*self.command, "-bdf"], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        try:
            wait_until("exim does not listen",
                       lambda: self.daemon.poll() is not None or listens(self.port))
            if self.daemon.poll() is not None:
                raise AssertionError(f"exim: {self.daemon.stderr.read().decode()}")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.daemon.terminate()
        self.daemon.wait(10)
        self.daemon.stderr.close()

    def delivered(self, count: int) -> list:
        box = mailbox.Maildir(self.folder / "mail", factory=None)
        with contextlib.suppress(FileNotFoundError):
            wait_until(f"{len(box)} of {count} letters are there: {self.log()}",
                       lambda: len(box) >= count)
        return [email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
                for key in box.keys()]

    def log(self) -> str:
        return " ".join(file.read_text(errors="replace") for file in self.folder.glob("log.*"))


def letters(prefix: str) -> list:
    return [letter(id=f"{prefix}-{number}@shopctl.invalid", to=to, subject="Gebucht: Citroën",
                   to_name="Núñez, María", text=text)
            for number, to, text in ((1, "maria@shop.test", ".\n..\nFrom now on\n\nend\n"),
                                     (2, "nobody@shop.test", "never\n"),
                                     (3, "tom@shop.test", "x" * 3000 + "\n"))]


def check(program: str, exim: Exim):
    by_smtp = run(program, {"url": f"smtp://127.0.0.1:{exim.port}", "answer_timeout": 10,
                            "message_timeout": 20, "letters": letters("smtp")})
    found = [one["outcome"] for one in by_smtp.answer["deliveries"]]
    assert found == ["sent", "dead", "sent"], by_smtp.text
    by_command = run(program, {"transport": "sendmail", "sendmail": [*exim.command, "-i"],
                               "message_timeout": 20,
                               "letters": [letters("command")[0], letters("command")[2]]})
    found = [one["outcome"] for one in by_command.answer["deliveries"]]
    assert found == ["sent", "sent"], by_command.text

    messages = {message["Message-Id"]: message for message in exim.delivered(4)}
    expected = {f"<{way}-{number}@shopctl.invalid>"
                for way in ("smtp", "command") for number in (1, 3)}
    assert set(messages) == expected, set(messages)
    for name, message in messages.items():
        sent = next(one for one in letters("x")
                    if bytes.fromhex(one["id"]).decode()[1:] in name)
        assert message["Subject"] == "Gebucht: Citroën", message["Subject"]
        assert message["Return-Path"] == "<edgar@shop.test>", message["Return-Path"]
        assert message["To"].addresses[0].display_name == "Núñez, María", message["To"]
        assert message.get_content() == bytes.fromhex(sent["text"]).decode(), name
        assert not message.defects, message.defects


def main() -> int:
    # Under /tmp, where another user may go.
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        with Exim(folder) as exim:
            check(sys.argv[1], exim)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
