"""Why a partner stands where it does (F1, F2): its own figures beside those of the run that judged it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from core.models import JobRun
from partners.models import Standing
from scoring.models import RulesVersion
from scoring.queries.runs import last_published
from scoring.rules.abc import LAST
from scoring.rules.tiers import TierState
from scoring.rules.verdict import TierReason, percent, tier_reason
from scoring.rules.version import NightRules, rules_from


@dataclass(frozen=True)
class ClassWhy:
    """`sellers` partners, who sell `from_turnover` or more, make up the first `bound` percent of `total`.

    They are the class and those above it. `bound`, `sellers` and `from_turnover` are None for D.
    """

    abc: str
    turnover: int
    total: int
    share: Decimal
    months: int
    bound: Decimal | None
    sellers: int | None
    from_turnover: int | None


@dataclass(frozen=True)
class Why:
    """The reasons of both verdicts as of `on`, by the rules of the run that made them."""

    on: date
    tier: TierReason
    abc: ClassWhy
    rules_version: str


def explain(standing: Standing) -> Why | None:
    """None where no night was published, as after a restore without runs."""
    run = last_published()
    if run is None or "turnover" not in run.read:
        return None
    rules = rules_of(run)
    state = TierState(standing.tier, standing.tier_since, standing.below_since)
    return Why(
        on=run.on,
        tier=tier_reason(standing.tier_turnover, state=state, bounds=rules.tiers),
        abc=_class(standing, run=run, rules=rules),
        rules_version=run.rules_version,
    )


def rules_of(run: JobRun) -> NightRules:
    """The rules as they stood when a run judged by them."""
    return _rules(run.rules_version)


@lru_cache(maxsize=16)
def _rules(digest: str) -> NightRules:
    """Rules never change under their digest, so a process reads each once."""
    return rules_from(RulesVersion.objects.get(digest=digest).content)


def _class(standing: Standing, *, run: JobRun, rules: NightRules) -> ClassWhy:
    cut = {} if standing.abc == LAST else run.read["classes"][standing.abc]
    bounds = {"A": rules.abc.a, "B": rules.abc.b, "C": rules.abc.c}
    return ClassWhy(
        abc=standing.abc,
        turnover=standing.turnover,
        total=run.read["turnover"],
        share=percent(max(0, standing.turnover), run.read["turnover"]),
        months=rules.abc_months,
        bound=bounds.get(standing.abc),
        sellers=cut.get("above"),
        from_turnover=cut.get("from_turnover"),
    )
