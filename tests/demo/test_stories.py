"""The stories of the demo's partners: pure, deterministic, each with its own turn."""

from datetime import date, timedelta
from random import Random

import pytest

from demo.rules.names import KINDS, firm, kinds
from demo.rules.stories import SEASON, Story, cast, poisson

MONDAY = date(2026, 11, 16)


def rate(name, weeks_ago, start=104, end=0):
    story = Story(name, start, end, 1.0, 1000)
    monday = MONDAY - timedelta(weeks=weeks_ago)
    return story.weekly_rate(weeks_ago=weeks_ago, monday=monday) / SEASON[monday.month]


def test_the_same_dice_cast_the_same_stories():
    assert cast(Random(1)) == cast(Random(1))
    assert len(cast(Random(1))) == 120


@pytest.mark.parametrize(
    ("name", "earlier", "later", "moves"),
    [
        ("rising", 52, 0, "up"),
        ("surging", 20, 0, "up"),
        ("comeback", 10, 0, "up"),
        ("comeback", 60, 0, "down"),
        ("fallen", 14, 5, "down"),
        ("fading", 30, 2, "down"),
        ("steady", 52, 0, "level"),
    ],
)
def test_a_story_goes_where_its_name_says(name, earlier, later, moves):
    change = rate(name, later) - rate(name, earlier)
    assert {"up": change > 0.1, "down": change < -0.1, "level": abs(change) < 0.01}[moves]


def test_nothing_is_ordered_outside_the_story():
    assert rate("stopped", 10, start=90, end=20) == 0
    assert rate("stopped", 95, start=90, end=20) == 0
    assert rate("stopped", 50, start=90, end=20) > 0


def test_events_have_the_wanted_mean():
    dice = Random(7)
    mean = sum(poisson(0.8, dice) for _ in range(5000)) / 5000
    assert 0.75 < mean < 0.85


def test_no_two_firms_share_a_name():
    dice, taken = Random(3), set()
    names = [firm(kind, taken=taken, dice=dice) for kind in kinds(500, dice=dice)]
    assert len(set(names)) == 500
    assert sum(kind.weight for kind in KINDS) == 120
