"""A year of weeks beside the year before."""

from datetime import date

from core.rules.trend import trend
from core.rules.weeks import IsoWeek

WEEK = IsoWeek.of(date(2026, 11, 9))


def test_a_year_and_a_quarter_beside_those_before():
    got = trend({WEEK: 30, WEEK.plus(-12): 3, WEEK.plus(-13): 11, WEEK.plus(-52): 7, WEEK.plus(1): 99}, until=WEEK)
    assert (got.year.now, got.year.before) == (44, 7)
    assert (got.quarter.now, got.quarter.before) == (33, 11)
    assert (got.month.now, got.month.before) == (30, 0)
    assert got.quarter.move.direction == "up"
    assert (len(got.weeks), got.weeks[-1]) == (52, WEEK)


def test_the_lines_are_sums_of_four_weeks():
    got = trend({WEEK: 1, WEEK.plus(-3): 20, WEEK.plus(-4): 300, WEEK.plus(-55): 7, WEEK.plus(-106): 5}, until=WEEK)
    assert len(got.rolling) == len(got.rolling_before) == 52
    assert got.rolling[-2:] == [320, 21]
    assert got.rolling_before[-1] == 7
    assert got.rolling_before[0] == 5


def test_no_sales_is_empty():
    assert trend({WEEK.plus(1): 5}, until=WEEK).is_empty
    assert not trend({WEEK: 5}, until=WEEK).is_empty
