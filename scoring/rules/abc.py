"""Classes by cumulative share of turnover (F1): exact, over whole minor units."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

LAST = "D"
NOBODY = 2**63 - 1


@dataclass(frozen=True)
class AbcBounds:
    """Cumulative shares in percent up to which A, B and C reach; `strict` gives who crosses one to the worse class."""

    a: Decimal = Decimal(80)
    b: Decimal = Decimal(95)
    c: Decimal = Decimal(99)
    strict: bool = False


@dataclass(frozen=True)
class Cut:
    """Where a class ends: `above` counts the partners in it or a better one, the last of them has `from_turnover`.

    `tied` of the partners with exactly `from_turnover` are inside and others are not; 0 where all of them are.
    """

    abc: str
    above: int
    from_turnover: int
    tied: int = 0

    @property
    def surely_from(self) -> int:
        """From this turnover on a partner is inside whatever breaks the tie."""
        return self.from_turnover + 1 if self.tied else self.from_turnover


def cuts(turnovers: Sequence[int], bounds: AbcBounds) -> list[Cut]:
    """The ends of A, B and C in positive turnovers, largest first."""
    including = list(accumulate(turnovers))
    total = including[-1] if including else 0
    return [
        _cut(abc, turnovers, _members(including, total=total, percent=percent, strict=bounds.strict))
        for abc, percent in (("A", bounds.a), ("B", bounds.b), ("C", bounds.c))
    ]


def _members(including: Sequence[int], *, total: int, percent: Decimal, strict: bool) -> int:
    """How many partners stand up to a bound: counted with themselves under `strict`, with those before them else."""
    numerator, denominator = (percent * total / 100).as_integer_ratio()
    if strict:
        return bisect_right(including, numerator // denominator)
    reached = bisect_left(including, -(-numerator // denominator))
    return min(reached + 1, len(including))


def _cut(abc: str, turnovers: Sequence[int], above: int) -> Cut:
    if not above:
        return Cut(abc, 0, NOBODY)
    last = turnovers[above - 1]
    if above == len(turnovers) or turnovers[above] != last:
        return Cut(abc, above, last)
    first = bisect_left(turnovers, -last, key=lambda turnover: -turnover)
    return Cut(abc, above, last, tied=above - first)


def abc_at(place: int, ends: Sequence[Cut]) -> str:
    """The class of the partner at a place (0 for the largest turnover)."""
    return next((end.abc for end in ends if place < end.above), LAST)
