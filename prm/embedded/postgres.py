"""A PostgreSQL of our own: a cluster in the data directory, on a free port of this machine, with a password.

`kill -9` at any moment loses nothing that was committed; the next start recovers.
"""

import os
import secrets
import shutil
import signal
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import psycopg2

from prm.embedded import binaries, process
from prm.embedded.lock import held
from prm.embedded.process import Unavailable

ROLE = DATABASE = "prm"
SETTINGS = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "shared_buffers": "256MB", "jit": "off"}
START_SECONDS = 30
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True)
class Postgres:
    """The cluster of one data directory. `durable=False` is for tests: quick, and lost with the machine's power."""

    data_dir: Path
    durable: bool = True
    name = "PostgreSQL"
    variable = "DATABASE_URL"

    @cached_property
    def programs(self) -> Path:
        return binaries.reachable(binaries.postgres_bin())

    @cached_property
    def folder(self) -> Path:
        """The cluster's home: in the data directory, or outside a home that the server's user can't enter."""
        note = self.data_dir / "cluster"
        with held(self.data_dir / "cluster.lock"):
            if not note.exists():
                note.write_text(self._choose_folder())
        return self.data_dir / note.read_text()

    @property
    def log(self) -> Path:
        return self.data_dir / "logs" / "postgres.log"

    @cached_property
    def cluster(self) -> Path:
        """The server's data directory, named by its major version."""
        return self.folder / f"pg{binaries.major_version(self.programs)}"

    @property
    def user(self) -> int | None:
        """Whom the server runs as: the cluster's owner where we are root."""
        if binaries.server_user() is None:
            return None
        owner = self.cluster.stat().st_uid if self.cluster.exists() else 0
        return owner or binaries.server_user()

    def url(self) -> str:
        return self._url(DATABASE)

    def pid(self) -> int | None:
        """The running server's process."""
        return process.recorded(self.cluster / "postmaster.pid", naming=str(self.cluster))

    def start(self) -> None:
        """Have it running and answering; raises `Unavailable` with the end of the server's log."""
        if not (self.cluster / "PG_VERSION").exists():
            self._refuse_older_data()
            self._create()
        if not process.wait_until(self._started, seconds=START_SECONDS, every=0.3):
            raise Unavailable(f"PostgreSQL did not start. The end of {self.log}:\n{process.tail(self.log)}")
        self._create_database()

    def stop(self) -> None:
        """End it cleanly: what is open is rolled back, what is committed is on disk."""
        pid = self.pid()
        if pid:
            process.stop(pid, how=signal.SIGINT, seconds=60)

    def _url(self, database: str) -> str:
        password, port = (self.folder / "password").read_text(), (self.folder / "port").read_text()
        return f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/{database}"

    def _choose_folder(self) -> str:
        home = self.data_dir / "postgres"
        if binaries.server_user() is None or binaries.open_to_all(home):
            home.mkdir(exist_ok=True)
            return home.name
        home = binaries.SHARED_HOME / "clusters" / secrets.token_hex(8)
        home.mkdir(parents=True)
        for opened in (binaries.SHARED_HOME, home.parent, home):
            opened.chmod(0o755)
        return str(home)

    def _create(self) -> None:
        draft = self.cluster.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(secrets.token_urlsafe(24))
        draft.mkdir(mode=0o700)
        if self.user is not None:
            for owned in (password, draft):
                os.chown(owned, self.user, process.group_of(self.user))
        locale = ["--locale=C.UTF-8"]
        if binaries.major_version(self.programs) >= 17:
            locale.append("--locale-provider=builtin")
        command = [str(self.programs / "initdb"), "-D", str(draft), "-U", ROLE, "-E", "UTF8", *locale]
        command += ["--auth=scram-sha-256", f"--pwfile={password}", "--no-sync", "--no-instructions"]
        if process.start(command, log=self.log, user=self.user).wait() != 0:
            raise Unavailable(f"PostgreSQL's initdb failed. The end of {self.log}:\n{process.tail(self.log)}")
        draft.rename(self.cluster)

    def _refuse_older_data(self) -> None:
        others = [path.name for path in self.folder.glob("pg[0-9]*") if (path / "PG_VERSION").exists()]
        if others:
            raise Unavailable(
                f"The data in {self.folder} are of PostgreSQL {others[0][2:]}, but the programs found are of "
                f"{self.cluster.name[2:]}. Make a backup with the old programs, then restore it with the new ones."
            )

    def _started(self) -> bool:
        """One try. After kill -9 the first can fail: the old processes may still hold their memory."""
        if self.pid():
            return self._answers()
        (self.cluster / "postmaster.pid").unlink(missing_ok=True)
        port = process.remembered_port(self.folder / "port")
        options = SETTINGS | ({} if self.durable else FORGETFUL)
        command = [str(self.programs / "postgres"), "-D", str(self.cluster), "-p", str(port)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        server = process.start(command, log=self.log, user=self.user)
        process.wait_until(lambda: server.poll() is not None or self._answers(), seconds=60)
        return server.poll() is None

    def _answers(self) -> bool:
        ready = [str(self.programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", (self.folder / "port").read_text()]
        return subprocess.run(ready, capture_output=True).returncode == 0

    def _create_database(self) -> None:
        if not self._ask("postgres", "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            self._ask("postgres", f"CREATE DATABASE {DATABASE}")

    def is_empty(self) -> bool:
        """Whether no table was made yet."""
        return not self._ask(DATABASE, "SELECT 1 FROM pg_tables WHERE schemaname = %s LIMIT 1", "public")

    def _ask(self, database: str, question: str, *values: str) -> bool:
        """Run one statement; whether it gave a row."""
        connection = psycopg2.connect(self._url(database))
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(question, values or None)
                return bool(cursor.description and cursor.fetchone())
        finally:
            connection.close()
