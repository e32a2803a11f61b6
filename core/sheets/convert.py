"""Columns of text to columns of values, quick where cells are clean, exact always.

Each converter answers arrays as long as the column: `values` (0 or NaT where there is none), `missing` (the cell is
empty) and `bad` (the cell holds something else than it should). `NotAnswered` is raised for an ambiguous column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.rules.columns import ColumnKind
from core.rules.dates import DateOrder, NotADate, read_date
from core.rules.money import minor_digits
from core.rules.numbers import NotANumber, NumberFormat, read_amount, to_scale
from core.sheets.errors import NotAnswered
from core.sheets.plain import plain_numbers
from core.sheets.reading import Column

_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Numbers:
    """Whole numbers: minor units, or numbers times 10**digits; `rounded` marks cells that had more digits."""

    values: npt.NDArray[np.int64]
    missing: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]
    rounded: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Days:
    """Calendar days, `datetime64[D]`; `timed` marks cells whose time of day was dropped."""

    values: npt.NDArray[np.datetime64]
    missing: npt.NDArray[np.bool_]
    bad: npt.NDArray[np.bool_]
    timed: npt.NDArray[np.bool_]


def minor_units(cells: Sequence[str], *, column: Column, currency: str) -> Numbers:
    """Money in whole minor units of `currency`, half up on the absolute value; another currency's mark is bad."""
    return _numbers(cells, column=column, digits=minor_digits(currency), currency=currency)


def scaled(cells: Sequence[str], *, column: Column, digits: int, currency: str = "") -> Numbers:
    """Numbers times 10**digits as whole numbers, half up: quantities with `digits=4`, whole numbers with 0.

    Money finer than its minor units comes with its `currency`: another currency's mark is bad then.
    """
    return _numbers(cells, column=column, digits=digits, currency=currency)


def _numbers(cells: Sequence[str], *, column: Column, digits: int, currency: str) -> Numbers:
    numbers = column.numbers or NumberFormat()
    if numbers.decimal is None:
        raise NotAnswered(column.header)
    values, clean = plain_numbers(cells, decimal=numbers.decimal, digits=digits)
    missing, bad, rounded = (np.zeros(len(cells), dtype=np.bool_) for _ in range(3))
    for index in np.flatnonzero(~clean).tolist():
        cell = cells[index]
        if not cell:
            missing[index] = True
            continue
        try:
            values[index], rounded[index] = _read(cell, decimal=numbers.decimal, digits=digits, currency=currency)
        except NotANumber:
            bad[index] = True
    return Numbers(values, missing, bad, rounded)


def _read(cell: str, *, decimal: str, digits: int, currency: str) -> tuple[int, bool]:
    amount = read_amount(cell, decimal=decimal)
    if currency and amount.currencies and currency not in amount.currencies:
        raise NotANumber(cell)
    whole, rounded = to_scale(amount.value, digits=digits)
    if abs(whole) > _LARGEST:
        raise NotANumber(cell)
    return whole, rounded


def days(cells: Sequence[str], *, column: Column) -> Days:
    """Dates in the column's order; 2025-12-31 is understood in every column; before 1900 or after 2100 is bad."""
    if column.kind == ColumnKind.DATE and column.date_order is None:
        raise NotAnswered(column.header)
    known = {text: _day(text, order=column.date_order) for text in set(cells)}
    found = [known[cell] for cell in cells]
    values = np.array([each[0] for each in found], dtype="datetime64[D]")
    missing = np.fromiter((not cell for cell in cells), dtype=np.bool_, count=len(cells))
    timed = np.fromiter((each[1] for each in found), dtype=np.bool_, count=len(cells))
    return Days(values, missing, np.isnat(values) & ~missing, timed)


def _day(text: str, *, order: DateOrder | None) -> tuple[np.datetime64, bool]:
    try:
        day = read_date(text, order=order)
    except NotADate:
        return np.datetime64("NaT", "D"), False
    return np.datetime64(day.on, "D"), day.timed
