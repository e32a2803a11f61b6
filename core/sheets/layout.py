"""Where the table begins: titles above it, the row of column names, how wide it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median_high

from core.rules.dates import DateEvidence
from core.rules.formulas import as_written
from core.rules.numbers import NumberEvidence
from core.sheets.errors import SheetError
from core.sheets.limits import COLUMNS
from core.sheets.workbook import Native

SAMPLE_ROWS = 300
_HEADER_WITHIN = 60


@dataclass(frozen=True)
class Layout:
    """`header_row` counts from 1, 0 where the table has no names; `headers` are unique and as wide as the table."""

    header_row: int
    headers: Sequence[str]
    title: Sequence[str]
    blank: Sequence[str] = ()
    repeated: Sequence[str] = ()


def find_layout(rows: Sequence[Sequence[str]], *, header_row: int | None) -> Layout:
    """The layout that the first rows show; `header_row` where a person has said it."""
    filled = [(number, _width(row)) for number, row in enumerate(rows, start=1) if _width(row)]
    if not filled:
        raise SheetError("no_table")
    usual = median_high([_count(rows[number - 1]) for number, _ in filled])
    if header_row is None:
        header_row = _find_header(rows, usual=usual)
    if header_row > len(rows) or (header_row and not _width(rows[header_row - 1])):
        raise SheetError("no_such_row", row=header_row)
    names = [as_written(cell.strip()) for cell in rows[header_row - 1]] if header_row else []
    below = [width for number, width in filled if number > header_row]
    if not below:
        raise SheetError("no_table")
    width = _table_width(names, below=below)
    if width > COLUMNS:
        raise SheetError("too_many_columns", found=width, limit=COLUMNS)
    title = [" ".join(filter(None, (cell.strip() for cell in row))) for row in rows[: max(0, header_row - 1)]]
    layout = Layout(header_row, [], [line for line in title if line])
    return _named(layout, names=[*names, *[""] * (width - len(names))][:width])


def _find_header(rows: Sequence[Sequence[str]], *, usual: int) -> int:
    for number, row in enumerate(rows[:_HEADER_WITHIN], start=1):
        count = _count(row)
        if count * 2 < usual or (usual > 1 and count < 2):
            continue
        return number if _looks_like_names(row) else 0
    raise SheetError("no_table")


def _looks_like_names(row: Sequence[str]) -> bool:
    cells = [cell for cell in row if cell.strip()]
    values = [cell for cell in cells if isinstance(cell, Native)]
    texts = [cell.strip() for cell in cells if not isinstance(cell, Native)]
    numbers, dates = NumberEvidence(), DateEvidence()
    numbers.add(texts)
    dates.add(texts)
    return (len(values) + max(numbers.numbers, dates.dates)) * 4 < len(cells)


def _table_width(names: Sequence[str], *, below: Sequence[int]) -> int:
    """As wide as the names; wider where most rows are."""
    named = max((position for position, name in enumerate(names, start=1) if name), default=0)
    widths = Counter(below)
    wider = sum(times for width, times in widths.items() if width > named)
    if wider * 2 <= len(below) and named:
        return named
    return max(named, max(widths))


def _named(layout: Layout, *, names: Sequence[str]) -> Layout:
    """Headers made unique; names that had to be made up are told."""
    headers: list[str] = []
    blank, repeated = [], []
    for position, name in enumerate(names):
        header = " ".join(name.split()) or f"Column {letters(position)}"
        unique, times = header, 1
        while unique in headers:
            times += 1
            unique = f"{header} ({times})"
        headers.append(unique)
        if not name:
            blank.append(unique)
        elif times > 1:
            repeated.append(unique)
    return replace(layout, headers=headers, blank=blank, repeated=repeated)


def letters(position: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def _width(row: Sequence[str]) -> int:
    return max((position for position, cell in enumerate(row, start=1) if cell.strip()), default=0)


def _count(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)
