"""Every partner's verdict on one sheet: `manage.py scores`."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from core.models import JobRun
from core.rules.money import from_minor
from partners.models import Standing
from scoring.models import RiskFlag
from scoring.rules.tiers import TierState
from scoring.rules.verdict import class_reason, running, tier_reason
from scoring.rules.version import NightRules

MONEY = frozenset({"turnover", "total", "mean_month", "bound", "next_bound", "missing", "recent", "previous"})


def scores(*, rules: NightRules, run: JobRun) -> Iterator[dict[str, Any]]:
    """One object a partner, the largest turnover first; money as decimal text in the company's currency."""
    rows = _in_order()
    above = running([max(0, row.turnover) for row in rows])
    evidence = _evidence()
    for place, (row, before) in enumerate(zip(rows, above, strict=True), 1):
        yield {
            "external_id": row.partner.external_id,
            "name": row.partner.name,
            "turnover": str(from_minor(row.turnover, rules.currency)),
            "abc": row.abc,
            "tier": row.tier,
            "reasons": _reasons(row, before=before, rank=place, rules=rules, total=run.read["turnover"]),
            "flags": [
                {"code": code, **plain(evidence.get((row.partner_id, code), {}), currency=rules.currency)}
                for code in row.flags
            ],
        }


def _in_order() -> list[Standing]:
    """By turnover; among equals as the classes break a tie."""
    rows: QuerySet[Standing] = Standing.objects.select_related("partner").only(
        *(field.name for field in Standing._meta.concrete_fields),
        "partner__external_id", "partner__name", "partner__created_at",
    )  # fmt: skip
    return sorted(
        rows,
        key=lambda row: (
            -row.turnover, not row.partner.external_id, row.partner.external_id, row.partner.name,
            row.partner.created_at, row.partner_id,
        ),
    )  # fmt: skip


def _reasons(row: Standing, *, before: int, rank: int, rules: NightRules, total: int) -> dict[str, Any]:
    state = TierState(row.tier, row.tier_since, row.below_since)
    tier = tier_reason(row.tier_turnover, state=state, bounds=rules.tiers)
    abc = class_reason(row.abc, row.turnover, before=before, rank=rank, total=total, bounds=rules.abc)
    told = {"abc": asdict(abc), "tier": asdict(tier)}
    percents = {"abc": {"bound"}, "tier": set[str]()}
    return {
        name: {
            key: told_value(key, value, currency=rules.currency, percents=percents[name]) for key, value in part.items()
        }
        for name, part in told.items()
    }


def told_value(key: str, value: Any, *, currency: str, percents: set[str]) -> Any:
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool) and key in MONEY - percents:
        return str(from_minor(value, currency))
    return value


def plain(evidence: dict[str, Any], *, currency: str) -> dict[str, Any]:
    """A flag's evidence with its money as decimal text."""
    return {key: told_value(key, value, currency=currency, percents=set()) for key, value in evidence.items()}


def _evidence() -> dict[tuple[int, str], dict[str, Any]]:
    rows = RiskFlag.objects.filter(closed_on=None).values_list("partner_id", "code", "evidence")
    return {(partner, code): evidence for partner, code, evidence in rows}
