"""Why a partner stands where it does, as plain data (F1, F2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from scoring.rules.abc import AbcBounds
from scoring.rules.tiers import TierBounds, TierState, earned, lost_on, mean_month, missing, next_tier


@dataclass(frozen=True)
class TierReason:
    """Money in minor units. `kept_until` is the day a tier is lost that the sales no longer earn."""

    tier: str
    since: date
    earned: str
    turnover: int
    mean_month: int
    months: int
    bound: int
    next_tier: str | None
    next_bound: int | None
    missing: int | None
    kept_until: date | None


def tier_reason(turnover: int, *, state: TierState, bounds: TierBounds) -> TierReason:
    """What a tier stands on: the mean month against its bound, and what is missing to the next."""
    above = next_tier(state.tier)
    return TierReason(
        tier=state.tier,
        since=state.since,
        earned=earned(turnover, bounds),
        turnover=turnover,
        mean_month=mean_month(turnover, months=bounds.months),
        months=bounds.months,
        bound=bounds.of(state.tier),
        next_tier=above,
        next_bound=bounds.of(above) if above else None,
        missing=missing(turnover, tier=state.tier, bounds=bounds),
        kept_until=lost_on(state, grace_days=bounds.grace_days),
    )


@dataclass(frozen=True)
class ClassReason:
    """`share` and `share_before` (of all who sell more) are percents of `total`; `rank` counts from 1, 0 for no sales.

    `bound` is the cumulative share at which the class ends, None for D.
    """

    abc: str
    turnover: int
    total: int
    share: Decimal
    share_before: Decimal
    rank: int
    bound: Decimal | None
    strict: bool


def class_reason(abc: str, turnover: int, *, before: int, rank: int, total: int, bounds: AbcBounds) -> ClassReason:
    """What a class stands on; `before` is the turnover of all who stand above."""
    ends: Mapping[str, Decimal] = {"A": bounds.a, "B": bounds.b, "C": bounds.c}
    sells = turnover > 0
    return ClassReason(
        abc=abc,
        turnover=turnover,
        total=total,
        share=percent(turnover, total),
        share_before=percent(before, total) if sells else Decimal(100 if total else 0),
        rank=rank if sells else 0,
        bound=ends.get(abc),
        strict=bounds.strict,
    )


def percent(part: int, whole: int) -> Decimal:
    """A share in percent to two places; 0 of nothing."""
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01")) if whole else Decimal(0)


def running(turnovers: Sequence[int]) -> list[int]:
    """What stands before each of the turnovers, largest first."""
    return list(accumulate(turnovers, initial=0))[:-1]
