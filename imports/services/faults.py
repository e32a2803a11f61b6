"""What is wrong with rows, gathered in a staging table while they are read and checked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.sheets import Chunk
from imports.queries.words import REFUSED, Problem
from imports.services import staging
from imports.services.plan import Prepared

_CREATE = """
CREATE TEMP TABLE import_fault (
    row integer NOT NULL, code text NOT NULL, field text NOT NULL, value text NOT NULL,
    id integer GENERATED ALWAYS AS IDENTITY
)
"""
_COLUMNS = ("row", "code", "field", "value")


@dataclass
class Faults:
    """Fills `import_fault`: the first fault of a row that refuses it is its reason; warnings stand beside."""

    prepared: Prepared
    currency: str = ""

    @classmethod
    def create(cls, prepared: Prepared) -> "Faults":
        staging.run(_CREATE)
        return cls(prepared)

    def where(self, code: str, field: str, chunk: Chunk, wrong: Sequence[bool]) -> None:
        """A fault for each row of the chunk that is `wrong`, with its cell of `field`."""
        column = self.prepared.column(field)
        cells = chunk.columns[column.position] if column else None
        found = [
            (chunk.numbers[index], code, field, cells[index][:500] if cells else "")
            for index, is_wrong in enumerate(wrong)
            if is_wrong
        ]
        self.add(found)

    def extra_cells(self, chunk: Chunk) -> None:
        self.add([(chunk.numbers[at], "extra_cells", "", "; ".join(more)[:500]) for at, more in chunk.extra.items()])

    def add(self, found: Sequence[tuple[int, str, str, str]]) -> None:
        """Faults as row, code, field, value."""
        if found:
            row, code, field, value = zip(*found, strict=True)
            staging.copy("import_fault", _COLUMNS, [list(map(str, row)), code, field, staging.text(value)])

    def problems(self, *, limit: int) -> Iterator[Problem]:
        """Up to `limit` problems, by row: one reason for each refused row, and the warnings of rows that were taken."""
        sql = """
            SELECT DISTINCT ON (row, rank) row, code, field, value
            FROM (SELECT f.*, CASE WHEN code = ANY(%(refused)s) THEN 0 ELSE id END AS rank FROM import_fault f) f
            WHERE rank = 0 OR NOT EXISTS (
                SELECT FROM import_fault r WHERE r.row = f.row AND r.code = ANY(%(refused)s)
            )
            ORDER BY row, rank, id LIMIT %(limit)s
        """
        for row, code, field, value in staging.rows(sql, {"refused": list(REFUSED), "limit": limit}):
            yield self.problem(row, code, field, value)

    def reasons(self, first: int, last: int) -> dict[int, Problem]:
        """Why rows `first` to `last` are refused, by row."""
        sql = """
            SELECT DISTINCT ON (row) row, code, field, value FROM import_fault
            WHERE row BETWEEN %s AND %s AND code = ANY(%s) ORDER BY row, id
        """
        return {found[0]: self.problem(*found) for found in staging.rows(sql, [first, last, list(REFUSED)])}

    def problem(self, row: int, code: str, field: str, value: str) -> Problem:
        column = self.prepared.mapping.get(field, "")
        return Problem(row=row, code=code, column=column, value=value, params={"currency": self.currency})
