"""Rows of a sheet of a workbook, as text."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import python_calamine as calamine

from core.sheets.errors import SheetError
from core.sheets.package import scan_sheet


class Native(str):
    """A cell that the workbook itself holds as a number or a date: `1234.5`, `2025-12-31`."""

    __slots__ = ()


def sheet_names(path: Path, *, scan: bool) -> list[str]:
    """The visible sheets, of several those that hold anything; `scan` looks into an XLSX without loading them."""
    book = _opened(path)
    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    if len(shown) < 2:
        return shown
    if scan:
        return [name for name in shown if scan_sheet(path, sheet=name).cells]
    return [name for name in shown if _loaded(book, name=name).end is not None]


def sheet_rows(path: Path, *, sheet: str) -> Iterator[list[str]]:
    """The sheet's rows from row 1 and column A; cells of numbers and dates are `Native`."""
    loaded = _loaded(_opened(path), name=sheet)
    before = [""] * (loaded.start[1] if loaded.start else 0)
    for row in loaded.iter_rows():
        yield before + [_text(cell) for cell in row]


def _opened(path: Path) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(str(path))
    except calamine.PasswordError as error:
        raise SheetError("encrypted") from error
    except (calamine.CalamineError, OSError) as error:
        raise SheetError("damaged") from error


def _loaded(book: calamine.CalamineWorkbook, *, name: str) -> calamine.CalamineSheet:
    if name not in book.sheet_names:
        raise SheetError("no_such_sheet", sheet=name)
    try:
        return book.get_sheet_by_name(name)
    except calamine.CalamineError as error:
        raise SheetError("damaged") from error


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return Native(cell)
    if isinstance(cell, float):
        return Native(_number(cell))
    if isinstance(cell, datetime):
        return Native(cell.date() if cell.time() == time() else cell.isoformat(sep=" ", timespec="seconds"))
    if isinstance(cell, date | time | timedelta):
        return Native(cell)
    return ""


def _number(cell: float) -> str:
    """The 15 significant digits that spreadsheet programs keep, without an exponent."""
    text = f"{cell:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text
