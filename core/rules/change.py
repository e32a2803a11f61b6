"""How a figure moved between two periods: direction first (G2)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Direction = Literal["up", "down", "flat", "new"]
Good = Literal["up", "down", "none"]


@dataclass(frozen=True)
class Change:
    """`ratio` is the relative move (0.12 is 12 % more); `None` where there was nothing to compare with."""

    direction: Direction
    ratio: Decimal | None

    @classmethod
    def between(cls, before: int | Decimal, now: int | Decimal) -> "Change":
        """The move from `before` to `now`; a rise from nothing is new, not infinite."""
        if now == before:
            return cls("flat", Decimal(0))
        if before == 0:
            return cls("new" if now > 0 else "down", None)
        ratio = (Decimal(now) - Decimal(before)) / abs(Decimal(before))
        return cls("up" if now > before else "down", ratio)

    @property
    def arrow(self) -> str:
        """Which way the move points: `up`, `down`, or nothing."""
        return {"flat": "", "new": "up"}.get(self.direction, self.direction)

    def tone(self, good: Good = "up") -> str:
        """The meaning of the move: `up` (well), `down` (badly) or `plain`, by which way is good."""
        if self.direction == "flat" or good == "none":
            return "plain"
        rises = self.direction in ("up", "new")
        return "up" if rises == (good == "up") else "down"
