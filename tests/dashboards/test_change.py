"""How a value moved: percent and direction."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.rules.change import Change, Direction, change, half_up


@pytest.mark.parametrize(
    ("value", "base", "percent", "direction"),
    [
        (150, 100, 50, Direction.UP),
        (50, 100, -50, Direction.DOWN),
        (103, 100, 3, Direction.FLAT),
        (104, 100, 4, Direction.UP),
        (97, 100, -3, Direction.FLAT),
        (96, 100, -4, Direction.DOWN),
        (3, Fraction(13, 4), -8, Direction.FLAT),
        (2, Fraction(13, 4), -38, Direction.DOWN),
        (7, 0, None, Direction.UP),
        (0, 0, None, Direction.FLAT),
        (10, -40, None, Direction.UP),
        (-80, -40, None, Direction.DOWN),
        (1005, 1000, 1, Direction.FLAT),
    ],
)
def test_percent_and_direction(value, base, percent, direction):
    moved = Change(value=value, base=base)
    assert moved.percent == percent
    assert moved.direction is direction


def test_a_plan_is_reached_in_percent():
    assert Change(value=87, base=100).reached == 87
    assert Change(value=5, base=0).reached is None


@pytest.mark.parametrize(
    ("value", "base", "direction", "ratio"),
    [(150, 100, "up", "0.5"), (3, Fraction(10, 4), "up", "0.2"), (5, 0, "new", None), (4, 4, "flat", "0")],
)
def test_the_move_that_a_page_shows(value, base, direction, ratio):
    move = Change(value=value, base=base).move
    assert (move.direction, move.ratio) == (direction, None if ratio is None else Decimal(ratio))


def test_unknown_is_not_zero():
    assert change(None, against=3) is None
    assert change(3, against=None) is None
    assert change(0, against=0) == Change(value=0, base=0)


@given(st.integers(-(10**12), 10**12), st.integers(-(10**12), 10**12))
def test_swapping_sides_never_keeps_a_rise(value, base):
    there, back = Change(value=value, base=base).direction, Change(value=base, base=value).direction
    assert not (there is Direction.UP and back is Direction.UP)
    assert not (there is Direction.DOWN and back is Direction.DOWN)


@given(st.fractions())
def test_half_up_is_nearest_and_symmetric(number):
    assert abs(half_up(number) - number) <= Fraction(1, 2)
    assert half_up(-number) == -half_up(number)


def test_half_goes_away_from_zero():
    assert [half_up(Fraction(n, 2)) for n in (-3, -1, 1, 3, 5)] == [-2, -1, 1, 2, 3]
