"""Birthdays ahead."""

from datetime import date

import pytest

from dashboards.rules.birthday import days_ahead, next_birthday


@pytest.mark.parametrize(
    ("born", "on", "next_one"),
    [
        (date(1980, 11, 20), date(2026, 11, 20), date(2026, 11, 20)),
        (date(1980, 11, 19), date(2026, 11, 20), date(2027, 11, 19)),
        (date(1980, 1, 2), date(2026, 12, 30), date(2027, 1, 2)),
        (date(1984, 2, 29), date(2026, 2, 25), date(2026, 3, 1)),
        (date(1984, 2, 29), date(2028, 2, 25), date(2028, 2, 29)),
    ],
)
def test_next_birthday(born, on, next_one):
    assert next_birthday(born, on=on) == next_one


def test_days_ahead_cross_the_year():
    assert days_ahead(date(2026, 12, 31), days=2) == [date(2026, 12, 31), date(2027, 1, 1)]
