from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.rules.tiers import LADDER, TierBounds, TierState, earned, lost_on, mean_month, missing, move

BOUNDS = TierBounds(gold=100, silver=50, bronze=10, months=12, grace_days=30)
DAY = date(2024, 3, 1)
LONG_AGO = date(2023, 1, 1)


@pytest.mark.parametrize(
    ("turnover", "tier"),
    [(1200, "gold"), (1199, "silver"), (600, "silver"), (119, "beginner"), (0, "beginner"), (-9, "beginner")],
)  # fmt: skip
def test_a_tier_is_earned_exactly(turnover, tier):
    assert earned(turnover, BOUNDS) == tier


@pytest.mark.parametrize(
    ("state", "earns", "after"),
    [
        (None, "silver", TierState("silver", DAY)),
        (TierState("bronze", LONG_AGO), "gold", TierState("gold", DAY)),
        (TierState("gold", LONG_AGO), "gold", TierState("gold", LONG_AGO)),
        (TierState("gold", LONG_AGO), "bronze", TierState("gold", LONG_AGO, DAY)),
        (TierState("gold", LONG_AGO, DAY - timedelta(29)), "bronze", TierState("gold", LONG_AGO, DAY - timedelta(29))),
        (TierState("gold", LONG_AGO, DAY - timedelta(30)), "bronze", TierState("bronze", DAY)),
        (TierState("gold", LONG_AGO, DAY - timedelta(29)), "gold", TierState("gold", LONG_AGO)),
        (TierState("silver", LONG_AGO, DAY - timedelta(9)), "gold", TierState("gold", DAY)),
    ],
)
def test_fast_up_slow_down(state, earns, after):
    assert move(state, earns=earns, on=DAY, grace_days=30) == after


def test_without_grace_a_tier_is_lost_at_once():
    assert move(TierState("gold", LONG_AGO), earns="beginner", on=DAY, grace_days=0) == TierState("beginner", DAY)


@given(st.lists(st.sampled_from(LADDER), min_size=1, max_size=60), st.integers(0, 20))
def test_never_below_what_is_earned_and_above_it_only_within_grace(days, grace):
    state, below = None, 0
    for number, earns in enumerate(days):
        on = DAY + timedelta(days=number)
        state = move(state, earns=earns, on=on, grace_days=grace)
        assert LADDER.index(state.tier) <= LADDER.index(earns)
        below = below + 1 if state.tier != earns else 0
        assert below <= max(grace, 0)
        assert (lost_on(state, grace_days=grace) is None) == (state.tier == earns)


def test_what_is_missing_is_rounded_up_so_that_it_is_enough():
    assert missing(601, tier="silver", bounds=BOUNDS) == 50
    assert earned(601 + 50 * 12, BOUNDS) == "gold"
    assert missing(1200, tier="gold", bounds=BOUNDS) is None


@pytest.mark.parametrize(("turnover", "mean"), [(0, 0), (6, 1), (5, 0), (18, 2), (-6, -1), (1207, 101)])
def test_mean_month_rounds_half_up(turnover, mean):
    assert mean_month(turnover, months=12) == mean
