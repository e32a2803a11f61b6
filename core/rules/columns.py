"""What the cells of a column are, told from the cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.rules.blanks import BLANK_WORDS, blank_words_in, glued_prefixes_in, without_prefix
from core.rules.dates import DateEvidence, DateOrder, NotADate, read_date
from core.rules.numbers import NumberEvidence

_MANY = 5_000
_DATE_WORDS = ("date", "дата", "data ", "dzień", "день", "когда", "termin")


class ColumnKind(StrEnum):
    EMPTY = "empty"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"


@dataclass
class ColumnEvidence:
    """What has been seen of a column so far. `add` takes its cells piece by piece, in the file's order.

    `native` counts cells that a workbook holds as numbers or dates: they need no telling.
    """

    header: str
    filled: int = 0
    native_numbers: int = 0
    native_fractions: int = 0
    native_dates: int = 0
    samples: list[str] = field(default_factory=list)
    prefixes: set[str] = field(default_factory=set)
    blanks: set[str] = field(default_factory=set)
    numbers: NumberEvidence = field(default_factory=NumberEvidence)
    dates: DateEvidence = field(default_factory=DateEvidence)
    codes: bool = False
    is_text: bool = False

    def add(self, cells: Sequence[str]) -> None:
        """Take in stripped text cells; empty ones don't count."""
        filled = cells if "" not in cells else [cell for cell in cells if cell]
        self.filled += len(filled)
        if not filled or (self.kind == ColumnKind.INTEGER and "".join(filled).isdigit() and not self._may_be_code()):
            return
        distinct = list(dict.fromkeys(filled))
        self.samples.extend(distinct[: max(0, 5 - len(self.samples))])
        values = self._cleaned(distinct)
        if not self.is_text and not self._settled():
            self.codes = self.codes or any(cell[0] == "0" and len(cell) > 1 and cell.isdigit() for cell in values)
            self.numbers.add(values[:_MANY] if not self.numbers.numbers else values)
            self.dates.add(values[:_MANY] if not self.dates.dates else values)
            self.is_text = self.kind == ColumnKind.TEXT and len(values) > 100

    def add_native(self, cells: Sequence[str]) -> None:
        """Take in cells that the workbook holds as numbers (`1234.5`) or dates (`2025-12-31`)."""
        self.filled += len(cells)
        self.samples.extend(list(dict.fromkeys(cells))[: max(0, 5 - len(self.samples))])
        for cell in cells:
            if ":" in cell or cell.count("-") == 2:
                self.native_dates += 1
            else:
                self.native_numbers += 1
                self.native_fractions += "." in cell

    @property
    def kind(self) -> ColumnKind:
        """The kind that at least half of the cells have."""
        if not self.filled:
            return ColumnKind.EMPTY
        texts = max(self.numbers.numbers + self.numbers.others, 1)
        if self.native_dates > self.native_numbers or (self.dates.dates * 2 >= texts and self.dates.dates):
            return ColumnKind.DATE
        if self.native_numbers * 2 < self.filled and self.numbers.numbers * 2 < texts:
            return ColumnKind.TEXT
        if self.codes:
            return ColumnKind.TEXT
        if self._serial_dates():
            return ColumnKind.DATE
        fractions = self.numbers.fractions + self.native_fractions + len(self.numbers.unclear)
        return ColumnKind.DECIMAL if fractions or self.numbers.currencies else ColumnKind.INTEGER

    @property
    def date_order(self) -> DateOrder | None:
        """The order of the column's dates; None where two are possible."""
        if self._serial_dates():
            return DateOrder.SERIAL
        return self.dates.order()

    def _may_be_code(self) -> bool:
        return self.dates.compact > 0

    def _settled(self) -> bool:
        """Whether more cells can't change how the column is read."""
        if self.kind == ColumnKind.DATE:
            return self.dates.digits_first > 0 and self.date_order is not None
        return self.kind == ColumnKind.DECIMAL and self.numbers.format().decimal is not None

    def _serial_dates(self) -> bool:
        named = any(word.strip() in f"{self.header.casefold()} " for word in _DATE_WORDS)
        whole = (self.native_numbers and not self.native_fractions) or self.dates.serial
        return bool(named and whole and not self.dates.dates and all(map(_is_serial, self.samples)))

    def _cleaned(self, cells: list[str]) -> list[str]:
        if not BLANK_WORDS.isdisjoint(cells):
            self.blanks.update(blank_words_in(cells))
            cells = [cell for cell in cells if cell not in self.blanks]
        if any(":" in cell or "=" in cell for cell in cells):
            self.prefixes.update(glued_prefixes_in(cells, header=self.header))
            if self.prefixes:
                cells = [without_prefix(cell, prefixes=self.prefixes) for cell in cells]
        return cells


def _is_serial(cell: str) -> bool:
    try:
        return read_date(cell, order=DateOrder.SERIAL).on.year >= 1970
    except NotADate:
        return False
