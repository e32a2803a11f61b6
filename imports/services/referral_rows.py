"""Referrals on their way in: cells of a file become rows of a staging table."""

from collections.abc import Sequence
from datetime import date

from core.sheets import Chunk, convert
from imports.rules.fields import Shape
from imports.rules.referral_fields import REFERRAL_FIELDS
from imports.rules.text import tidy
from imports.services import staging
from imports.services.faults import Faults
from imports.services.plan import Prepared
from partners.rules.tax_id import normal_tax_id

_TEXTS = tuple(field.name for field in REFERRAL_FIELDS if field.shape == Shape.TEXT)
_LONGEST = {field.name: field.longest for field in REFERRAL_FIELDS}
_CREATE = f"""
CREATE TEMP TABLE import_row (
    row integer PRIMARY KEY, {" text NOT NULL, ".join(_TEXTS)} text NOT NULL, day date, verdict text
)
"""


class ReferralRows:
    """Fills `import_row`: texts as they stand, tidied, and the day of the claim where the file tells it."""

    def __init__(self, prepared: Prepared, faults: Faults) -> None:
        self.prepared, self.faults = prepared, faults
        self.staged = 0
        staging.run(_CREATE)

    def add(self, chunk: Chunk) -> None:
        """Stage one piece of the file; cells that can't be understood become faults."""
        self.faults.extra_cells(chunk)
        texts = {name: self._text(chunk, name) for name in _TEXTS}
        nameless = [not name for name in texts["customer_name"]]
        if any(nameless):
            self.faults.where("missing", "customer_name", chunk, nameless)
        columns = [list(map(str, chunk.numbers)), *(staging.text(texts[name]) for name in _TEXTS), self._days(chunk)]
        staging.copy("import_row", ("row", *_TEXTS, "day"), columns)
        self.staged += len(chunk)

    def _text(self, chunk: Chunk, name: str) -> list[str]:
        column = self.prepared.column(name)
        if column is None:
            return [""] * len(chunk)
        cells = [tidy(cell) for cell in chunk.columns[column.position]]
        wrong = [len(cell) > _LONGEST[name] for cell in cells]
        if any(wrong):
            self.faults.where("too_long", name, chunk, wrong)
        return [normal_tax_id(cell) for cell in cells] if name == "partner_tax_id" else cells

    def _days(self, chunk: Chunk) -> Sequence[str]:
        """The day of each claim; one that hasn't come yet is no day of a claim."""
        column = self.prepared.column("registered_on")
        if column is None:
            return [staging.NULL] * len(chunk)
        read = convert.days(chunk.columns[column.position], column=column)
        days: list[date | None] = read.values.astype("datetime64[D]").tolist()
        bad = [
            wrong or (day is not None and day > self.prepared.today)
            for day, wrong in zip(days, read.bad.tolist(), strict=True)
        ]
        if any(bad):
            self.faults.where("bad_date", "registered_on", chunk, bad)
        return [staging.NULL if day is None else day.isoformat() for day in days]
