"""Writing tables as CSV and XLSX that no spreadsheet program takes for formulas and that we can read again."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import IO, Any

import xlsxwriter
from django.http import HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from core.rules.formulas import harmless

Cell = str | int | Decimal | date | datetime | bool | None

_ROWS_AT_ONCE = 500
_PIECE = 64 * 1024
_LARGEST_EXACT = 10**15
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """UTF-8 with BOM, comma, CRLF, piece by piece; dates as 2025-12-31, decimals with a point."""
    yield "\ufeff".encode()
    lines = chain([list(map(harmless, headers))], (list(map(_as_text, row)) for row in rows))
    while taken := list(islice(lines, _ROWS_AT_ONCE)):
        text = io.StringIO()
        csv.writer(text).writerows(taken)
        yield text.getvalue().encode()


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return str(cell)


def write_xlsx(target: IO[bytes], headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str = "1") -> None:
    """A workbook with a bold, frozen header row and typed cells, in constant memory."""
    book = xlsxwriter.Workbook(
        target, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet(sheet)
    page.freeze_panes(1, 0)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    bold = book.add_format({"bold": True})
    for position, header in enumerate(headers):
        page.write_string(0, position, header, bold)
        page.set_column(position, position, max(10, min(40, len(header) + 4)))
    for number, row in enumerate(rows, start=1):
        for position, cell in enumerate(row):
            if isinstance(cell, datetime):
                page.write_datetime(number, position, cell.replace(tzinfo=None), moment)
            elif isinstance(cell, date):
                page.write_datetime(number, position, cell, day)
            else:
                _write_cell(page, number, position, cell)
    book.close()


def _write_cell(page: Any, row: int, column: int, cell: str | int | Decimal | bool | None) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | Decimal) and -_LARGEST_EXACT < cell < _LARGEST_EXACT:
        page.write_number(row, column, cell)
    elif cell is not None and cell != "":
        page.write_string(row, column, str(cell))


def export(
    headers: Sequence[str], rows: Iterable[Sequence[Cell]], *, file_name: str, file_type: str
) -> HttpResponseBase:
    """A download of the table; `file_type` is `csv` or `xlsx`, `file_name` comes without its ending."""
    pieces = write_csv(headers, rows) if file_type == "csv" else _xlsx_pieces(headers, rows)
    response = StreamingHttpResponse(pieces, content_type=_TYPES[file_type])
    response["Content-Disposition"] = content_disposition_header(True, f"{file_name}.{file_type}") or "attachment"
    return response


def _xlsx_pieces(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as file:
        write_xlsx(file, headers, rows)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
