"""Birthdays ahead."""

from datetime import date, timedelta


def days_ahead(on: date, *, days: int) -> list[date]:
    return [on + timedelta(days=ahead) for ahead in range(days)]


def next_birthday(born: date, *, on: date) -> date:
    """The first birthday on or after a day; 29 February is kept on 1 March in a short year."""
    for year in (on.year, on.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        if day >= on:
            return day
    raise AssertionError("a birthday comes every year")
