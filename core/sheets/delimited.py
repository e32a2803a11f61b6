"""Tables saved as text: rows of cells divided by a sign."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from core.sheets.errors import SheetError
from core.sheets.limits import CELL, in_words

SPACES = "spaces"
DELIMITERS = (",", ";", "\t", "|", SPACES)
_SAMPLE_ROWS = 200


def text_rows(path: Path, *, encoding: str, delimiter: str, quote: str, strict: bool = False) -> Iterator[list[str]]:
    """The file's rows, an empty list for an empty line. With `strict` csv.Error is raised for text after a quote."""
    with path.open(encoding=encoding, newline="") as lines:
        yield from _split(lines, delimiter=delimiter, quote=quote, strict=strict)


def _split(lines: Iterable[str], *, delimiter: str, quote: str, strict: bool = False) -> Iterator[list[str]]:
    if delimiter == SPACES:
        yield from (line.split() for line in lines)
        return
    csv.field_size_limit(CELL)
    reader = csv.reader(
        lines,
        delimiter=delimiter,
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        skipinitialspace=True,
        strict=strict,
    )
    row = 0
    try:
        for cells in reader:
            yield cells
            row += 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise SheetError("cell_too_long", row=row + 1, limit=in_words(CELL)) from error
        if "unexpected end" in str(error):
            raise SheetError("open_quote", row=row + 1) from error
        raise


def find_delimiter(path: Path, *, encoding: str, quote: str) -> str:
    """The sign that divides most rows, the first full one too, into equally many cells; else a comma."""
    with path.open(encoding=encoding, newline="") as file:
        lines = list(islice(file, _SAMPLE_ROWS))
    ranked = [(_fitness(lines, delimiter=each, quote=quote), each) for each in DELIMITERS if each != SPACES]
    best, delimiter = max(ranked, key=lambda each: each[0])
    if best > (0, 0, 0):
        return delimiter
    if _fitness(lines, delimiter=SPACES, quote=quote) >= (1, 9, 2):
        return SPACES
    return ","


def _fitness(lines: list[str], *, delimiter: str, quote: str) -> tuple[int, int, int]:
    """Whether the header agrees, tenths of the rows that do, and cells in a row; zeros where it divides nothing."""
    try:
        widths = [_width(row) for row in _split(lines, delimiter=delimiter, quote=quote)]
    except (csv.Error, SheetError):
        return 0, 0, 0
    widths = [width for width in widths if width]
    divided = [width for width in widths if width > 1]
    if not divided:
        return 0, 0, 0
    usual, times = Counter(divided).most_common(1)[0]
    share = times * 10 // len(widths)
    if share < 3:
        return 0, 0, 0
    header = next(width for width in widths if width > 1)
    return int(abs(header - usual) <= max(1, usual // 10)), min(share, 9), usual


def _width(row: list[str]) -> int:
    return 0 if not any(cell.strip() for cell in row) else len(row)
