"""A run of weeks of one scope: what is known, what is zero, and what was before we began."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from core.rules.weeks import IsoWeek
from dashboards.rules.change import half_up

MEAN_OF = 4


@dataclass(frozen=True)
class WeekFacts:
    """What happened in a week; money in minor units."""

    calls: int = 0
    meetings: int = 0
    new_partners: int = 0
    orders: int = 0
    turnover: int = 0
    margin: int = 0

    @property
    def average_cheque(self) -> int | None:
        return half_up(Fraction(self.turnover, self.orders)) if self.orders else None


NOTHING = WeekFacts()
Measure = Callable[[WeekFacts], int | None]


@dataclass(frozen=True)
class History:
    """Facts by week. A week without a row is a week of zeros, unless it lies before the first one known."""

    weeks: Mapping[IsoWeek, WeekFacts]

    @cached_property
    def first(self) -> IsoWeek | None:
        return min(self.weeks, default=None)

    def facts(self, week: IsoWeek) -> WeekFacts | None:
        if self.first is None or week < self.first:
            return None
        return self.weeks.get(week, NOTHING)

    def value(self, week: IsoWeek, *, measure: Measure) -> int | None:
        facts = self.facts(week)
        return None if facts is None else measure(facts)

    def run(self, *, until: IsoWeek, length: int, measure: Measure) -> list[int | None]:
        """`length` values, oldest first, the last one of the week `until`."""
        return [self.value(until.plus(-back), measure=measure) for back in reversed(range(length))]

    def before(self, week: IsoWeek, *, length: int = MEAN_OF) -> list[WeekFacts]:
        """The known weeks among the `length` before `week`."""
        found = [self.facts(week.plus(-back)) for back in range(1, length + 1)]
        return [facts for facts in found if facts is not None]


def mean(weeks: list[WeekFacts], *, measure: Measure) -> Fraction | None:
    """The mean of the weeks that have the value."""
    values = [value for facts in weeks if (value := measure(facts)) is not None]
    return Fraction(sum(values), len(values)) if values else None


def mean_cheque(weeks: list[WeekFacts]) -> Fraction | None:
    """All turnover over all orders: a week of one order doesn't weigh as much as a week of forty."""
    orders = sum(facts.orders for facts in weeks)
    return Fraction(sum(facts.turnover for facts in weeks), orders) if orders else None


def streak(values: list[int | None]) -> int:
    """Weeks in a row that each rose (positive) or each fell (negative), counted back from the last value."""
    length = 0
    for earlier, later in reversed(list(pairwise(values))):
        if earlier is None or later is None or earlier == later:
            break
        step = 1 if later > earlier else -1
        if length and (step > 0) != (length > 0):
            break
        length += step
    return length
