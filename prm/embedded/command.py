"""The services that a management command needs, for as long as it runs."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from prm.embedded.postgres import Postgres
from prm.embedded.process import Unavailable
from prm.embedded.services import data_dir, used
from prm.embedded.valkey import Valkey

WITHOUT_DATABASE = frozenset(
    {"help", "version", "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "makemessages"}
)
MAKES_TABLES = frozenset({"migrate", "prepare", "restore", "sqlmigrate", "showmigrations", "makemigrations", "dbshell"})


def needs_database(arguments: list[str]) -> bool:
    """Whether this command line (without the program) opens the database."""
    if not arguments or {"--help", "-h", "--version"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_DATABASE


@contextmanager
def services_for(arguments: list[str]) -> Iterator[None]:
    """Where no `DATABASE_URL` is given: those of a running `make run`, else our own until the block ends."""
    if os.environ.get("DATABASE_URL") or os.environ.get("PRM_ENV") == "production" or not needs_database(arguments):
        yield
        return
    os.environ.setdefault("PRM_ENV", "local")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    directory = data_dir()
    postgres, valkey = Postgres(directory), Valkey(directory)
    with ExitStack() as stack:
        try:
            os.environ[postgres.variable] = stack.enter_context(used(postgres))
            if not os.environ.get(valkey.variable) and valkey.pid():
                os.environ[valkey.variable] = stack.enter_context(used(valkey))
        except Unavailable as error:
            sys.exit(str(error))
        if postgres.is_empty() and arguments[0] not in MAKES_TABLES:
            print(f"Setting up the database in {directory} ...", file=sys.stderr, flush=True)
            subprocess.run([sys.executable, sys.argv[0], "migrate", "--verbosity", "0"], check=True)
        yield
