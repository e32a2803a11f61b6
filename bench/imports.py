"""Rows per second of a deals import from CSV, against COPY of the same rows into the same table with its indexes."""

import resource
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import IO

from django.db import connection

from bench.data import Size, fill
from imports.models import ImportKind
from imports.services.once import import_file
from imports.services.plan import Plan
from sales.models import Deal

ON = date(2026, 11, 20)
ROWS_OF_A_PARTNER = 20
COLUMNS = ", ".join(str(field.column) for field in Deal._meta.concrete_fields if not field.primary_key)


def measure(*, rows: int, rounds: int = 1) -> dict[str, float]:
    """Medians of `rounds`; the database is filled with a partner for every 20 rows, and left without deals."""
    partners = max(1, rows // ROWS_OF_A_PARTNER)
    fill(Size(partners=partners, deals=0, interactions=0), on=ON)
    with tempfile.TemporaryDirectory() as folder:
        sheet, plain = Path(folder) / "deals.csv", Path(folder) / "deals.copy"
        write_sheet(sheet, rows=rows, partners=partners)
        imported, copied = [], []
        for _round in range(rounds):
            _empty()
            imported.append(_seconds(lambda: import_sheet(sheet, rows=rows)))
            _copy_out(plain)
            _empty()
            copied.append(_seconds(lambda: _copy_in(plain)))
        size = sheet.stat().st_size
    return {
        "import_rows_per_s": round(rows / median(imported)),
        "copy_rows_per_s": round(rows / median(copied)),
        "import_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "file_mb": round(size / 2**20),
        "rows": rows,
    }


def write_sheet(path: Path, *, rows: int, partners: int) -> None:
    """That many orders of two years as a spreadsheet of these partners."""
    with path.open("w", encoding="utf-8") as file:
        file.write("Order number;Date;Partner id;Amount;Sales rep\n")
        for number in range(1, rows + 1):
            day = ON - timedelta(days=number * 7919 % 730)
            amount = number * 104729 % 10_000_000
            file.write(
                f"B-{number:08d};{day:%d.%m.%Y};B{1 + number * 31 % partners};"
                f"{amount // 100},{amount % 100:02d};Seller {number % 40}\n"
            )


def import_sheet(path: Path, *, rows: int) -> None:
    """Import it; anything but all of its rows raises."""
    plan = Plan(kind=ImportKind.DEALS, path=path, file_name=path.name)
    outcome = import_file(plan, dry_run=False, now=datetime.now(tz=UTC))
    if outcome.counts.created != rows:
        raise AssertionError(outcome.counts)


def _copy_out(path: Path) -> None:
    with path.open("wb") as file:
        _copy(f"COPY (SELECT {COLUMNS} FROM sales_deal) TO STDOUT", file)


def _copy_in(path: Path) -> None:
    with path.open("rb") as file:
        _copy(f"COPY sales_deal ({COLUMNS}) FROM STDIN", file)


def _copy(sql: str, file: IO[bytes]) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(sql, file)


def _empty() -> None:
    with connection.cursor() as cursor:
        # The ledger refuses to be emptied; a bench may.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("TRUNCATE sales_deal CASCADE")
        cursor.execute("RESET session_replication_role")
        cursor.execute("CHECKPOINT")


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
