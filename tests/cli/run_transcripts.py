#!/usr/bin/python3
"""Runs transcripts: commands with what they print, compared whole.

usage: run_transcripts.py SHOPCTL [--update] [--postgresql server|pooler] [FILE_OR_FOLDER...]

With --postgresql each transcript has a database of its own on the server that
tests/postgresql/cluster.py has started, reached straight or through its pooler; those whose
header says `# engine: sqlite` are left out.

See docs/developing.md for the format. Exits 0 when all passed, else 1.
"""

import argparse
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_NOW = "2026-11-17T11:05:00-08:00"
TIME_LIMIT_SECONDS = 60


class BadTranscript(Exception):
    pass


class Step:
    """One command and the lines expected after it."""

    def __init__(self, command_lines):
        self.command_lines = command_lines
        self.expected = []

    @property
    def command(self):
        return "\n".join(self.command_lines)


class Transcript:
    def __init__(self, path):
        self.path = path
        self.header = []
        self.steps = []
        self.settings = {"setup": [], "now": [], "env": [], "engine": []}
        self._read(path.read_text(encoding="utf-8").splitlines())

    def _read(self, lines):
        lines = iter(lines)
        for line in lines:
            if line.startswith("$ "):
                command = [line[2:]]
                while command[-1].endswith("\\"):
                    following = next(lines, None)
                    if following is None:
                        raise BadTranscript("the last command is not complete")
                    command.append(following)
                self.steps.append(Step(command))
            elif self.steps:
                self.steps[-1].expected.append(line)
            else:
                self._read_header(line)
        if not self.steps:
            raise BadTranscript("there is no line that starts with '$ '")
        for step in self.steps:
            # Blank lines before the next command only set steps apart.
            step.gap = []
            while step.expected and step.expected[-1] == "":
                step.gap.append(step.expected.pop())

    def _read_header(self, line):
        self.header.append(line)
        if line and not line.startswith("#"):
            raise BadTranscript(f"before the first command there are comments only, not {line!r}")
        for name, values in self.settings.items():
            mark = f"# {name}: "
            if line.startswith(mark):
                values.append(line[len(mark):].strip())


class Database:
    """A database of the server, there as long as a transcript runs."""

    def __init__(self, way):
        self.name = f"transcript_{os.getpid()}"
        port = os.environ["SHOP_TEST_PG_PORT" if way == "server" else "SHOP_TEST_PG_POOLER"]
        self.url = f"postgresql://postgres@127.0.0.1:{port}/{self.name}"

    def __enter__(self):
        self._run(f"CREATE DATABASE {self.name} TEMPLATE template0 ENCODING 'UTF8'")
        return self

    def __exit__(self, *_):
        self._run(f"DROP DATABASE {self.name} WITH (FORCE)")

    @staticmethod
    def _run(sql):
        subprocess.run(["psql", "-q", "-h", os.environ["SHOP_TEST_PG_HOST"], "-p",
                        os.environ["SHOP_TEST_PG_PORT"], "-U", "postgres", "-d", "postgres", "-c",
                        sql], check=True, capture_output=True)


def environment(shopctl, home, transcript):
    names = {
        "PATH": f"{shopctl.parent}:{HERE / 'tools'}:/usr/bin:/bin",
        "HOME": str(home),
        "SHOPCTL_CONFIG": "./shop.toml",
        "SHOPCTL_NOW": DEFAULT_NOW,
        "SHOPCTL_ACTOR": "edgar",
        "SHOPCTL_TESTS": str(HERE),
        "TZ": "Nowhere/Garbage",
        "LANG": "C",
    }
    for now in transcript.settings["now"]:
        names["SHOPCTL_NOW"] = now
    for assignment in transcript.settings["env"]:
        name, _, value = assignment.partition("=")
        names[name] = value
    return names


def shown(data):
    """Bytes as lines of a transcript: what is no UTF-8 is escaped, a carriage return too."""
    text = data.decode("utf-8", errors="backslashreplace").replace("\r", "\\r")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "\\"  # no line end
    return lines


