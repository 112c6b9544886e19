"""Jobs for mail_probe."""

import dataclasses
import json
import os
import subprocess
import threading
import time

SECONDS = 60


def in_hex(text) -> str:
    return (text if isinstance(text, bytes) else text.encode()).hex()


def letter(**fields) -> dict:
    """A letter of the shop; texts are given as str or bytes."""
    whole = {"from": "edgar@shop.test", "from_name": "Edgar", "to": "maria@shop.test",
             "subject": "Booked", "text": "Hello.\n", "id": "1@shopctl.invalid"} | fields
    return {name: in_hex(value) if isinstance(value, (str, bytes)) else value
            for name, value in whole.items()}


@dataclasses.dataclass
class Told:
    """What the program said."""
    answer: object
    text: str      # all of it
    seconds: float
    memory: int    # KiB that it took at most


def run(program: str, job: dict) -> Told:
    # What the environment says must count for nothing.
    environment = dict(os.environ, all_proxy="http://127.0.0.1:9", ALL_PROXY="http://127.0.0.1:9")
    begin = time.monotonic()
    # The pipes are its own to close: wait4() takes the place of wait(), for the memory it took.
    process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env=environment)
    killer = threading.Timer(SECONDS, process.kill)
    killer.start()
    with process.stdin as stdin:
        stdin.write(json.dumps(job).encode())
    with process.stdout as stdout:
        text = stdout.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    killer.cancel()
    if process.returncode != 0:
        raise AssertionError(f"mail_probe: {process.returncode}, {text}")
    return Told(json.loads(text), text, time.monotonic() - begin, used.ru_maxrss)
