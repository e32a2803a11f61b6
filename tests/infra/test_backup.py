"""Backup and restore, rehearsed on a database of their own (J5)."""

import os
import subprocess
import sys
import tarfile
from datetime import UTC, datetime
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.conf import settings

from prm.backup import archive
from prm.backup.restore import TooNew, restore

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


def _address(name):
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@pytest.fixture(scope="module")
def server():
    """Statements to the server itself."""
    server = psycopg2.connect(_address("postgres"))
    server.autocommit = True
    with server.cursor() as cursor:
        yield cursor.execute
    server.close()


@pytest.fixture(scope="module")
def migrated(server, tmp_path_factory):
    """The name of a database with all tables and no data."""
    name = f"rehearsal_{os.getpid()}_template"
    server(f"DROP DATABASE IF EXISTS {name}")
    server(f"CREATE DATABASE {name}")
    env = _environment(name, tmp_path_factory.mktemp("data"))
    subprocess.run([*MANAGE, "migrate", "--verbosity", "0"], env=env, check=True)
    yield name
    server(f"DROP DATABASE {name}")


@pytest.fixture
def address(server, migrated):
    name = f"rehearsal_{os.getpid()}"
    server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    server(f"CREATE DATABASE {name} TEMPLATE {migrated}")
    yield _address(name)
    server(f"DROP DATABASE {name} WITH (FORCE)")


def _environment(name, data):
    return dict(os.environ, DATABASE_URL=_address(name), PRM_DATA_DIR=str(data), PRM_ENV="test", SECRET_KEY="x")


@pytest.fixture
def manage(address, tmp_path):
    env = _environment(urlsplit(address).path[1:], tmp_path / "data")

    def run(*arguments):
        return subprocess.run([*MANAGE, *arguments], env=env, capture_output=True, text=True)

    return run


@pytest.fixture
def ask(address):
    def run(statement):
        with psycopg2.connect(address) as database, database.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
        database.close()
        return rows

    return run


def test_what_was_saved_comes_back_and_nothing_else(manage, ask, tmp_path):
    private = tmp_path / "data" / "private"
    private.mkdir(parents=True)
    (private / "list.csv").write_text("kept")
    ask("INSERT INTO partners_partnerkind (uuid, name, position) VALUES (gen_random_uuid(), 'Ogród łódzki', 1)")
    made = manage("backup", str(tmp_path / "safe"))
    assert made.returncode == 0, made.stderr
    (file,) = (tmp_path / "safe").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    before = ask("SELECT count(*), max(name) FROM partners_partnerkind")

    ask("DELETE FROM partners_partnerkind")
    ask("CREATE TABLE later (x int)")
    (private / "list.csv").write_text("spoilt")

    refused = manage("restore", str(file))
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    assert ask("SELECT count(*) FROM partners_partnerkind") == [(0,)]

    restored = manage("restore", "--replace", str(file))
    assert restored.returncode == 0, restored.stderr
    assert ask("SELECT count(*), max(name) FROM partners_partnerkind") == before
    assert ask("SELECT to_regclass('later')") == [(None,)]
    assert (private / "list.csv").read_text() == "kept"
    (aside,) = (tmp_path / "data").glob("private.before-*")
    assert (aside / "list.csv").read_text() == "spoilt"
    assert manage("migrate", "--check").returncode == 0


def test_a_dump_that_breaks_off_is_rolled_back(manage, ask, tmp_path):
    """Checksums agree, yet the script fails half way: the old data are still there."""
    ask("CREATE TABLE precious AS SELECT 1 AS x")
    manage("backup", str(tmp_path / "safe"))
    (file,) = (tmp_path / "safe").iterdir()
    folder = tmp_path / "opened"
    folder.mkdir()
    manifest = archive.unpack(file, folder=folder)
    dump = folder / archive.DATABASE
    dump.write_bytes(dump.read_bytes()[: dump.stat().st_size // 2])
    (folder / archive.MANIFEST).unlink()
    archive.write(file, folder=folder, made_at=manifest.made_at, migrations=manifest.migrations)

    done = manage("restore", "--replace", str(file))

    assert done.returncode == 1
    assert ask("SELECT x FROM precious") == [(1,)]


@pytest.fixture
def packed(tmp_path, settings):
    """A backup without a database inside; nothing in these tests may get as far as the database."""
    settings.PRM_DATA_DIR = tmp_path / "data"

    def make(migrations=()):
        folder = tmp_path / "made"
        folder.mkdir()
        (folder / archive.DATABASE).write_bytes(b"not a dump")
        archive.write(tmp_path / "x.tar", folder=folder, made_at="", migrations=list(migrations))
        return tmp_path / "x.tar"

    return make


def _restore(file):
    restore(file, replace=True, now=datetime(2026, 1, 1, tzinfo=UTC))


def test_a_damaged_backup_is_refused(packed):
    file = packed()
    file.write_bytes(file.read_bytes().replace(b"not a dump", b"Not a dump"))
    with pytest.raises(archive.Damaged, match="not as it was written"):
        _restore(file)


def test_half_a_backup_is_refused(packed):
    file = packed()
    file.write_bytes(file.read_bytes()[:700])
    with pytest.raises(archive.Damaged):
        _restore(file)


def test_a_backup_of_a_newer_version_is_refused(packed):
    with pytest.raises(TooNew, match=r"partners\.9999_from_the_future"):
        _restore(packed(["partners.9999_from_the_future"]))


def test_a_file_that_reaches_outside_is_refused(packed, tmp_path):
    with tarfile.open(packed(), "a") as tar:
        tar.add(__file__, arcname="../../elsewhere")
    with pytest.raises(archive.Damaged, match="elsewhere is not a file that a backup of prm holds"):
        _restore(tmp_path / "x.tar")
