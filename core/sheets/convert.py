"""Columns of text to columns of values, quick where cells are clean, exact always.

Each converter answers arrays as long as the column: `values` (0 or NaT where there is none), `missing` (the cell is
empty) and `bad` (the cell holds something else than it should). `NotAnswered` is raised for an ambiguous column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.sheets.reading import Column


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
    raise NotImplementedError


def scaled(cells: Sequence[str], *, column: Column, digits: int) -> Numbers:
    """Numbers times 10**digits as whole numbers, half up: quantities with `digits=4`, whole numbers with 0."""
    raise NotImplementedError


def days(cells: Sequence[str], *, column: Column) -> Days:
    """Dates in the column's order; 2025-12-31 is understood in every column; before 1900 or after 2100 is bad."""
    raise NotImplementedError
