"""PostgreSQL's own programs, pointed at the site's database."""

import os
import subprocess
from pathlib import Path

from django.db import connection

from prm.embedded.binaries import postgres_client

# Everything of ours lives in this schema. Recreating it also removes tables that the backup doesn't know.
FRESH_SCHEMA = "SET lock_timeout = '15s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public"


class DatabaseProgramFailed(Exception):
    """pg_dump, pg_restore or psql gave up; the message is theirs."""


def dump(to: Path) -> None:
    """The whole database as of one moment, compressed."""
    _run([postgres_client("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", f"--file={to}"])


def load(dumped: Path) -> None:
    """Put the dump in the place of what is there, in one transaction: wholly, or not at all."""
    script = dumped.with_suffix(".sql")
    _run([postgres_client("pg_restore"), "--no-owner", "--no-privileges", f"--file={script}", str(dumped)])
    psql = [postgres_client("psql"), "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run([*psql, f"--command={FRESH_SCHEMA}", f"--file={script}"])
    connection.close()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True)
    if done.returncode != 0:
        raise DatabaseProgramFailed(done.stderr.strip())


def _environment() -> dict[str, str]:
    """Where the database is, and its password: not on a command line, which every user of the machine may read."""
    to = connection.settings_dict
    given = {"PGHOST": to["HOST"], "PGPORT": to["PORT"], "PGUSER": to["USER"], "PGPASSWORD": to["PASSWORD"]}
    given |= {"PGDATABASE": to["NAME"], "PGSSLMODE": to.get("OPTIONS", {}).get("sslmode")}
    return dict(os.environ, **{name: str(value) for name, value in given.items() if value})
