"""The quick path for numbers that are written plainly: digits, at most one decimal sign, a minus in front."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_MOST_DIGITS = 17
_BREAK, _MINUS, _ZERO, _NINE = (ord(sign) for sign in "\n-09")


def plain_numbers(
    cells: Sequence[str], *, decimal: str, digits: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """The cells times 10**digits, and which of them were plain; the value of the others is 0.

    A cell with more than `digits` digits after the sign isn't plain: it has to be rounded.
    """
    text = "\n".join(cells)
    if text.count("\n") != max(0, len(cells) - 1) or not cells:
        return np.zeros(len(cells), dtype=np.int64), np.zeros(len(cells), dtype=np.bool_)
    signs = np.frombuffer(f"{text}\n".encode(), dtype=np.uint8)
    ends = np.flatnonzero(signs == _BREAK)
    starts = np.concatenate(([0], ends[:-1] + 1))
    clean, after = _shapes(signs, starts=starts, ends=ends, point=ord(decimal), digits=digits)
    plain = [cell if good else "0" for cell, good in zip(cells, clean.tolist(), strict=True)]
    whole = np.array("\n".join(plain).replace(decimal, "").split("\n"), dtype=f"S{_MOST_DIGITS + 2}")
    values = whole.astype(np.int64) * 10 ** (digits - np.where(clean, after, digits))
    return np.where(clean, values, 0), clean


def _shapes(
    signs: npt.NDArray[np.uint8],
    *,
    starts: npt.NDArray[np.intp],
    ends: npt.NDArray[np.intp],
    point: int,
    digits: int,
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Which cells are plain, and how many digits each has after its decimal sign."""
    is_digit = (signs >= _ZERO) & (signs <= _NINE)
    is_point = signs == point
    counts = np.add.reduceat(is_digit.astype(np.int64), starts)
    points = np.add.reduceat(is_point.astype(np.int64), starts)
    minus = (signs[starts] == _MINUS).astype(np.int64)
    where = np.flatnonzero(is_point)
    after = np.zeros(len(starts), dtype=np.int64)
    cell_of = np.searchsorted(ends, where)
    after[cell_of] = ends[cell_of] - where - 1
    leading = signs[starts + minus] != point
    clean = (counts + points + minus == ends - starts) & (points <= 1) & (counts > 0) & leading
    return clean & (after <= digits) & (counts + digits <= _MOST_DIGITS) & ((points == 0) | (after > 0)), after
