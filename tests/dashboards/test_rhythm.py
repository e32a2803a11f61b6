"""A partner's own rhythm: from its own history, and only where there is one."""

from datetime import date, timedelta

import pytest

from dashboards.rules.rhythm import Broken, broken_rhythm

ON = date(2026, 11, 18)


def days(*ago):
    return [ON - timedelta(days=each) for each in ago]


@pytest.mark.parametrize(
    ("ago", "found"),
    [
        ((40, 30, 20), None),
        ((70, 60, 50, 40), Broken(usual=10, silent=40)),
        ((50, 40, 30, 19), None),
        ((50, 40, 30, 20), Broken(usual=10, silent=20)),
        ((11, 10, 9, 8), Broken(usual=1, silent=8)),
        ((9, 8, 7, 6), None),
        ((300, 200, 100, 99), None),
        ((60, 60, 60, 60), None),
    ],
)
def test_a_break_is_against_the_partners_own_rhythm(ago, found):
    assert broken_rhythm(days(*ago), on=ON) == found
