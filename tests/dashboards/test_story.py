"""Which sentence the week gets."""

from datetime import date

import pytest

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Change
from dashboards.rules.figure import Metric, figure
from dashboards.rules.history import History, WeekFacts
from dashboards.rules.story import Cause, Moves, Year, makes_up, story

WEEK = IsoWeek.of(date(2026, 11, 9))


def told(*weeks, year_ago=None):
    """The story of weeks given as (orders, turnover) or (orders, turnover, calls), the last one `WEEK`."""
    facts = {}
    for i, (orders, turnover, *calls) in enumerate(weeks):
        facts[WEEK.plus(i - len(weeks) + 1)] = WeekFacts(orders=orders, turnover=turnover, calls=sum(calls))
    if year_ago is not None:
        facts[WEEK.a_year_before()] = WeekFacts(orders=1, turnover=year_ago)
    history = History(facts)
    return story({metric: figure(metric, history=history, week=WEEK, plan=None) for metric in Metric})


def flat(turnover):
    return [(10, turnover)] * 4


def test_half_of_last_year_but_growing():
    got = told((10, 130), (10, 80), (10, 100), (10, 120), (10, 150), year_ago=300)
    assert (got.moves, got.weeks) == (Moves.GROWS_IN_A_ROW, 3)
    assert (got.year, got.year_differs) == (Year.HALF, True)


@pytest.mark.parametrize(
    ("last", "moves"),
    [
        (120, Moves.ABOVE_USUAL),
        (80, Moves.BELOW_USUAL),
        (102, Moves.STEADY),
    ],
)
def test_one_week_is_no_run(last, moves):
    assert told(*flat(100), (10, last)).moves is moves


def test_two_falls_are_a_run_only_where_the_week_is_below_the_usual():
    assert told((10, 100), (10, 100), (10, 90), (10, 60)).moves is Moves.FALLS_IN_A_ROW
    assert told((10, 10), (10, 10), (10, 300), (10, 200), (10, 190)).moves is Moves.ABOVE_USUAL


def test_no_past_and_no_sales():
    assert told((10, 100)).moves is Moves.FIRST
    assert told((0, 0), (0, 0)).moves is Moves.NOTHING
    assert told().moves is Moves.NOTHING


def test_sales_that_stop_and_come_back():
    assert told(*flat(100), (0, 0)).moves is Moves.STOPPED
    assert told((10, 100), *[(0, 0)] * 4, (0, 0)).moves is Moves.NOTHING
    assert told((10, 100), *[(0, 0)] * 4, (1, 10)).moves is Moves.RETURNED


@pytest.mark.parametrize(
    ("year_ago", "year"),
    [(200, Year.HALF), (170, Year.BELOW), (101, Year.LEVEL), (70, Year.ABOVE), (50, Year.DOUBLE), (0, None)],
)
def test_against_last_year(year_ago, year):
    assert told(*flat(100), (10, 100), year_ago=year_ago).year is year


@pytest.mark.parametrize(
    ("last", "cause"),
    [
        ((12, 180), Cause.MORE_AND_LARGER),
        ((14, 140), Cause.MORE_ORDERS),
        ((20, 120), Cause.MORE_ORDERS),
        ((10, 140), Cause.LARGER_CHEQUE),
        ((8, 140), Cause.LARGER_CHEQUE),
        ((8, 60), Cause.FEWER_AND_SMALLER),
        ((6, 60), Cause.FEWER_ORDERS),
        ((10, 60), Cause.SMALLER_CHEQUE),
        ((20, 60), Cause.SMALLER_CHEQUE),
        ((20, 100), Cause.MORE_BUT_SMALLER),
        ((5, 100), Cause.FEWER_BUT_LARGER),
        ((10, 101), None),
    ],
)
def test_what_moved_turnover(last, cause):
    assert told(*[(10, 100)] * 4, last).cause is cause


def test_calls_are_named_only_when_they_fell_by_a_quarter():
    assert told(*[(10, 100, 40)] * 4, (10, 120, 30)).calls_percent == 25
    assert told(*[(10, 100, 40)] * 4, (10, 120, 31)).calls_percent is None


@pytest.mark.parametrize(
    ("part", "value", "base", "is_half"),
    [(50, 200, 100, True), (49, 200, 100, False), (-60, 200, 100, False), (-60, 100, 200, True), (5, 100, 100, False)],
)
def test_one_partner_makes_up_the_change(part, value, base, is_half):
    assert makes_up(part, whole=Change(value=value, base=base)) is is_half


def test_an_unknown_whole_is_made_up_by_nobody():
    assert makes_up(10, whole=None) is False
