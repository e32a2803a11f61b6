"""A figure of the week with its comparisons."""

from datetime import date

import pytest

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Direction
from dashboards.rules.figure import SPARK_WEEKS, Metric, figure
from dashboards.rules.history import History, WeekFacts

WEEK = IsoWeek.of(date(2026, 11, 9))


def made(*turnovers, year_ago=None, plan=None, metric=Metric.TURNOVER):
    weeks = {WEEK.plus(i - len(turnovers) + 1): WeekFacts(turnover=t, orders=2) for i, t in enumerate(turnovers)}
    if year_ago is not None:
        weeks[WEEK.a_year_before()] = WeekFacts(turnover=year_ago, orders=2)
    return figure(metric, history=History(weeks), week=WEEK, plan=plan)


def test_every_comparison_has_its_own_base():
    got = made(100, 200, 300, 400, 600, year_ago=1200, plan=500)
    assert got.value == 600
    assert (got.last_week.base, got.last_week.percent) == (400, 50)
    assert (got.usual.base, got.usual.percent) == (250, 140)
    assert (got.last_year.base, got.last_year.percent) == (1200, -50)
    assert (got.plan.base, got.plan.percent) == (500, 20)
    assert got.spark[-5:] == [100, 200, 300, 400, 600]
    assert len(got.spark) == SPARK_WEEKS


def test_without_a_past_nothing_is_compared():
    got = made(100)
    assert (got.last_week, got.usual, got.last_year, got.plan) == (None, None, None, None)
    assert got.direction is Direction.FLAT


def test_a_cheque_without_orders_is_unknown():
    history = History({WEEK: WeekFacts(calls=3), WEEK.plus(-1): WeekFacts(orders=2, turnover=90)})
    got = figure(Metric.AVERAGE_CHEQUE, history=history, week=WEEK, plan=None)
    assert got.value is None
    assert got.usual is None
    assert got.spark[-2:] == [45, None]


def test_a_fall_by_half_against_last_year_that_grows_is_growing():
    got = made(100, 110, 120, 130, 140, year_ago=280)
    assert got.last_year.direction is Direction.DOWN
    assert got.direction is Direction.UP


@pytest.mark.parametrize(
    ("turnovers", "direction"),
    [
        ((1000, 10, 20, 30, 40), Direction.UP),
        ((10, 1000, 990, 900, 800), Direction.DOWN),
        ((1000, 1001, 1002, 1003, 1004), Direction.FLAT),
        ((100, 100, 100, 100, 120), Direction.UP),
        ((100, 100, 100, 100, 80), Direction.DOWN),
        ((100, 100, 100, 100, 101), Direction.FLAT),
    ],
)
def test_direction_is_of_now(turnovers, direction):
    assert made(*turnovers).direction is direction
