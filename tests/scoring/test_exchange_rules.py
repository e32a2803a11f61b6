"""The win-win index and what follows from it, without a database."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.exchange import (
    Exchange,
    ExchangeTerms,
    Tilt,
    index_shown,
    one_sided,
    quarter_of,
    quarters_back,
    tilt,
    win_win,
)

TERMS = ExchangeTerms(enough=5)
SUMS = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("got", "gave", "index"),
    [
        (0, 0, None),
        (-5, -1, None),
        (100, 0, 0),
        (0, 7, 0),
        (100, -20, 0),
        (100, 100, 1),
        (300, 100, Fraction(1, 2)),
        (100, 300, Fraction(1, 2)),
    ],
)
def test_index(got, gave, index):
    assert win_win(got, gave) == index


@given(SUMS, SUMS)
def test_an_index_is_a_share_the_same_for_both_sides(got, gave):
    index = win_win(got, gave)

    assert index == win_win(gave, got)
    assert (index is None) == (max(got, gave) <= 0)
    assert index is None or 0 <= index <= 1
    assert (index == 1) == (got == gave > 0)


@given(st.integers(1, 10**12), st.integers(1, 10**12), st.integers(1, 10**6))
def test_an_index_knows_no_currency_and_rises_as_the_weaker_side_wins_more(got, gave, times):
    assert win_win(got * times, gave * times) == win_win(got, gave)
    weaker, stronger = sorted((got, gave))
    if weaker < stronger:
        assert win_win(weaker + 1, stronger) > win_win(weaker, stronger)


def test_too_few_events_show_no_index():
    assert index_shown(Exchange(100, 100, events=4), TERMS) is None
    assert index_shown(Exchange(100, 100, events=5), TERMS) == 1


@pytest.mark.parametrize(
    ("got", "gave", "whom"),
    [(100, 100, Tilt.EVEN), (0, 0, Tilt.EVEN), (70, 30, Tilt.EVEN), (71, 29, Tilt.WE_OWE), (0, 9, Tilt.THEY_OWE)],
)
def test_tilt(got, gave, whom):
    assert tilt(Exchange(got, gave)) == whom


LOW, LOW_TOO, OTHER_WAY = Exchange(100, 10, 5), Exchange(90, 1, 9), Exchange(10, 100, 6)


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        ([], False),
        ([LOW], False),
        ([LOW, LOW_TOO], True),
        ([Exchange(100, 100, 9), LOW, LOW_TOO], True),
        ([LOW, Exchange(100, 90, 9)], False),
        ([Exchange(100, 10, 4), LOW], False),
        ([LOW, OTHER_WAY], False),
        ([OTHER_WAY, OTHER_WAY], True),
        ([LOW, Exchange()], False),
    ],
)
def test_one_sided_means_two_quarters_for_the_same_side(quarters, expected):
    assert one_sided(quarters, TERMS, percent=30) is expected


def test_quarters():
    assert quarter_of(date(2024, 2, 29)) == date(2024, 1, 1)
    assert quarter_of(date(2024, 12, 31)) == date(2024, 10, 1)
    assert [quarters_back(date(2024, 4, 1), n) for n in range(4)] == [
        date(2024, 4, 1),
        date(2024, 1, 1),
        date(2023, 10, 1),
        date(2023, 7, 1),
    ]
