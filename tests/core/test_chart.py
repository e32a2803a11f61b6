"""Charts: what is drawn is where the numbers say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.chart import HEIGHT, WIDTH, Series, bar_chart, line_chart, stacked_chart
from core.rules.scale import scale_for

amounts = st.lists(st.integers(-(10**9), 10**9) | st.none(), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([74], [80, 60, 40, 20, 0]),
        ([3], [3, 2, 1, 0]),
        ([0], [1, 0]),
        ([], [1, 0]),
        ([-5, 5], [6, 3, 0, -3, -6]),
        ([0.3], [0.3, 0.2, 0.1, 0]),
        ([1000], [1000, 750, 500, 250, 0]),
    ],
)
def test_ticks_are_round_and_hold_zero(values, ticks):
    assert scale_for(values, height=100).ticks == pytest.approx(ticks)


@given(amounts)
def test_every_value_fits_the_scale_and_zero_is_a_tick(values):
    known = [value for value in values if value is not None]
    scale = scale_for(known, height=HEIGHT)
    assert all(scale.low <= value <= scale.high for value in known)
    assert any(abs(tick) < 1e-6 for tick in scale.ticks)
    assert 2 <= len(scale.ticks) <= 8


@given(amounts)
def test_points_stay_on_the_canvas(values):
    for line in line_chart([Series("a", values)]).lines:
        for x, y in points(line.path + line.dots):
            assert 0 <= x <= WIDTH
            assert -0.01 <= y <= HEIGHT + 0.01


def test_a_hole_breaks_the_line_and_a_lonely_point_is_a_dot():
    (line,) = line_chart([Series("a", [1, 2, None, 3])]).lines
    assert line.path.count("M") == 2
    assert line.dots.count("M") == 1


def test_the_running_period_is_drawn_apart():
    (line,) = line_chart([Series("a", [1, 2, 3])], running=True).lines
    assert len(points(line.path)) == 2
    assert len(points(line.late)) == 2
    assert points(line.late)[0] == points(line.path)[-1]


def test_the_past_is_drawn_first_and_keeps_no_number():
    lines = line_chart([Series("now", [1]), Series("then", [1], past=True)]).lines
    assert [line.mark for line in lines] == ["past", "1"]


def test_bars_stand_on_zero_and_hang_below_it():
    up, down = bar_chart([Series("a", [4, -2])]).boxes
    zero = bar_chart([Series("a", [4, -2])]).zero
    assert up.y + up.height == pytest.approx(zero)
    assert down.y == pytest.approx(zero)
    assert up.height == pytest.approx(2 * down.height, abs=0.05)


def test_bars_of_two_series_stand_side_by_side():
    first, second = bar_chart([Series("a", [1]), Series("b", [1])]).boxes
    assert first.x + first.width == pytest.approx(second.x, abs=0.02)


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=5, max_size=5), min_size=1, max_size=4))
def test_parts_of_a_stack_sum_to_the_whole(rows):
    chart = stacked_chart([Series(str(at), row) for at, row in enumerate(rows)])
    per_unit = HEIGHT / (chart.scale.high - chart.scale.low)
    drawn = sum(box.height for box in chart.boxes)
    assert drawn == pytest.approx(sum(map(sum, rows)) * per_unit, abs=0.02 * len(chart.boxes) + 0.01)


def test_only_the_last_bar_is_late():
    assert [box.late for box in bar_chart([Series("a", [1, 2, 3])], running=True).boxes] == [False, False, True]


def test_the_plan_widens_the_scale():
    chart = line_chart([Series("a", [10])], target=100)
    assert chart.scale.high >= 100
    assert chart.target == pytest.approx(chart.scale.y(100))


def points(path):
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.e+-]+) (-?[\d.e+-]+)", path)]
