"""One pass over all rows: what each column holds, which rows are totals or empty."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.rules.columns import ColumnEvidence
from core.rules.totals import TOTAL_WORDS, is_total
from core.sheets.rows import Block, blocks
from core.sheets.workbook import Native

_BLOCK_ROWS = 20_000


@dataclass
class Census:
    """What was counted. `in_totals` are the positions of columns that total rows fill."""

    columns: list[ColumnEvidence]
    rows: int = 0
    empty: int = 0
    last_row: int = 0
    extra: int = 0
    totals: list[int] = field(default_factory=list)
    in_totals: set[int] = field(default_factory=set)


def take_census(
    rows: Iterator[list[str]], *, headers: Sequence[str], first: int, find_totals: bool, workbook: bool
) -> Census:
    """Count the rows below the header, the first of which has number `first`; a workbook's cells may be `Native`."""
    census = Census([ColumnEvidence(header) for header in headers], last_row=first - 1)
    for block, empty in blocks(rows, first=first, width=len(headers), size=_BLOCK_ROWS):
        census.empty += empty
        if not block.numbers:
            continue
        census.last_row = block.numbers[-1]
        stripped = [_strip(column, workbook=workbook) for column in block.columns]
        if find_totals:
            stripped = _without_totals(census, block, stripped)
        census.extra += sum(block.numbers[index] not in census.totals for index in block.extra)
        census.rows += len(stripped[0]) if stripped else 0
        for evidence, cells in zip(census.columns, stripped, strict=True):
            _tell(evidence, cells, workbook=workbook)
    return census


def _strip(cells: Sequence[str], *, workbook: bool) -> list[str]:
    if workbook:
        return [cell if type(cell) is Native else cell.strip() for cell in cells]
    return [cell.strip() for cell in cells]


def _tell(evidence: ColumnEvidence, cells: Sequence[str], *, workbook: bool) -> None:
    native = [cell for cell in cells if type(cell) is Native] if workbook else []
    if native:
        evidence.add_native(native)
        cells = [cell for cell in cells if type(cell) is not Native]
    evidence.add(cells)


def _without_totals(census: Census, block: Block, columns: list[list[str]]) -> list[list[str]]:
    found = [index for index in _suspects(columns) if is_total([column[index] for column in columns])]
    if not found:
        return columns
    census.totals.extend(block.numbers[index] for index in found)
    census.in_totals.update(
        position for position, column in enumerate(columns) if any(column[index] for index in found)
    )
    gone = set(found)
    return [[cell for index, cell in enumerate(column) if index not in gone] for column in columns]


def _suspects(columns: list[list[str]]) -> list[int]:
    """Rows with a total's word, or with at least half of their cells empty."""
    blanks: Counter[int] = Counter()
    labelled: set[int] = set()
    for column in columns:
        if "" in column:
            blanks.update(index for index, cell in enumerate(column) if not cell)
        if not TOTAL_WORDS.isdisjoint(column):
            labelled.update(index for index, cell in enumerate(column) if cell in TOTAL_WORDS)
    sparse = {index for index, times in blanks.items() if times * 2 >= len(columns)}
    return sorted(sparse | labelled)
