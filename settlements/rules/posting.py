"""What is to be written into the ledger, and its digest."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Line:
    """Minor units for one account."""

    account_id: int
    units: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One transaction to be: its business key, and lines that sum to zero in each currency."""

    key: str
    kind: str
    on: date
    lines: tuple[Line, ...]
    note: str = ""
    commission_id: int | None = None
    reverses_id: int | None = None

    @property
    def digest(self) -> str:
        """What tells the same event told again from another one under its key; the proof builds it in SQL."""
        lines = ",".join(f"{line.account_id}:{line.units}" for line in sorted(self.lines, key=_order))
        words = [
            self.key, self.kind, self.on.isoformat(), self.note, str(self.commission_id or ""),
            str(self.reverses_id or ""), lines,
        ]  # fmt: skip
        return sha256("|".join(words).encode()).hexdigest()

    @property
    def is_balanced(self) -> bool:
        sums: dict[str, int] = {}
        for line in self.lines:
            sums[line.currency] = sums.get(line.currency, 0) + line.units
        return bool(sums) and not any(sums.values())


def _order(line: Line) -> tuple[int, int]:
    return line.account_id, line.units


def moved(units: int, *, source: int, target: int, currency: str) -> tuple[Line, ...]:
    """Two lines that take minor units from one account to another; a negative sum goes the other way."""
    return (
        Line(account_id=source, units=-units, currency=currency),
        Line(account_id=target, units=units, currency=currency),
    )
