"""How a value moved against another: the words of the page are grows, falls and steady."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from core.rules.change import Change as Move

Number = int | Fraction
STEADY_PERCENT = 3


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    FLAT = "flat"


@dataclass(frozen=True)
class Change:
    """`value` against `base`; `percent` is None where the base can't carry one (zero or below)."""

    value: int
    base: Number

    @property
    def difference(self) -> Fraction:
        return self.value - Fraction(self.base)

    @property
    def percent(self) -> int | None:
        if self.base <= 0:
            return None
        return half_up(self.difference * 100 / self.base)

    @property
    def reached(self) -> int | None:
        """The value as a percentage of the base: how much of a plan is there."""
        return None if self.base <= 0 else half_up(Fraction(self.value) * 100 / self.base)

    @property
    def move(self) -> Move:
        """The same move as the components of a page show it, to the percent."""
        base = Fraction(self.base)
        return Move.between(Decimal(base.numerator) / base.denominator, self.value)

    @property
    def direction(self) -> Direction:
        """Steady within 3 % of the base, and where the difference is less than one whole unit."""
        if abs(self.difference) < 1 or abs(self.difference) * 100 <= abs(Fraction(self.base)) * STEADY_PERCENT:
            return Direction.FLAT
        return Direction.UP if self.difference > 0 else Direction.DOWN


def change(value: int | None, *, against: Number | None) -> Change | None:
    """None where either side is unknown: unknown isn't zero."""
    if value is None or against is None:
        return None
    return Change(value=value, base=against)


def half_up(number: Number) -> int:
    """The nearest whole number, halves away from zero."""
    exact = Fraction(number)
    whole = (2 * abs(exact.numerator) + exact.denominator) // (2 * exact.denominator)
    return -whole if exact < 0 else whole
