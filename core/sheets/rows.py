"""Rows of any file, and rows turned into columns."""

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core.sheets.delimited import text_rows
from core.sheets.filetype import FileType
from core.sheets.workbook import sheet_rows


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where rows come from: a text file, or a sheet of a workbook."""

    path: Path
    file_type: str
    encoding: str = ""
    delimiter: str = ""
    quote: str = '"'
    sheet: str = ""

    def rows(self, *, strict: bool = False) -> Iterator[list[str]]:
        """The rows from row 1, unchanged."""
        if self.file_type == FileType.TEXT:
            return text_rows(
                self.path, encoding=self.encoding, delimiter=self.delimiter, quote=self.quote, strict=strict
            )
        return sheet_rows(self.path, sheet=self.sheet)


@dataclass(frozen=True)
class Block:
    """Rows as columns of the table's width; `extra` has, by index in the block, the cells too many of longer rows."""

    numbers: list[int]
    columns: list[Sequence[str]]
    extra: dict[int, list[str]]


def blocks(
    rows: Iterator[list[str]], *, first: int, width: int, size: int, skip: Collection[int] = ()
) -> Iterator[tuple[Block, int]]:
    """The rows of the iterator, the first of which has number `first`, and how many rows were empty in each block."""
    while True:
        with _collector_paused():
            taken = list(islice(rows, size))
            numbers = list(range(first, first + len(taken)))
            first += len(taken)
            if skip:
                kept = [(number, row) for number, row in zip(numbers, taken, strict=True) if number not in skip]
                numbers, rest = [number for number, _ in kept], [row for _, row in kept]
            else:
                rest = taken
            block = _block(numbers, rest, width=width)
        if not taken:
            return
        yield block


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Rows are many small lists without cycles: looking for cycles among them takes longer than reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _block(numbers: list[int], rows: list[list[str]], *, width: int) -> tuple[Block, int]:
    extra: dict[int, list[str]] = {}
    empty = [index for index, row in enumerate(rows) if not (row and row[0]) and not any(map(str.strip, row))]
    if empty:
        gone = set(empty)
        rows = [row for index, row in enumerate(rows) if index not in gone]
        numbers = [number for index, number in enumerate(numbers) if index not in gone]
    for index, row in enumerate(rows):
        if len(row) != width:
            if any(map(str.strip, row[width:])):
                extra[index] = row[width:]
            rows[index] = (row + [""] * (width - len(row)))[:width]
    columns: list[Sequence[str]] = list(zip(*rows, strict=True)) if rows else [()] * width
    return Block(numbers, columns, extra), len(empty)
