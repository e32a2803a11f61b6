"""Weeks known, weeks of zeros, weeks before we began."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.weeks import IsoWeek
from dashboards.rules.history import History, WeekFacts, mean, mean_cheque, streak

WEEK = IsoWeek.of(date(2026, 11, 9))


def turnover(facts):
    return facts.turnover


def history(*values):
    """Turnover of the weeks up to `WEEK`; None leaves the week without a row."""
    weeks = {
        WEEK.plus(back - len(values) + 1): WeekFacts(turnover=value, orders=1)
        for back, value in enumerate(values)
        if value is not None
    }
    return History(weeks)


def test_a_gap_is_zero_and_the_time_before_is_unknown():
    known = history(5, None, 7)
    assert known.run(until=WEEK, length=4, measure=turnover) == [None, 5, 0, 7]
    assert known.value(WEEK.plus(1), measure=turnover) == 0
    assert History({}).value(WEEK, measure=turnover) is None


def test_the_mean_is_of_known_weeks():
    assert mean(history(4, 8, 100).before(WEEK), measure=turnover) == 6
    assert mean(history(100).before(WEEK), measure=turnover) is None
    assert mean(history(1000, 1, 2, 3, 4, 9).before(WEEK), measure=turnover) == Fraction(10, 4)


def test_the_mean_cheque_is_weighted_by_orders():
    weeks = [WeekFacts(orders=1, turnover=1000), WeekFacts(orders=9, turnover=900)]
    assert mean_cheque(weeks) == 190
    assert mean_cheque([WeekFacts()]) is None


@pytest.mark.parametrize(
    ("values", "length"),
    [
        ([1, 2, 3, 4], 3),
        ([9, 2, 3, 4], 2),
        ([4, 3, 2], -2),
        ([1, 2, 2], 0),
        ([None, 1, 2], 1),
        ([1, None, 2], 0),
        ([5], 0),
        ([], 0),
    ],
)
def test_streak(values, length):
    assert streak(values) == length


@given(st.lists(st.integers(0, 5), max_size=12))
def test_a_mirrored_run_has_the_opposite_streak(values):
    assert streak([-v for v in values]) == -streak(values)
