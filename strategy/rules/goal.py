"""A goal by month and person, and whether the pace will do (A1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

DAYS_IN = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(365, 12)}
MONTH = DAYS_IN["month"]
MOST_MONTHS = 36


@dataclass(frozen=True, kw_only=True)
class Target:
    """So many partners within the days from `starts_on` to `ends_on`, both included.

    By the end they bring `customers` and `orders` each calendar `per`: day, week or month.
    """

    starts_on: date
    ends_on: date
    partners: int
    customers: int = 0
    orders: int = 0
    per: str = "month"

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    def gone(self, *, on: date) -> int:
        """Days of the goal that are over on the evening of `on`."""
        return min(max((on - self.starts_on).days + 1, 0), self.days)


def half_up(value: Fraction) -> int:
    return int(value + Fraction(1, 2)) if value >= 0 else -int(-value + Fraction(1, 2))


def months_of(target: Target) -> list[date]:
    """The first days of the months that the goal touches."""
    month, found = target.starts_on.replace(day=1), []
    while month <= target.ends_on:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def split_evenly(total: int, *, weights: Sequence[int]) -> list[int]:
    """Whole parts in proportion to the weights that sum to the total, the earlier ones no larger by chance."""
    whole = sum(weights)
    edges = [half_up(Fraction(total * sum(weights[:i]), whole)) for i in range(len(weights) + 1)]
    return [after - before for before, after in pairwise(edges)]


def days_by_month(target: Target) -> list[int]:
    """How many days of the goal fall into each of its months."""
    months = months_of(target)
    ends = [*(month - timedelta(days=1) for month in months[1:]), target.ends_on]
    return [(end - max(month, target.starts_on)).days + 1 for month, end in zip(months, ends, strict=True)]


@dataclass(frozen=True)
class MonthPlan:
    """What one month of the goal asks for."""

    month: date
    partners: int
    customers: int
    orders: int


def month_plans(target: Target) -> list[MonthPlan]:
    """Partners are signed evenly by day; customers and orders grow by the same step each month to the wanted rate."""
    months, days = months_of(target), days_by_month(target)
    signed = split_evenly(target.partners, weights=days)
    steps = [Fraction(i, len(months)) * length for i, length in enumerate(days, start=1)]
    return [
        MonthPlan(
            month,
            partners,
            half_up(target.customers / DAYS_IN[target.per] * grown),
            half_up(target.orders / DAYS_IN[target.per] * grown),
        )
        for month, partners, grown in zip(months, signed, steps, strict=True)
    ]


def planned_by(plans: Sequence[tuple[date, int]], *, target: Target, on: date) -> int:
    """What the months' plans come to on the evening of `on`: past months whole, the running one by its days."""
    lengths = dict(zip(months_of(target), days_by_month(target), strict=True))
    total = Fraction(0)
    for month, planned in plans:
        begun = max(month, target.starts_on)
        gone = min(max((on - begun).days + 1, 0), lengths.get(month, 0))
        total += Fraction(planned * gone, lengths[month]) if lengths.get(month) else 0
    return half_up(total)


@dataclass(frozen=True)
class Pace:
    """Partners: `fact` against `planned` by now and `wanted` at the end; what a month must bring from now on."""

    wanted: int
    planned: int
    fact: int
    days_gone: int
    days_left: int

    @property
    def left(self) -> int:
        return max(self.wanted - self.fact, 0)

    @property
    def is_behind(self) -> bool:
        return self.fact < self.planned

    @property
    def month_now(self) -> Fraction:
        """So many a month until now."""
        return Fraction(self.fact) / self.days_gone * MONTH if self.days_gone else Fraction(0)

    @property
    def month_needed(self) -> Fraction | None:
        """So many a month from now on; None where no day is left for what is missing."""
        if not self.left:
            return Fraction(0)
        return Fraction(self.left) / self.days_left * MONTH if self.days_left else None

    @property
    def times(self) -> Fraction | None:
        """How many times the pace until now the needed one is; None where there was none or no time is left."""
        return self.month_needed / self.month_now if self.month_needed is not None and self.month_now else None

    @property
    def at_this_pace(self) -> int:
        """What the end will see if nothing changes."""
        return self.fact + half_up(self.month_now / MONTH * self.days_left)


@dataclass(frozen=True)
class Flow:
    """Customers or orders: what partners brought in `days` days, against `wanted` each `per` at the end.

    `signed` partners brought `fact`; `partners` are to bring the wanted flow.
    """

    wanted: int
    per: str
    fact: int
    days: int
    signed: int
    partners: int

    @property
    def now(self) -> Fraction:
        """So many each `per` until now."""
        return Fraction(self.fact) / self.days * DAYS_IN[self.per] if self.days else Fraction(0)

    @property
    def each_needed(self) -> Fraction | None:
        """What one partner must bring a month at the end."""
        return Fraction(self.wanted) / DAYS_IN[self.per] * MONTH / self.partners if self.partners else None

    @property
    def each_now(self) -> Fraction | None:
        """What one signed partner brings a month now."""
        return Fraction(self.fact) / self.days * MONTH / self.signed if self.signed and self.days else None

    @property
    def times(self) -> Fraction | None:
        """How many times more each partner must bring; None where nothing came yet."""
        return self.each_needed / self.each_now if self.each_now and self.each_needed is not None else None

    @property
    def with_all_partners(self) -> Fraction:
        """The flow each `per` once all partners are signed and bring what one brings now."""
        return (self.each_now or Fraction(0)) * self.partners / MONTH * DAYS_IN[self.per]

    @property
    def is_behind(self) -> bool:
        """Signing everyone wouldn't be enough: partners themselves must bring more."""
        return self.with_all_partners < self.wanted
