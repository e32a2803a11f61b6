"""A gunicorn of one worker on loopback, and a logged-in visitor with a stopwatch."""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1", "--threads", "2"]
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

    def get(self, path: str) -> int:
        return self._ask("GET", path, None)

    def post(self, path: str, fields: dict[str, str]) -> int:
        return self._ask("POST", path, urlencode(fields))

    def _ask(self, method: str, path: str, body: str | None) -> int:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.connection.request(method, path, body, {**self.headers, **kind})
        answer = self.connection.getresponse()
        answer.read()
        return answer.status


def median_ms(visit: Callable[[], int], *, wanted: tuple[int, ...], times: int = 60) -> float:
    """Median milliseconds of a visit after five to warm up; an answer outside `wanted` raises."""
    taken = []
    for turn in range(times + 5):
        start = time.perf_counter()
        status = visit()
        if turn >= 5:
            taken.append((time.perf_counter() - start) * 1000)
        if status not in wanted:
            raise ValueError(f"answered {status}")
    return statistics.median(taken)
