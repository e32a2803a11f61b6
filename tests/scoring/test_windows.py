from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.windows import Window, window, window_before


@pytest.mark.parametrize(
    ("on", "months", "start"),
    [
        ("2020-05-31", 12, "2019-06-01"),
        ("2020-02-29", 12, "2019-03-01"),
        ("2021-02-28", 12, "2020-03-01"),
        ("2021-02-27", 12, "2020-02-28"),
        ("2020-06-15", 12, "2019-06-16"),
        ("2020-05-31", 3, "2020-03-01"),
        ("2020-05-30", 3, "2020-03-01"),
        ("2020-11-30", 3, "2020-09-01"),
        ("2020-01-31", 1, "2020-01-01"),
        ("2020-12-31", 36, "2018-01-01"),
    ],
)
def test_table(on, months, start):
    assert window(months=months, on=date.fromisoformat(on)) == Window(date.fromisoformat(start), date.fromisoformat(on))


def test_neighbouring_windows():
    recent = window(months=3, on=date(2020, 5, 31))

    assert window_before(recent, months=3) == Window(date(2019, 12, 1), date(2020, 2, 29))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_a_later_day_never_starts_earlier(on, months):
    now, next_day = window(months=months, on=on), window(months=months, on=on + timedelta(days=1))

    assert now.start <= next_day.start
    assert now.start <= now.end == on
    assert window_before(now, months=months).end == now.start - timedelta(days=1)
