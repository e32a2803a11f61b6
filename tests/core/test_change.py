"""Direction first, and whether it is good."""

from decimal import Decimal

import pytest

from core.rules.change import Change


@pytest.mark.parametrize(
    ("before", "now", "direction", "ratio"),
    [
        (100, 112, "up", Decimal("0.12")),
        (100, 50, "down", Decimal("-0.5")),
        (7, 7, "flat", Decimal(0)),
        (0, 0, "flat", Decimal(0)),
        (0, 5, "new", None),
        (0, -5, "down", None),
        (-100, -50, "up", Decimal("0.5")),
        (-100, 100, "up", Decimal(2)),
    ],
)
def test_between(before, now, direction, ratio):
    assert Change.between(before, now) == Change(direction, ratio)


@pytest.mark.parametrize(
    ("before", "now", "good", "tone"),
    [
        (1, 2, "up", "up"),
        (2, 1, "up", "down"),
        (1, 2, "down", "down"),
        (2, 1, "down", "up"),
        (0, 2, "down", "down"),
        (1, 2, "none", "plain"),
        (2, 2, "up", "plain"),
    ],
)
def test_tone(before, now, good, tone):
    assert Change.between(before, now).tone(good) == tone