def run(command, folder, names):
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=names,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TIME_LIMIT_SECONDS,
        check=False,
    )
    lines = shown(done.stdout)
    lines += [("! " + line).rstrip() for line in shown(done.stderr)]
    if done.returncode != 0:
        lines.append(f"[{done.returncode}]")
    return done.returncode, lines


def mark_blank_end(lines):
    """Blank lines at the end are told from those that set steps apart."""
    for i in range(len(lines) - 1, -1, -1):
        if lines[i] != "":
            return
        lines[i] = "\\n"


def set_up(transcript, folder, names):
    for name in transcript.settings["setup"]:
        script = HERE / "setups" / f"{name}.sh"
        if not script.exists():
            raise BadTranscript(f"there is no setup {script}")
        code, lines = run(f"set -e; . '{script}'", folder, names)
        if code != 0:
            raise BadTranscript("\n".join([f"setup {name} failed:"] + lines))


def written(transcript, answers):
    lines = list(transcript.header)
    for step, answer in zip(transcript.steps, answers):
        first, *more = step.command_lines
        lines += ["$ " + first] + more + answer + step.gap
    return lines


def check(path, shopctl, update, way):
    """The lines of a diff; none when the transcript holds, and nothing when it is left out."""
    transcript = Transcript(path)
    if way and "sqlite" in transcript.settings["engine"]:
        return None
    if way:
        with Database(way) as database:
            return compare(transcript, path, shopctl, update, {"SHOPCTL_STORE": database.url})
    return compare(transcript, path, shopctl, update, {})


def anonymous(line, temporary, store):
    line = line.replace(temporary, "TMP")
    return line.replace(store["SHOPCTL_STORE"], "STORE") if store else line


def compare(transcript, path, shopctl, update, store):
    with tempfile.TemporaryDirectory(prefix="shopctl-test-") as temporary:
        home = pathlib.Path(temporary) / "home"
        folder = pathlib.Path(temporary) / "work"
        home.mkdir()
        folder.mkdir()
        names = environment(shopctl, home, transcript) | store
        set_up(transcript, folder, names)
        answers = []
        for step in transcript.steps:
            _, lines = run(step.command, folder, names)
            mark_blank_end(lines)
            answers.append([anonymous(line, temporary, store) for line in lines])
    expected = written(transcript, [step.expected for step in transcript.steps])
    actual = written(transcript, answers)
    if update and actual != expected:
        path.write_text("\n".join(actual) + "\n", encoding="utf-8")
        return []
    return list(difflib.unified_diff(expected, actual, str(path), "what was printed", lineterm=""))


def transcripts(places):
    for place in places:
        path = pathlib.Path(place)
        if path.is_dir():
            yield from sorted(path.rglob("*.transcript"))
        else:
            yield path


def main():
    parser = argparse.ArgumentParser(description="Runs transcripts of shopctl.")
    parser.add_argument("shopctl", type=pathlib.Path)
    parser.add_argument("places", nargs="*", default=[HERE / "commands"])
    parser.add_argument("--postgresql", choices=["server", "pooler"])
    parser.add_argument("--update", action="store_true", help="write what was printed")
    arguments = parser.parse_intermixed_args()
    shopctl = arguments.shopctl.resolve()
    if not os.access(shopctl, os.X_OK):
        sys.exit(f"there is no program {shopctl}")

    passed = failed = left_out = 0
    for path in transcripts(arguments.places):
        try:
            diff = check(path, shopctl, arguments.update, arguments.postgresql)
        except (BadTranscript, OSError, UnicodeError, subprocess.TimeoutExpired) as wrong:
            diff = [f"{path}: {wrong}"]
        if diff is None:
            left_out += 1
        elif diff:
            failed += 1
            print("\n".join(diff))
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed" + (f", {left_out} left out" if left_out else ""))
    # No transcript found is a failure: a test that runs nothing must not pass.
    sys.exit(0 if passed and not failed else 1)


if __name__ == "__main__":
    main()
