"""Tiers by mean monthly sales (F2): fast up, slow down."""

from dataclasses import dataclass
from datetime import date, timedelta

BEGINNER = "beginner"
LADDER = ("gold", "silver", "bronze", BEGINNER)


@dataclass(frozen=True)
class TierBounds:
    """Mean months from which a tier begins, in minor units, over `months`; `grace_days` before one is lost."""

    gold: int = 50_000_000
    silver: int = 10_000_000
    bronze: int = 2_000_000
    months: int = 12
    grace_days: int = 30

    def of(self, tier: str) -> int:
        """The mean month a tier begins with; 0 for beginners."""
        return {"gold": self.gold, "silver": self.silver, "bronze": self.bronze}.get(tier, 0)


@dataclass(frozen=True)
class TierState:
    """A tier, the day it was reached, and the first of the days in a row on which the sales fell short of it."""

    tier: str
    since: date
    below_since: date | None = None


def earned(turnover: int, bounds: TierBounds) -> str:
    """The tier that the window's turnover earns, compared exactly: nothing is rounded first."""
    return next((tier for tier in LADDER[:-1] if turnover >= bounds.of(tier) * bounds.months), BEGINNER)


def next_tier(tier: str) -> str | None:
    """The tier above; None at the top."""
    place = LADDER.index(tier)
    return LADDER[place - 1] if place else None


def move(state: TierState | None, *, earns: str, on: date, grace_days: int) -> TierState:
    """The state on a day: a better tier at once, a worse one after `grace_days` days in a row below."""
    if state is None:
        return TierState(earns, on)
    if LADDER.index(earns) < LADDER.index(state.tier):
        return TierState(earns, on)
    if earns == state.tier:
        return TierState(state.tier, state.since)
    below_since = state.below_since or on
    if on - below_since >= timedelta(days=grace_days):
        return TierState(earns, on)
    return TierState(state.tier, state.since, below_since)


def lost_on(state: TierState, *, grace_days: int) -> date | None:
    """The day a tier is lost unless sales recover; None where nothing is at risk."""
    return state.below_since and state.below_since + timedelta(days=grace_days)


def mean_month(turnover: int, *, months: int) -> int:
    """A month's mean in minor units, half up on the absolute value."""
    mean = (2 * abs(turnover) + months) // (2 * months)
    return mean if turnover >= 0 else -mean


def missing(turnover: int, *, tier: str, bounds: TierBounds) -> int | None:
    """What a month lacks, rounded up, to the tier above the one earned or held; None at the top."""
    above = next_tier(tier)
    if above is None:
        return None
    lack = bounds.of(above) * bounds.months - turnover
    return max(0, -(-lack // bounds.months))
