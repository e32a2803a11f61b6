"""The running week is judged by the share of it that is gone."""

from datetime import date

import pytest

from core.rules.weeks import IsoWeek
from dashboards.rules.change import Direction
from dashboards.rules.pace import Elapsed, Pace, elapsed

WEEK = IsoWeek.of(date(2026, 11, 16))
OFFICE = [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("through", "working", "gone", "total"),
    [
        (date(2026, 11, 18), OFFICE, 3, 5),
        (date(2026, 11, 21), OFFICE, 5, 5),
        (date(2026, 11, 15), OFFICE, 0, 5),
        (None, OFFICE, 0, 5),
        (date(2026, 11, 17), [2, 6], 1, 2),
        (date(2026, 11, 18), [], 3, 7),
    ],
)
def test_elapsed(through, working, gone, total):
    assert elapsed(WEEK, through=through, working_days=working) == Elapsed(gone=gone, total=total)


@pytest.mark.parametrize(
    ("value", "full", "gone", "percent", "direction"),
    [
        (60, 100, 3, 60, Direction.FLAT),
        (66, 100, 3, 66, Direction.UP),
        (54, 100, 3, 54, Direction.DOWN),
        (0, 100, 0, 0, Direction.FLAT),
        (5, 0, 3, None, Direction.FLAT),
        (5, None, 3, None, Direction.FLAT),
        (5, -10, 3, None, Direction.FLAT),
    ],
)
def test_pace(value, full, gone, percent, direction):
    pace = Pace(value=value, full=full, elapsed=Elapsed(gone=gone, total=5))
    assert pace.percent == percent
    assert pace.direction is direction
