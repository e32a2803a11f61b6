"""Refused rows as a table that can be mended and imported again."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from imports.models import ImportJob
from imports.queries.words import REPORT_COLUMNS, report_columns


def refused_headers(job: ImportJob) -> list[str]:
    """The file's own columns, then the row's number and why it was refused."""
    return [*(column["header"] for column in _columns(job)), *(gettext(column) for column in REPORT_COLUMNS)]


def refused_table(job: ImportJob) -> Iterator[list[str | int]]:
    """The cells of each refused row as they were, in the file's order."""
    positions = [column["position"] for column in _columns(job)]
    for row in job.refused_rows.order_by("row").iterator(chunk_size=2_000):
        cells = [row.cells[at] if at < len(row.cells) else "" for at in positions]
        where = f"{row.column} “{row.value}”: " if row.column and row.value else f"{row.column}: " if row.column else ""
        yield [*cells, row.row, f"{where}{row.reason}"]


def _columns(job: ImportJob) -> list[dict[str, Any]]:
    columns = job.reading.get("columns", [])
    return [column for column in columns if column["header"] not in report_columns()]
