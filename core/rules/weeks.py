"""ISO weeks, Monday to Sunday, named like 2020-W22."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_NAME = re.compile(r"((?:19|20)\d{2})-W(\d{2})")


class NotAWeek(ValueError):
    """The text doesn't name an ISO week."""


@dataclass(frozen=True, order=True)
class IsoWeek:
    """An ISO week, known by its Monday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> "IsoWeek":
        return cls(day - timedelta(days=day.isoweekday() - 1))

    @classmethod
    def parse(cls, name: str) -> "IsoWeek":
        """The week of 1900 to 2099 that `2020-W22` names; `NotAWeek` for anything else, W53 of a short year too."""
        match = _NAME.fullmatch(name)
        if not match:
            raise NotAWeek(name)
        try:
            return cls(date.fromisocalendar(int(match[1]), int(match[2]), 1))
        except ValueError as error:
            raise NotAWeek(name) from error

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def plus(self, weeks: int) -> "IsoWeek":
        return IsoWeek(self.monday + timedelta(weeks=weeks))

    def a_year_before(self) -> "IsoWeek":
        """The week of the same number a year earlier; week 53 answers with week 52."""
        year, week, _ = self.monday.isocalendar()
        try:
            return IsoWeek(date.fromisocalendar(year - 1, week, 1))
        except ValueError:
            return IsoWeek(date.fromisocalendar(year - 1, 52, 1))

    def __str__(self) -> str:
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02d}"
