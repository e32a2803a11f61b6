"""Rows of a file on their way: temporary tables of the connection, filled by COPY."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

NULL = "\\N"
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_TABLES = (
    "import_row",
    "import_fault",
    "import_ref",
    "import_order",
    "import_deal",
    "import_line",
    "import_rate",
    "import_newcomer",
    "import_suspect",
)


@contextmanager
def clean_staging() -> Iterator[None]:
    """No staging table of an earlier import before, none left after; they are seen by this connection only."""
    _drop()
    try:
        yield
    finally:
        if connection.connection and not connection.needs_rollback:
            _drop()


def _drop() -> None:
    run(f"DROP TABLE IF EXISTS {', '.join(f'pg_temp.{table}' for table in _TABLES)}")


def run(sql: str, params: Sequence[Any] | dict[str, Any] | None = None) -> int:
    """Execute one statement; how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def rows(sql: str, params: Sequence[Any] | dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """All rows of a small query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def value(sql: str, params: Sequence[Any] | dict[str, Any] | None = None) -> Any:
    """The first column of the first row."""
    return rows(sql, params)[0][0]


def text(cells: Sequence[str]) -> Sequence[str]:
    """A column of text as COPY wants it."""
    if _SPECIAL.search("\0".join(cells)):
        return [cell.translate(_ESCAPES) for cell in cells]
    return cells


def optional(cells: Iterable[str | None]) -> list[str]:
    """A column of text with None where nothing is said."""
    return [NULL if cell is None else cell.translate(_ESCAPES) for cell in cells]


def whole(values: npt.NDArray[np.int64], *, absent: npt.NDArray[np.bool_]) -> Sequence[str]:
    """A column of whole numbers, NULL where `absent`."""
    cells = list(map(str, values.tolist()))
    for index in np.flatnonzero(absent).tolist():
        cells[index] = NULL
    return cells


def copy(table: str, columns: Sequence[str], data: Sequence[Sequence[str]]) -> None:
    """Send columns of prepared cells to a staging table."""
    if not data or not data[0]:
        return
    lines = "\n".join(map("\t".join, zip(*data, strict=True)))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.StringIO(lines + "\n"))
