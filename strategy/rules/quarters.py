"""Calendar quarters, known by their first day, and the weeks that belong to them."""

from datetime import date, timedelta

MOST_QUARTERS = 12


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter."""
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def next_quarter(quarter: date) -> date:
    return quarter_of(quarter + timedelta(days=95))


def quarters_of(first: date, last: date) -> list[date]:
    """The quarters that the days from first to last touch."""
    quarter, found = quarter_of(first), []
    while quarter <= last:
        found.append(quarter)
        quarter = next_quarter(quarter)
    return found


def quarter_of_week(monday: date) -> date:
    """A week belongs to the quarter that holds its Thursday, and so most of its days."""
    return quarter_of(monday + timedelta(days=3))
