"""Every partner's verdict on one sheet: `manage.py scores`."""

from collections.abc import Iterator, Mapping
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

ABC_MONEY = frozenset({"turnover", "total"})
TIER_MONEY = frozenset({"turnover", "mean_month", "bound", "next_bound", "missing"})
FLAG_MONEY = frozenset({"turnover", "total", "recent", "previous", "got", "gave"})


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
                {
                    "code": code,
                    **plain(evidence.get((row.partner_id, code), {}), money=FLAG_MONEY, currency=rules.currency),
                }
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
    return {
        "abc": plain(asdict(abc), money=ABC_MONEY, currency=rules.currency),
        "tier": plain(asdict(tier), money=TIER_MONEY, currency=rules.currency),
    }


def plain(values: Mapping[str, Any], *, money: frozenset[str], currency: str) -> dict[str, Any]:
    """JSON values: dates and percents as text, the fields named `money` as decimal text."""
    told = dict(values)
    for key, value in values.items():
        if isinstance(value, date | Decimal):
            told[key] = str(value)
        elif key in money and value is not None:
            told[key] = str(from_minor(value, currency))
    return told


def _evidence() -> dict[tuple[int, str], dict[str, Any]]:
    rows = RiskFlag.objects.filter(closed_on=None).values_list("partner_id", "code", "evidence")
    return {(partner, code): evidence for partner, code, evidence in rows}
