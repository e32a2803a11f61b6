"""Exact arithmetic of money: whole minor units, one rounding rule, parts that sum to the whole."""

from collections.abc import Sequence
from decimal import Decimal

PERCENT_SCALE = 10_000
"""Percentages have up to four digits after the point."""


def half_up(numerator: int, *, denominator: int) -> int:
    """The quotient of whole numbers, half up on the absolute value, sign put back; the denominator is above zero."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -whole if numerator < 0 else whole


def portion(units: int, *, percent: Decimal) -> int:
    """A percentage of minor units: 1.15 % of 3000.00 is 34.50."""
    return half_up(units * int(percent * PERCENT_SCALE), denominator=100 * PERCENT_SCALE)


def share(units: int, *, part: int, whole: int) -> int:
    """The part `part`/`whole` of minor units, between nothing and all of them; all where there is no whole."""
    if whole <= 0 or part >= whole:
        return units
    return half_up(units * max(part, 0), denominator=whole)


def apportion(units: int, *, weights: Sequence[int]) -> list[int]:
    """Minor units split by weights (none below zero), so that the parts sum to the whole.

    Each part is the rounded running sum less the one before it; without any weight the first takes all.
    """
    total = sum(weights)
    if total <= 0:
        return [units, *([0] * (len(weights) - 1))] if weights else []
    parts, running, given = [], 0, 0
    for weight in weights:
        running += weight
        upto = half_up(units * running, denominator=total)
        parts.append(upto - given)
        given = upto
    return parts
