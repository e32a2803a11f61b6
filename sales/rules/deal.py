"""What a deal comes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from core.rules.money import minor_digits

LARGEST = 10**15  # minor units, so that sums of many stay within what a column keeps


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as it is entered: money in minor units of the deal's currency, `cost` None where unknown."""

    name: str
    amount: int
    article: str = ""
    quantity: Decimal | None = None
    cost: int | None = None


def margin_of(lines: Sequence[Line]) -> int | None:
    """What is left after the cost of every line; None where one isn't known."""
    costs = [line.cost for line in lines]
    if not lines or None in costs:
        return None
    return sum(line.amount - (line.cost or 0) for line in lines)


def part_of(whole: int, *, part: int, of: int) -> int:
    """The share of `whole` that `part` is of `of`, half up on the absolute value; cumulative parts sum to the whole."""
    share = (2 * abs(whole) * part + of) // (2 * of)
    return -share if whole < 0 else share


def converted(units: int, *, currency: str, base: str, rate: Decimal) -> int:
    """Minor units of `currency` in minor units of `base`, half up on the absolute value."""
    shift = minor_digits(base) - minor_digits(currency)
    exact = (abs(units) * rate).scaleb(shift)
    whole = int(exact.to_integral_value(rounding=ROUND_HALF_UP))
    return -whole if units < 0 else whole
