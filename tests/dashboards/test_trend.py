"""A partner's year beside the year before."""

from datetime import date

from core.rules.weeks import IsoWeek
from dashboards.rules.trend import trend

WEEK = IsoWeek.of(date(2026, 11, 9))


def test_a_year_beside_the_year_before():
    got = trend({WEEK: 30, WEEK.plus(-12): 3, WEEK.plus(-13): 11, WEEK.plus(-52): 7, WEEK.plus(1): 99}, until=WEEK)
    assert len(got.weeks) == len(got.turnover) == len(got.before) == 52
    assert (got.weeks[-1], got.turnover[-1], got.before[-1]) == (WEEK, 30, 7)
    assert (got.year.value, got.year.base) == (44, 7)
    assert (got.quarter.value, got.quarter.base) == (33, 11)
    assert not got.is_empty


def test_no_sales_is_empty():
    assert trend({WEEK.plus(1): 5}, until=WEEK).is_empty
