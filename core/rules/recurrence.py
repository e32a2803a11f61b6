"""What comes back: every so many days, weeks, months or years, and the moment a day's clock time is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Every `every` units from `first` on, `last` included if there is one.

    Months and years count from the first day, not from the one before: what began on the 31st falls on the last day
    of shorter months and on the 31st again after them; a 29 February falls on the 28th in common years.
    """

    first: date
    unit: Unit
    every: int = 1
    last: date | None = None

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError("every must be at least 1")

    def days(self, *, since: date, until: date) -> Iterator[date]:
        """The days from `since` to `until`, both included, in order."""
        end = min(until, self.last) if self.last else until
        turn = self._turns_before(since)
        while (day := self._day(turn)) is not None and day <= end:
            if day >= since:
                yield day
            turn += 1

    def next_after(self, day: date) -> date | None:
        """The first day later than `day`; None once it is over."""
        if day >= date.max:
            return None
        turn = self._turns_before(day)
        while (found := self._day(turn)) is not None and found <= day:
            turn += 1
        return found if found and not (self.last and found > self.last) else None

    def _day(self, turn: int) -> date | None:
        """The day of a turn, the first being 0; None past the end of the calendar."""
        try:
            day: date = self.first + self._step(turn * self.every)
            return day
        except (OverflowError, ValueError):
            return None

    def _step(self, units: int) -> relativedelta | timedelta:
        match self.unit:
            case Unit.DAY:
                return timedelta(days=units)
            case Unit.WEEK:
                return timedelta(weeks=units)
            case Unit.MONTH:
                return relativedelta(months=units)
            case Unit.YEAR:
                return relativedelta(years=units)

    def _turns_before(self, day: date) -> int:
        """A turn that is surely not later than `day`, or 0: where looking for it begins."""
        match self.unit:
            case Unit.DAY:
                passed = (day - self.first).days
            case Unit.WEEK:
                passed = (day - self.first).days // 7
            case Unit.MONTH:
                passed = (day.year - self.first.year) * 12 + day.month - self.first.month
            case Unit.YEAR:
                passed = day.year - self.first.year
        return max(0, passed // self.every - 1)


def moment(day: date, *, at: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC when clocks of `zone` show `at` on `day`.

    A time that the spring change leaves out is taken as much later as the clocks were moved; of a time that the autumn
    change shows twice, the first is taken.
    """
    return datetime.combine(day, at.replace(fold=0), zone).astimezone(UTC)
