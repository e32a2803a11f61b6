"""A gunicorn of one worker on loopback, and a logged-in visitor with a stopwatch."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.middleware.csrf import _get_new_csrf_string

from accounts.models import User


@contextmanager
def serving(settings: str) -> Iterator[int]:
    """A server with the given settings module; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-c",
        "python:prm.gunicorn",
        "-b",
        f"127.0.0.1:{port}",
        "-w",
        "1",
        "--threads",
        "2",
    ]
    command += ["--keep-alive", "300", "--max-requests", "0"]
    command += ["--log-level", "error", "prm.wsgi:application"]
    server = subprocess.Popen(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": settings})
    try:
        _wait(port)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")


def session_of(user: User, *, backend: str) -> str:
    """A session key of this person for a server that knows this way of logging in."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = backend
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


class Visitor:
    """One kept-alive connection with a session and a CSRF cookie."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.token = _get_new_csrf_string()
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={self.token}", "X-CSRFToken": self.token}

    def get(self, path: str) -> None:
        """A page; anything but one raises."""
        self._ask("GET", path, None, wanted=200)

    def post(self, path: str, fields: dict[str, str]) -> None:
        """A form that is taken; one that comes back with errors raises."""
        self._ask("POST", path, urlencode(fields), wanted=302)

    def _ask(self, method: str, path: str, body: str | None, *, wanted: int) -> None:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.connection.request(method, path, body, {**self.headers, **kind})
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != wanted:
            raise ValueError(f"{path} answered {answer.status}")


def medians_ms(visits: Mapping[str, Callable[[], None]], *, times: int = 60) -> dict[str, float]:
    """Median milliseconds of each visit, all taken in turns after five rounds to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in visits}
    for turn in range(times + 5):
        for name, visit in visits.items():
            start = time.perf_counter()
            visit()
            if turn >= 5:
                taken[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(each) for name, each in taken.items()}
