"""A year of weeks beside the year before, smoothed: single weeks of one partner jump too much to show a direction."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.rules.change import Change
from core.rules.weeks import IsoWeek

YEAR = 52
QUARTER = 13
ROLLING = 4
READ_WEEKS = 2 * YEAR + ROLLING - 1


@dataclass(frozen=True)
class Span:
    """The sum of a span of weeks and of the span before it."""

    now: int
    before: int

    @property
    def move(self) -> Change:
        return Change.between(self.before, self.now)


@dataclass(frozen=True)
class Trend:
    """Turnover in minor units by week, oldest first, the last week being `until`; a week without sales is zero."""

    until: IsoWeek
    turnover: list[int]

    @property
    def weeks(self) -> list[IsoWeek]:
        return [self.until.plus(-back) for back in reversed(range(YEAR))]

    @property
    def rolling(self) -> list[int]:
        """For each of the 52 weeks, the sum of it and the three before."""
        return self._sums()[-YEAR:]

    @property
    def rolling_before(self) -> list[int]:
        """The same of the 52 weeks before."""
        return self._sums()[-2 * YEAR : -YEAR]

    @property
    def year(self) -> Span:
        """The last 52 weeks and the 52 before them."""
        return self._span(YEAR)

    @property
    def quarter(self) -> Span:
        """The last 13 weeks and the 13 before them."""
        return self._span(QUARTER)

    @property
    def month(self) -> Span:
        """The last four weeks and the four before them."""
        return self._span(ROLLING)

    @property
    def is_empty(self) -> bool:
        return not any(self.turnover)

    def _span(self, weeks: int) -> Span:
        return Span(now=sum(self.turnover[-weeks:]), before=sum(self.turnover[-2 * weeks : -weeks]))

    def _sums(self) -> list[int]:
        return [sum(self.turnover[at : at + ROLLING]) for at in range(len(self.turnover) - ROLLING + 1)]


def trend(turnover: Mapping[IsoWeek, int], *, until: IsoWeek) -> Trend:
    return Trend(until=until, turnover=[turnover.get(until.plus(-back), 0) for back in reversed(range(READ_WEEKS))])
