"""Goals as arithmetic: A1's worked example, splits that keep their sum, the scheme of work of a number."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.rules.goal import (
    Flow,
    Pace,
    Target,
    days_by_month,
    month_plans,
    months_of,
    planned_by,
    split_evenly,
)
from strategy.rules.scheme_of_work import CLOSE, LARGE, MIDDLE, scheme_for

HALF_A_YEAR = Target(starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), partners=200, customers=20, per="day")
AFTER_A_MONTH = date(2026, 1, 31)


def test_the_worked_example_of_a1():
    """Target 200 partners, 50 signed in the first month, 7 orders so far, 20 new customers a day in half a year."""
    plans = month_plans(HALF_A_YEAR)
    gone = HALF_A_YEAR.gone(on=AFTER_A_MONTH)
    planned = planned_by([(plan.month, plan.partners) for plan in plans], target=HALF_A_YEAR, on=AFTER_A_MONTH)
    pace = Pace(wanted=200, planned=planned, fact=50, days_gone=gone, days_left=HALF_A_YEAR.days - gone)
    flow = Flow(wanted=20, per="day", fact=7, days=gone, signed=50, partners=200)

    assert scheme_for(200) is LARGE
    assert (planned, pace.is_behind, pace.left) == (34, False, 150)
    assert round(float(pace.month_needed), 1) == 30.4
    assert round(float(pace.month_now), 1) == 49.1
    assert pace.at_this_pace > 200

    assert flow.is_behind
    assert round(float(flow.now), 2) == 0.23
    assert round(float(flow.each_needed), 1) == 3.0
    assert round(float(flow.each_now), 2) == 0.14
    assert 22 < flow.times < 23
    assert round(float(flow.with_all_partners), 1) == 0.9


def test_customers_grow_month_by_month_to_the_wanted_rate():
    plans = month_plans(HALF_A_YEAR)
    assert [plan.customers for plan in plans] == [103, 187, 310, 400, 517, 600]
    assert sum(plan.partners for plan in plans) == 200


@pytest.mark.parametrize(("partners", "scheme"), [(3, CLOSE), (5, CLOSE), (10, CLOSE), (11, MIDDLE), (50, MIDDLE),
                                                  (120, MIDDLE), (121, LARGE), (200, LARGE), (900, LARGE)])  # fmt: skip
def test_the_scheme_that_a_number_asks_for(partners, scheme):
    assert scheme_for(partners) is scheme


@pytest.mark.parametrize(
    ("pace", "needed", "behind"),
    [
        (Pace(wanted=10, planned=5, fact=5, days_gone=73, days_left=73), Fraction(5, 73) * Fraction(365, 12), False),
        (Pace(wanted=10, planned=5, fact=4, days_gone=73, days_left=73), Fraction(6, 73) * Fraction(365, 12), True),
        (Pace(wanted=10, planned=10, fact=12, days_gone=10, days_left=0), Fraction(0), False),
        (Pace(wanted=10, planned=10, fact=9, days_gone=10, days_left=0), None, True),
        (Pace(wanted=10, planned=0, fact=0, days_gone=0, days_left=73), Fraction(10, 73) * Fraction(365, 12), False),
    ],
)
def test_the_pace_needed_from_now_on(pace, needed, behind):
    assert (pace.month_needed, pace.is_behind) == (needed, behind)


def test_nothing_signed_yet_is_no_division_by_nothing():
    flow = Flow(wanted=5, per="week", fact=0, days=0, signed=0, partners=10)
    assert (flow.now, flow.each_now, flow.times, flow.with_all_partners) == (0, None, None, 0)


def test_a_goal_within_one_month():
    target = Target(starts_on=date(2026, 2, 10), ends_on=date(2026, 2, 20), partners=3)
    assert (months_of(target), days_by_month(target)) == ([date(2026, 2, 1)], [11])


@given(st.integers(0, 10**6), st.lists(st.integers(1, 31), min_size=1, max_size=36))
def test_parts_sum_to_the_whole(total, weights):
    parts = split_evenly(total, weights=weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 1000), st.integers(0, 500), st.integers(0, 1100))
def test_days_of_months_are_the_days_of_the_goal(start, days, partners, passed):
    target = Target(starts_on=start, ends_on=start + timedelta(days=days), partners=partners)
    assert sum(days_by_month(target)) == target.days
    plans = [(plan.month, plan.partners) for plan in month_plans(target)]
    on = start + timedelta(days=passed)
    by_now = planned_by(plans, target=target, on=on)
    assert 0 <= by_now <= partners
    assert by_now <= planned_by(plans, target=target, on=on + timedelta(days=1))
    if on >= target.ends_on:
        assert by_now == partners
