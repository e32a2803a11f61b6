"""One night under way: what it judges by, and its own connection to the database."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from psycopg2.sql import SQL, Composed

from core.models import JobRun
from scoring.rules.flags import TURNOVER_FELL
from scoring.rules.version import NightRules
from scoring.rules.windows import Window, window, window_before

TREND_MONTHS = 3


@dataclass(frozen=True)
class Windows:
    """The days that the verdicts of a date look at."""

    abc: Window
    tier: Window
    recent: Window
    previous: Window

    @classmethod
    def of(cls, on: date, rules: NightRules) -> "Windows":
        trend = rules.flags.get(TURNOVER_FELL)
        months = (trend and trend.months) or TREND_MONTHS
        recent = window(months=months, on=on)
        return cls(
            abc=window(months=rules.abc_months, on=on),
            tier=window(months=rules.tiers.months, on=on),
            recent=recent,
            previous=window_before(recent, months=months),
        )

    def __iter__(self) -> Iterator[Window]:
        return iter((self.abc, self.tier, self.recent, self.previous))

    def days(self, prefix: str = "") -> dict[str, date]:
        """The first and last day of each, as parameters of a statement: `abc_start`, `abc_end` and so on."""
        named = {"abc": self.abc, "tier": self.tier, "recent": self.recent, "previous": self.previous}
        starts = {f"{prefix}{name}_start": each.start for name, each in named.items()}
        return starts | {f"{prefix}{name}_end": each.end for name, each in named.items()}


@dataclass
class Night:
    """`base` is the date of the published night that this one continues; None where it rebuilds everything.

    `keeps_state` is whether the tiers on record are of an earlier or the same day, so that their grace goes on.
    `known` is what the last published night read.
    Steps talk through temporary tables named `night_...` that vanish with the transaction.
    """

    on: date
    rules: NightRules
    run: JobRun
    base: date | None
    keeps_state: bool
    known: Mapping[str, Any] = field(default_factory=dict)
    read: dict[str, Any] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)

    @property
    def windows(self) -> Windows:
        return Windows.of(self.on, self.rules)

    @property
    def full(self) -> bool:
        return self.base is None

    def among(self, column: str, some: str) -> SQL:
        """A condition: every row on a full night, else those whose column the query `some` names.

        Part of the text and not a parameter: PostgreSQL doesn't join with what stands behind an `or`, it reads all.
        """
        return SQL("true" if self.full else f"{column} in ({some})")

    @contextmanager
    def table_order(self) -> Iterator[None]:
        """On a full night read tables as they lie: in an index's order each row finds its partner's sum far away."""
        if self.full:
            self.sql("set local enable_indexonlyscan = off")
        yield
        self.sql("set local enable_indexonlyscan = on")

    def sql(self, statement: str | Composed, **words: Any) -> int:
        """Run a statement; answers with the number of rows it touched."""
        with connection.cursor() as cursor:
            cursor.execute(statement, words or None)
            touched: int = cursor.rowcount
            return touched

    def rows(self, statement: str, **words: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, words or None)
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found

    def count(self, name: str, rows: int) -> None:
        """Add to what the run says that it changed."""
        self.changed[name] = self.changed.get(name, 0) + rows
