"""How a file is read: found by `inspect`, kept as JSON, used by `read_chunks` and the converters."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from core.rules.columns import ColumnKind
from core.rules.dates import DateOrder
from core.rules.numbers import NumberFormat
from core.sheets.assumptions import Assumption, Question


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table.

    `position` counts from 0. `header` is unique in the table: a blank one is called by its letter ("Column D"), the
    second of two equal ones gets " (2)". `kind` says what its cells are. `numbers` is there for `INTEGER` and
    `DECIMAL`; its `decimal` is None where two readings are possible. `date_order` is there for `DATE`; None where two
    are possible. `prefixes` are the words glued to values ("email:") that reading takes off, `blank_words` those that
    it reads as nothing. `samples` are up to five filled cells.
    """

    position: int
    header: str
    kind: ColumnKind
    numbers: NumberFormat | None = None
    date_order: DateOrder | None = None
    prefixes: Sequence[str] = ()
    blank_words: Sequence[str] = ()
    filled: int = 0
    samples: Sequence[str] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether two readings are possible and nobody has said which."""
        if self.kind == ColumnKind.DATE:
            return self.date_order is None
        return self.numbers is not None and self.numbers.decimal is None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a file is read, and what was assumed.

    `columns` leaves out columns that have neither a name nor a cell; `width` counts those too. Row numbers are those a
    person sees in a spreadsheet program, from 1; a cell with line breaks inside is one row. `rows` counts data rows:
    without title rows, header, empty rows and total rows. `last_row` is the file's last filled row. `questions` must
    be answered (by `inspect(path, settings={setting: answer})`) before the columns they name are used.
    """

    file_type: str
    columns: Sequence[Column]
    header_row: int
    last_row: int
    rows: int
    width: int
    empty_rows: int = 0
    total_rows: Sequence[int] = ()
    encoding: str = ""
    delimiter: str = ""
    quote: str = '"'
    sheet: str = ""
    sheets: Sequence[str] = ()
    title: Sequence[str] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    assumptions: Sequence[Assumption] = ()
    questions: Sequence[Question] = ()

    @property
    def headers(self) -> list[str]:
        return [column.header for column in self.columns]

    def column(self, header: str) -> Column:
        """The column of that unique header; KeyError where there is none."""
        for column in self.columns:
            if column.header == header:
                return column
        raise KeyError(header)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, for `ImportJob.reading`."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Reading":
        """The reading that `as_json` wrote."""
        return cls(
            **{
                **data,
                "columns": [_column(each) for each in data["columns"]],
                "assumptions": [Assumption(**each) for each in data["assumptions"]],
                "questions": [Question(**each) for each in data["questions"]],
            }
        )


def _column(data: Mapping[str, Any]) -> Column:
    numbers, order = data["numbers"], data["date_order"]
    return Column(
        **{
            **data,
            "kind": ColumnKind(data["kind"]),
            "numbers": NumberFormat(**numbers) if numbers else None,
            "date_order": DateOrder(order) if order else None,
        }
    )
