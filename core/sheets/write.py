"""Writing tables as CSV and XLSX that no spreadsheet program takes for formulas and that we can read again."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from django.http import HttpResponseBase

Cell = str | int | Decimal | date | datetime | bool | None


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterable[bytes]:
    """UTF-8 with BOM, comma, CRLF, piece by piece; dates as 2025-12-31, decimals with a point."""
    raise NotImplementedError


def write_xlsx(
    target: BinaryIO, headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str = "Sheet1"
) -> None:
    """A workbook with a bold, frozen header row and typed cells, in constant memory."""
    raise NotImplementedError


def export(
    headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, file_name: str, file_type: str
) -> HttpResponseBase:
    """A download of the table; `file_type` is `csv` or `xlsx`, `file_name` comes without its ending."""
    raise NotImplementedError
