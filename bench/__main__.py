"""`make bench`: a network of 100,000 partners and 2,000,000 deals, measured against floors of the same run."""

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from bench.report import figures
from prm.embedded.command import services_for

ROOT = Path(__file__).resolve().parent.parent
ON = date(2026, 11, 20)


def sized(partners: int, deals: int) -> dict[str, int]:
    """Rows of each, in the proportions of the aims."""
    return {
        "partners": partners,
        "deals": deals,
        "interactions": partners * 5,
        "tasks": partners * 3,
        "referrals": partners * 5,
    }


@contextmanager
def database(name: str) -> Iterator[str]:
    """A fresh, migrated database beside the one of `DATABASE_URL`; dropped afterwards. Yields its URL."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    url = urlunsplit(parts._replace(path=f"/{name}"))
    _administer(f"drop database if exists {name} with (force)", f"create database {name}")
    try:
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True, cwd=ROOT, env=_env(url))
        yield url
    finally:
        _administer(f"drop database if exists {name} with (force)")


def _administer(*statements: str) -> None:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()


def _env(url: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": url, "PRM_ENV": "local"}


def stage(name: str, url: str, **words: Any) -> Any:
    """The result of a stage; what it says beside goes to the terminal."""
    print(f"  {name} ...", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "bench.stage", name, json.dumps({"on": ON.isoformat(), **words})]
    done = subprocess.run(command, check=True, cwd=ROOT, env=_env(url), stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def measured(size: dict[str, int], *, rows: int, money: dict[str, int]) -> dict[str, Any]:
    """Everything `make bench` shows, by stage."""
    with database("prm_bench_small") as small:
        stage("fill", small, size=sized(100, 2_000))
        few = stage("queries", small)
    with database("prm_bench_large") as large:
        stage("fill", large, size=size)
        night = stage("night", large)
        many = stage("queries", large)
        pages = stage("pages", large)
    with database("prm_bench_import") as empty:
        imports = stage("imports", empty, rows=rows)
    with database("prm_bench_money_small") as small:
        stage("money", small, size={"partners": 100, "deals": 2_000})
        few |= stage("money queries", small)
    with database("prm_bench_money") as large:
        earned = stage("money", large, size=money)
        many |= stage("money queries", large)
        money_pages = stage("money pages", large)
    return {
        "night": night,
        "pages": pages,
        "queries": {"few": few, "many": many},
        "imports": imports,
        "money": earned,
        "money pages": money_pages,
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--partners", type=int, default=100_000)
    parser.add_argument("--deals", type=int, default=2_000_000)
    parser.add_argument("--rows", type=int, default=2_000_000, help="rows of the deals import")
    parser.add_argument("--commissions", type=int, default=250_000, help="deals that earn, four ledger entries each")
    parser.add_argument("--entities", type=int, default=10_000, help="legal entities with statements")
    wanted = parser.parse_args()
    os.environ.setdefault("PRM_DATA_DIR", str(ROOT / ".data" / "bench"))
    size = sized(wanted.partners, wanted.deals)
    money = {"partners": wanted.entities, "deals": wanted.commissions}
    with services_for(["migrate"]):
        result = measured(size, rows=wanted.rows, money=money)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {_spoken(size)}")
    print(*figures(result), sep="\n")


def _spoken(size: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {what}" for what, count in size.items())


if __name__ == "__main__":
    main()
