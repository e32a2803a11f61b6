"""Reading a table piece by piece, column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from core.rules.blanks import without_prefix
from core.rules.columns import ColumnKind
from core.rules.formulas import as_written
from core.sheets.filetype import FileType
from core.sheets.reading import Column, Reading
from core.sheets.rows import Source, blocks
from core.sheets.workbook import Native

CHUNK_ROWS = 50_000


@dataclass(frozen=True)
class Chunk:
    """Some rows of the table, by column.

    `numbers[i]` is the row's number in the file. `columns[p][i]` is the cell of row i in the column of position p: text
    without blanks around it, "" where nothing is there (words for nothing too), prefixes taken off. A number of a
    workbook is written with the column's own decimal sign, a date as 2025-12-31. `extra` tells, for rows (index in the
    chunk) with more cells than columns, the cells too many: such rows are to be refused.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]
    extra: dict[int, list[str]]

    def __len__(self) -> int:
        return len(self.numbers)

    def cells(self, index: int) -> list[str]:
        """One row as it was read, for a report of refused rows."""
        return [column[index] for column in self.columns]


def read_chunks(path: Path, reading: Reading, *, rows: int = CHUNK_ROWS) -> Iterator[Chunk]:
    """The data rows in the file's order, `rows` at a time; title, header, empty and total rows are not among them.

    Memory for text files is that of one chunk. Raises SheetError.
    """
    source = Source(
        path=path,
        file_type=reading.file_type,
        encoding=reading.encoding,
        delimiter=reading.delimiter,
        quote=reading.quote,
        sheet=reading.sheet,
    )
    below = islice(source.rows(), reading.header_row, None)
    first, skip = reading.header_row + 1, frozenset(reading.total_rows)
    workbook = reading.file_type != FileType.TEXT
    by_position = {column.position: column for column in reading.columns}
    for block, _ in blocks(below, first=first, width=reading.width, size=rows, skip=skip):
        if block.numbers:
            columns = [
                _cleaned(cells, column=by_position.get(at), workbook=workbook) for at, cells in enumerate(block.columns)
            ]
            yield Chunk(block.numbers, columns, block.extra)


def _cleaned(cells: Sequence[str], *, column: Column | None, workbook: bool) -> list[str]:
    if workbook:
        point = column.numbers.decimal if column and column.numbers else None
        clean = [_native(cell, decimal=point) if type(cell) is Native else cell.strip() for cell in cells]
    else:
        clean = [cell.strip() for cell in cells]
    if column and column.kind == ColumnKind.TEXT:
        clean = [as_written(cell) if cell[:1] == "'" else cell for cell in clean]
    if column and column.prefixes:
        prefixes = frozenset(column.prefixes)
        clean = [without_prefix(cell, prefixes=prefixes) for cell in clean]
    if column and column.blank_words:
        nothing = frozenset(column.blank_words)
        clean = ["" if cell in nothing else cell for cell in clean]
    return clean


def _native(cell: str, *, decimal: str | None) -> str:
    return str(cell).replace(".", ",") if decimal == "," else str(cell)
