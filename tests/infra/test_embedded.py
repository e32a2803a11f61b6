"""Services of our own: started, shared, killed and recovered (section 1)."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
import redis
from django.conf import settings

from prm.embedded import process
from prm.embedded.lock import AlreadyHeld, held, take
from prm.embedded.postgres import Postgres
from prm.embedded.process import Unavailable, wait_until
from prm.embedded.services import ensure, stop_unused, used
from prm.embedded.valkey import Valkey

USER = """
import sys
from pathlib import Path
from prm.embedded.postgres import Postgres
from prm.embedded.services import used
postgres = Postgres(Path(sys.argv[1]))
with used(postgres):
    print(postgres.pid(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    directory = tmp_path_factory.mktemp("embedded")
    with used(Postgres(directory)):
        pass
    yield directory
    for service in (Postgres(directory), Valkey(directory)):
        service.stop()
        shutil.rmtree(service.folder, ignore_errors=True)


@pytest.fixture
def postgres(data_dir):
    return Postgres(data_dir)


def _ask(service, statement):
    connection = psycopg2.connect(service.url())
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def _another_user(data_dir):
    """Another process that uses PostgreSQL until its standard input is closed."""
    user = subprocess.Popen(
        [sys.executable, "-c", USER, str(data_dir)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return user, int(user.stdout.readline())


def _leave(user):
    user.stdin.close()
    user.stdout.close()
    assert user.wait(60) == 0


def test_what_was_committed_survives_kill_9(postgres):
    with used(postgres):
        _ask(postgres, "CREATE TABLE kept (x int); INSERT INTO kept VALUES (1)")
        unfinished = psycopg2.connect(postgres.url())
        unfinished.cursor().execute("INSERT INTO kept VALUES (2)")
        killed = postgres.pid()
        os.kill(killed, signal.SIGKILL)
        assert wait_until(lambda: postgres.pid() is None, seconds=60)

        ensure(postgres)

        unfinished.close()
        assert postgres.pid() not in (None, killed)
        assert _ask(postgres, "SELECT x FROM kept") == [(1,)]
    assert postgres.pid() is None


def test_a_pid_file_that_names_somebody_else_is_stale(postgres):
    (postgres.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert postgres.pid() is None
    with used(postgres):
        assert postgres.pid() not in (None, os.getpid())


def test_the_last_to_leave_stops_it(postgres, data_dir):
    with used(postgres):
        user, seen = _another_user(data_dir)
        assert seen == postgres.pid()
    assert postgres.pid() == seen
    _leave(user)
    assert postgres.pid() is None


def test_two_that_start_at_once_share_one_server(postgres, data_dir):
    (one, first), (two, second) = _another_user(data_dir), _another_user(data_dir)
    assert first == second
    _leave(one)
    _leave(two)


def test_what_a_killed_user_left_running_is_used_again_and_stopped(postgres, data_dir):
    user, seen = _another_user(data_dir)
    user.kill()
    user.wait()
    user.stdin.close()
    user.stdout.close()
    with used(postgres):
        assert postgres.pid() == seen
    assert postgres.pid() is None


def test_stop_spares_what_is_in_use(postgres):
    with used(postgres):
        stop_unused(postgres)
        assert postgres.pid()


def test_a_port_that_was_taken_meanwhile_is_replaced(postgres):
    before = int((postgres.folder / "port").read_text())
    with _listening(before), used(postgres):
        assert int((postgres.folder / "port").read_text()) != before


def test_the_database_asks_for_its_password(postgres):
    with used(postgres):
        password = (postgres.folder / "password").read_text()
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(postgres.url().replace(password, "wrong"))


def test_data_of_another_major_version_are_not_passed_over(tmp_path):
    postgres = Postgres(tmp_path)
    try:
        older = postgres.folder / "pg9"
        older.mkdir()
        (older / "PG_VERSION").write_text("9")
        with pytest.raises(Unavailable, match="PostgreSQL 9"):
            postgres.start()
    finally:
        shutil.rmtree(postgres.folder)


def test_a_server_that_cannot_start_shows_the_end_of_its_log(postgres, monkeypatch):
    monkeypatch.setattr("prm.embedded.postgres.SETTINGS", {"shared_buffers": "nonsense"})
    monkeypatch.setattr("prm.embedded.postgres.START_SECONDS", 0.5)
    with pytest.raises(Unavailable, match="nonsense"), used(postgres):
        pass


def test_valkey_answers_only_with_its_password_and_survives_kill_9(data_dir):
    valkey = Valkey(data_dir)
    with used(valkey):
        os.kill(valkey.pid(), signal.SIGKILL)
        assert wait_until(lambda: valkey.pid() is None, seconds=60)
        ensure(valkey)
        address = valkey.url()
        with redis.Redis.from_url(address) as client:
            assert client.ping()
        stranger = redis.Redis.from_url(f"redis://{address.partition('@')[2]}")
        with stranger, pytest.raises(redis.AuthenticationError):
            stranger.ping()
    assert valkey.pid() is None


def test_a_zombie_is_not_alive():
    child = subprocess.Popen(["true"])
    assert wait_until(lambda: process.command_line(child.pid) == "", seconds=60)
    assert Path(f"/proc/{child.pid}").exists()
    child.wait()


def test_a_lock_tells_who_holds_it(tmp_path):
    with held(tmp_path / "lock", note="http://127.0.0.1:8000"), pytest.raises(AlreadyHeld, match="8000"):
        take(tmp_path / "lock", wait=False)
    take(tmp_path / "lock", wait=False).close()


def _listening(port):
    return socket.create_server(("127.0.0.1", port))
