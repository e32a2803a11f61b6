"""What each kind of import does with rows; `run` calls these in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.sheets import Chunk
from imports.queries.words import Ask, Note, Problem
from imports.services.faults import Faults
from imports.services.plan import Prepared


class NeedsAnswers(Exception):
    """Rows can't be taken before these questions are answered."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        super().__init__(", ".join(ask.setting for ask in asks))
        self.asks = asks

    def __str__(self) -> str:
        return " ".join(ask.sentence for ask in self.asks)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """`read` = created + updated + unchanged + refused, always.

    For partners and products a row of the file is one of them. For deals an order is one: the rows with one order
    number together, or a row without a number. `rows` counts the rows of the file.
    """

    created: int
    updated: int
    unchanged: int
    refused: int
    rows: int

    @property
    def read(self) -> int:
        return self.created + self.updated + self.unchanged + self.refused

    def as_json(self) -> dict[str, int]:
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "rows": self.rows,
        }


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an import did, or in a dry run would do. `samples` are the first rows of each verdict."""

    prepared: Prepared
    counts: Counts
    notes: Sequence[Note]
    samples: Mapping[str, Sequence[Mapping[str, Any]]]
    problems: Sequence[Problem] = field(default_factory=tuple)
    problems_left_out: int = 0


def counted(verdicts: Mapping[str, int], *, refused: int, rows: int) -> Counts:
    """The counts of what was judged, by verdict."""
    made = {name: verdicts.get(name, 0) for name in ("created", "updated", "unchanged")}
    return Counts(**made, refused=refused, rows=rows)


class Importer(Protocol):
    """One kind of import over the staging tables of this connection."""

    def load(self, chunk: Chunk) -> None:
        """Take a piece of the file into staging."""

    def check(self) -> list[Note]:
        """Resolve, compare and judge every row; raises NeedsAnswers."""

    def write(self) -> None:
        """Write what `check` found, inside the caller's transaction."""

    def counts(self) -> Counts:
        """How many of each, after `check`."""

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        """The first rows of each verdict, for a preview."""


class ImporterClass(Protocol):
    def __call__(self, prepared: Prepared, faults: Faults) -> Importer: ...
