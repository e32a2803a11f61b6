"""Reading a table piece by piece, column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.sheets.reading import Reading

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
    extra: dict[int, Sequence[str]]

    def __len__(self) -> int:
        return len(self.numbers)

    def cells(self, index: int) -> list[str]:
        """One row as it was read, for a report of refused rows."""
        return [column[index] for column in self.columns]


def read_chunks(path: Path, reading: Reading, *, rows: int = CHUNK_ROWS) -> Iterator[Chunk]:
    """The data rows in the file's order, `rows` at a time; title, header, empty and total rows are not among them.

    Memory for text files is that of one chunk. Raises SheetError.
    """
    raise NotImplementedError
