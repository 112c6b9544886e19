"""Jobs for mail_probe."""

import dataclasses
import json
import os
import subprocess

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
    """What the program said, and how much memory it took at most, in KiB."""
    answer: object
    text: str
    memory: int


def run(program: str, job: dict) -> Told:
    # What the environment says must count for nothing.
    environment = dict(os.environ, all_proxy="http://127.0.0.1:9", ALL_PROXY="http://127.0.0.1:9")
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment) as process:
        out, err = process.communicate(json.dumps(job).encode(), timeout=SECONDS)
    if process.returncode != 0 or err:
        raise AssertionError(f"mail_probe: {process.returncode}, {err.decode(errors='replace')}")
    return Told(json.loads(out), out.decode(), 0)
