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

    def ends(self) -> tuple[tuple[str, Decimal], ...]:
        """Each class with its bound, the best first."""
        return ("A", self.a), ("B", self.b), ("C", self.c)


@dataclass(frozen=True)
class Cut:
    """Where a class ends: `above` counts the partners in it or a better one, the last of them has `from_turnover`.

    `tied` of the partners with exactly `from_turnover` are inside and others are not; 0 where all of them are.
    `inside` is the turnover of all who are.
    """

    abc: str
    above: int
    from_turnover: int
    tied: int = 0
    inside: int = 0

    @property
    def surely_from(self) -> int:
        """From this turnover on a partner is inside whatever breaks the tie."""
        return self.from_turnover + 1 if self.tied else self.from_turnover

    @property
    def surely(self) -> tuple[int, int]:
        """How many partners have that turnover or more, and how much they have together."""
        return self.above - self.tied, self.inside - self.tied * self.from_turnover


@dataclass(frozen=True)
class Stretch:
    """A part of the ranking: positive turnovers, largest first, below `above` partners who have `inside` together.

    `to_top` and `to_bottom` say that nobody stands before its first or after its last.
    """

    turnovers: Sequence[int]
    above: int = 0
    inside: int = 0
    to_top: bool = True
    to_bottom: bool = True


def cuts(turnovers: Sequence[int], bounds: AbcBounds) -> list[Cut]:
    """The ends of A, B and C in positive turnovers, largest first."""
    everybody, total = Stretch(turnovers), sum(turnovers)
    found = [cut_in(everybody, abc, percent, total=total, strict=bounds.strict) for abc, percent in bounds.ends()]
    return [cut for cut in found if cut]


def cut_in(stretch: Stretch, abc: str, percent: Decimal, *, total: int, strict: bool) -> Cut | None:
    """The end of a class; None where this part of the ranking is too short to tell."""
    including = list(accumulate(stretch.turnovers, initial=stretch.inside))[1:]
    members = _members(including, percent * total / 100, strict=strict)
    if (members == 0 and not stretch.to_top) or (members == len(including) and not stretch.to_bottom):
        return None
    if not members:
        return Cut(abc, 0, NOBODY)
    last, first = stretch.turnovers[members - 1], _first_with(stretch.turnovers, members - 1)
    if first == 0 and not stretch.to_top:
        return None
    splits = members < len(including) and stretch.turnovers[members] == last
    tied = members - first if splits else 0
    return Cut(abc, stretch.above + members, last, tied=tied, inside=including[members - 1])


def _members(including: Sequence[int], share: Decimal, *, strict: bool) -> int:
    """How many partners stand up to a share: counted with themselves under `strict`, with those before them else."""
    numerator, denominator = share.as_integer_ratio()
    if strict:
        return bisect_right(including, numerator // denominator)
    reached = bisect_left(including, -(-numerator // denominator))
    return min(reached + 1, len(including))


def _first_with(turnovers: Sequence[int], place: int) -> int:
    """The first place with the same turnover as a place."""
    return bisect_left(turnovers, -turnovers[place], hi=place + 1, key=lambda turnover: -turnover)


def abc_at(place: int, ends: Sequence[Cut]) -> str:
    """The class of the partner at a place (0 for the largest turnover)."""
    return next((end.abc for end in ends if place < end.above), LAST)
