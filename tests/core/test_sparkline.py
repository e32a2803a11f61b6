"""Sparklines show direction."""

import re

from hypothesis import given
from hypothesis import strategies as st

from core.rules.sparkline import sparkline


def heights(shape):
    return [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", shape.line)]


def test_a_rise_goes_up_on_the_screen():
    drawn = heights(sparkline([10, 20, 40]))
    assert drawn == sorted(drawn, reverse=True)


def test_a_calm_series_looks_calm():
    calm = heights(sparkline([1000, 1010, 1000]))
    wild = heights(sparkline([100, 1010, 100]))
    assert max(calm) - min(calm) < (max(wild) - min(wild)) / 5


def test_one_value_draws_nothing():
    assert sparkline([5]).line == ""
    assert sparkline([None, 5, None]).line == ""


def test_a_hole_breaks_the_line():
    assert sparkline([1, 2, None, 3, 4]).line.count("M") == 2


@given(st.lists(st.integers(-(10**12), 10**12) | st.none(), max_size=60))
def test_the_line_stays_in_its_box(values):
    shape = sparkline(values)
    assert all(0 <= y <= shape.height for y in heights(shape))
