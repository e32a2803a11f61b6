"""`python -m prm.embedded run`, `... test COMMAND`, `... stop`, `... forget`: what the Makefile calls."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack

from prm.embedded import supervisor
from prm.embedded.lock import AlreadyHeld, take
from prm.embedded.postgres import Postgres
from prm.embedded.process import Unavailable
from prm.embedded.services import data_dir, stop_unused, used
from prm.embedded.valkey import Valkey


def test(command: list[str]) -> int:
    """Run a command with PostgreSQL and Valkey of its own, apart from those of `make run`."""
    directory = data_dir() / "test"
    try:
        lock = take(directory / "run" / "lock", wait=False)
    except AlreadyHeld:
        print("Another test run is under way here; waiting for its end.", flush=True)
        lock = take(directory / "run" / "lock")
    env = dict(os.environ, PRM_ENV="test", PRM_DATA_DIR=str(directory))
    with lock, ExitStack() as stack:
        for service in (Postgres(directory, durable=False), Valkey(directory)):
            if not env.get(service.variable):
                env[service.variable] = stack.enter_context(used(service))
        return subprocess.run(command, env=env).returncode


def stop() -> int:
    """End services that a killed run left behind."""
    for directory in (data_dir(), data_dir() / "test"):
        if directory.exists():
            for service in (Postgres(directory), Valkey(directory)):
                stop_unused(service)
    return 0


def forget() -> int:
    """Remove the test services with all they hold."""
    stop()
    directory = data_dir() / "test"
    if directory.exists():
        shutil.rmtree(Postgres(directory).folder)
        shutil.rmtree(directory)
    return 0


def main(arguments: list[str]) -> int:
    what, rest = arguments[0], arguments[1:]
    try:
        if what == "test":
            return test(rest)
        return {"run": supervisor.run, "stop": stop, "forget": forget}[what]()
    except Unavailable as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
