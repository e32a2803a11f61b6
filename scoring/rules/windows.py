"""Windows of whole months that end on a day."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Window:
    """Days from `start` to `end`, both inside."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def window(*, months: int, on: date) -> Window:
    """The `months` months that end with `on`.

    On the last day of a month they are calendar months (2020-05-31, 12: 2019-06-01 to 2020-05-31); else they start
    on the day after the same day of the earlier month. A later `on` never starts earlier.
    """
    if on.day == monthrange(on.year, on.month)[1]:
        year, month = _back(on.year, on.month, months - 1)
        return Window(date(year, month, 1), on)
    year, month = _back(on.year, on.month, months)
    same_day = date(year, month, min(on.day, monthrange(year, month)[1]))
    return Window(same_day + timedelta(days=1), on)


def window_before(after: Window, *, months: int) -> Window:
    """The `months` months that end on the eve of `after`."""
    return window(months=months, on=after.start - timedelta(days=1))


def _back(year: int, month: int, months: int) -> tuple[int, int]:
    place = year * 12 + month - 1 - months
    return place // 12, place % 12 + 1
