"""`make run`: everything the site needs, in one terminal, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.error import HTTPError, URLError

from prm.embedded import process
from prm.embedded.child import Child, children, end_with_parent
from prm.embedded.lock import AlreadyHeld, held
from prm.embedded.postgres import Postgres
from prm.embedded.process import Unavailable
from prm.embedded.services import Service, data_dir, ensure, used
from prm.embedded.valkey import Valkey

PROJECT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 90


class Stopped(BaseException):
    """Ctrl-C, a closed terminal, or a request to end."""


def run() -> int:
    """Run until told to stop; 0 after a clean stop, 1 after a sentence that says what is wrong."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in signals:
        signal.signal(number, _stop)
    try:
        port = _port()
        directory = data_dir()
        with held(directory / "run" / "lock", note=_address(port), wait=False):
            Supervisor(directory, port).run()
    except AlreadyHeld as other:
        say(f"prm already runs here: {other}. Stop it with Ctrl-C in its terminal, or give another PRM_DATA_DIR.")
    except PermissionError as error:
        say(f"{error.filename} belongs to somebody else. Start as its owner, or give another PRM_DATA_DIR.")
    except Unavailable as error:
        say(str(error))
    except Stopped:
        say("\nStopped.")
        return 0
    return 1


def _stop(_signal: int, _frame: FrameType | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def say(text: str) -> None:
    print(text, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Says what goes on, and how long it took."""
    print(f"  {title} ...", end="", flush=True)
    begun = time.monotonic()
    yield
    say(f" {time.monotonic() - begun:.1f} s")


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Unavailable(f"PORT is {text!r}, which is not a number from 1 to 65535.")
    return int(text)


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


class Supervisor:
    """Starts services and children in order, keeps them running, ends them in the opposite order."""

    def __init__(self, directory: Path, port: int) -> None:
        self.directory = directory
        self.port = port
        self.env = {"PRM_ENV": "local"} | os.environ | {"PORT": str(port), "PRM_DATA_DIR": str(directory)}
        self.services: list[Service] = [
            service for service in (Postgres(directory), Valkey(directory)) if not os.environ.get(service.variable)
        ]
        self.children: list[Child] = children(directory)
        self.welcome = directory / "run" / "welcome"

    def run(self) -> NoReturn:
        """Ends by an exception: `Stopped` when all is as it should be."""
        for child in self.children:
            if child.end_leftover():
                say(f"  A {child.name} process of an earlier run was still there; it has been ended.")
        if not process.is_free(self.port):
            raise Unavailable(
                f"Port {self.port} is taken by another program. Choose another one: PORT={self.port + 1} make run"
            )
        with ExitStack() as stack:
            for service in self.services:
                with step(f"Starting {service.name}"):
                    self.env[service.variable] = stack.enter_context(used(service))
            self._prepare()
            try:
                self._start_children()
                say(self._greeting())
                self._watch()
            finally:
                self._end_children()

    def _prepare(self) -> None:
        """Tables, and the demo company the first time."""
        say("  Preparing the database ...")
        command = [sys.executable, "manage.py", "prepare", "--welcome", str(self.welcome)]
        quiet = {"LOG_LEVEL": "WARNING"} | self.env
        done = subprocess.run(command, cwd=PROJECT, env=quiet, start_new_session=True, preexec_fn=end_with_parent)
        if done.returncode != 0:
            raise Unavailable("The database could not be prepared; the reason stands above.")

    def _start_children(self) -> None:
        with step("Starting web, worker and beat"):
            for child in self.children:
                child.start(self.env)
            end = time.monotonic() + START_SECONDS
            while not self._answers():
                self._look_after()
                if time.monotonic() > end:
                    raise Unavailable(f"\nThe site does not answer. The end of its log:\n{self._log_of('web')}")
                time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{_address(self.port)}/readyz", timeout=5) as answer:  # noqa: S310
                return bool(answer.status == 200)
        except (HTTPError, URLError, OSError):
            return False

    def _watch(self) -> NoReturn:
        while True:
            time.sleep(0.5)
            self._look_after()

    def _look_after(self) -> None:
        """Start again what has died."""
        for service in self.services:
            if not service.pid():
                say(f"  {service.name} ended unexpectedly; starting it again.")
                ensure(service)
                if service.url() != self.env[service.variable]:
                    self.env[service.variable] = service.url()
                    self._end_children()
                    for child in self.children:
                        child.start(self.env)
        for child in self.children:
            if child.died():
                if child.is_hopeless():
                    raise Unavailable(f"The {child.name} process keeps ending. Its log:\n{self._log_of(child.name)}")
                say(f"  The {child.name} process ended unexpectedly; starting it again.")
                child.start(self.env)

    def _end_children(self) -> None:
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.wait(seconds=15)

    def _log_of(self, name: str) -> str:
        return process.tail(self.directory / "logs" / f"{name}.log", lines=30)

    def _greeting(self) -> str:
        logins = self.welcome.read_text() if self.welcome.exists() else ""
        logs = self.directory / "logs"
        return f"\nprm is ready: {_address(self.port)}\n\n{logins}\nLogs are in {logs}. Ctrl-C stops all of it.\n"
