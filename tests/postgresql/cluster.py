#!/usr/bin/python3
"""A throw-away PostgreSQL cluster for the tests.

usage: cluster.py start STATE_FILE [--durable]     makes one, starts it and notes where it is
       cluster.py stop STATE_FILE      stops and removes it
       cluster.py run STATE_FILE COMMAND [ARGUMENT ...]     runs a command that is told of it

It belongs to an ordinary user (postgres, where this is run by root), listens on a free
loopback port and on a socket in its folder, and writes nothing to disk for good: fsync is off,
but for a durable one, which keeps what it has committed as a shop's would.
STATE_FILE holds KEY=VALUE lines: folder, port, pgbouncer (a port too).
"""

import glob
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time

PASSWORD = "s3cret & more"  # of the role `edgar`, which has to log in with it
POOL_SIZE = 2


def binaries():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if not found:
        sys.exit("there is no PostgreSQL server in /usr/lib/postgresql: install .ci/packages")
    return pathlib.Path(found[-1])


def as_owner(*command):
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return list(command)
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*command):
    done = subprocess.run(as_owner(*map(str, command)), capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, cwd="/", check=False)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed: {done.stdout}{done.stderr}")
    return done.stdout


HASTY = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def start(state_file, durable):
    bin = binaries()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shop-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    folder.chmod(0o755)
    data, port = folder / "data", free_port()
    run(bin / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-sync")
    rules = "local all all trust\nhost all edgar 127.0.0.1/32 scram-sha-256\n" \
            "host all all 127.0.0.1/32 trust\n"
    run("sh", "-c", f"printf '%s' '{rules}' >{data}/pg_hba.conf")
    start_server(folder, port, durable)
    psql(folder, port, f"CREATE ROLE edgar LOGIN CREATEDB PASSWORD '{PASSWORD}'")
    pooler = start_pooler(folder, port)
    state_file.write_text(f"folder={folder}\nport={port}\npgbouncer={pooler}\n")


def start_server(folder, port, durable):
    settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=120"
    if not durable:
        settings = f"{settings} {HASTY}"
    run(binaries() / "pg_ctl", "-D", folder / "data", "-o", settings, "-l", folder / "log", "-w",
        "start")


def psql(folder, port, sql):
    run("psql", "-q", "-h", folder, "-p", port, "-U", "postgres", "-d", "postgres", "-c", sql)


def start_pooler(folder, port):
    """PgBouncer in transaction mode, with fewer server connections than clients."""
    pooler = free_port()
    settings = f"""[databases]
* = host={folder} port={port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {pooler}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = {POOL_SIZE}
max_db_connections = {POOL_SIZE}
max_client_conn = 200
server_idle_timeout = 5
logfile = {folder}/pgbouncer.log
pidfile = {folder}/pgbouncer.pid
ignore_startup_parameters = extra_float_digits
"""
    (folder / "pgbouncer.ini").write_text(settings.replace("* = host", "* = user=postgres host"))
    (folder / "pgbouncer.ini").chmod(0o644)
    run("/usr/sbin/pgbouncer", "-q", "-d", folder / "pgbouncer.ini")
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", pooler)) == 0:
                return pooler
        time.sleep(0.1)
    sys.exit("pgbouncer does not answer")


def state_of(state_file):
    if not state_file.exists():
        sys.exit(f"no server was started: {state_file} is missing")
    return dict(line.split("=", 1) for line in state_file.read_text().splitlines())


def stop(state_file):
    if not state_file.exists():
        return
    state = state_of(state_file)
    folder = pathlib.Path(state["folder"])
    pid = folder / "pgbouncer.pid"
    if pid.exists():
        subprocess.run(as_owner("kill", pid.read_text().strip()), check=False)
    subprocess.run(as_owner(str(binaries() / "pg_ctl"), "-D", str(folder / "data"), "-m", "immediate",
                            "-w", "stop"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   cwd="/", check=False)
    shutil.rmtree(folder, ignore_errors=True)
    state_file.unlink()


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("start", "stop", "run"):
        sys.exit(__doc__)
    state = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "run":
        where = state_of(state)
        os.environ["SHOP_TEST_PG_HOST"] = where["folder"]
        os.environ["SHOP_TEST_PG_PORT"] = where["port"]
        os.environ["SHOP_TEST_PG_POOLER"] = where["pgbouncer"]
        os.execv(sys.argv[3], sys.argv[3:])
    stop(state)
    if sys.argv[1] == "start":
        start(state, "--durable" in sys.argv[3:])


if __name__ == "__main__":
    main()
