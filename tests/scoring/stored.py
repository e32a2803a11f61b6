"""All that a night stores, without ids of this database, so that two nights can be compared."""

import json

from partners.models import Partner, Standing, StandingChange
from scoring.models import CountedPartner, PartnerWeek, RiskFlag, ScopeWeek, WeekMover

SUMS = ("calls", "meetings", "orders", "turnover", "margin")


def stored():
    names = {each.pk: f"{each.external_id}/{each.source}" for each in Partner.objects.all()}
    weeks = PartnerWeek.objects.values_list("partner_id", "week", *SUMS)
    counted = CountedPartner.objects.values_list("partner_id", "kind_id", "manager_id", "week")
    return {
        "partner weeks": sorted((names[pk], *rest) for pk, *rest in weeks),
        "scope weeks": sorted(ScopeWeek.objects.values_list("scope", "scope_id", "week", "new_partners", *SUMS)),
        "counted": sorted((names[pk], *rest) for pk, *rest in counted),
        "movers": sorted(
            (row.week, row.scope, names[row.scope_id] if row.scope == "partner" else row.scope_id, row.turnover,
             row.before, row.change) for row in WeekMover.objects.all()
        ),
        "flags": sorted(
            (names[row.partner_id], row.code, row.opened_on, str(row.closed_on), row.times, row.severity,
             row.category, json.dumps(row.evidence, sort_keys=True)) for row in RiskFlag.objects.all()
        ),
    } | standing(names)  # fmt: skip


def standing(names):
    return {
        "standing": sorted(
            (names[row.partner_id], row.abc, row.tier, row.tier_since, str(row.below_since), row.turnover,
             row.tier_turnover, row.mean_month, str(row.to_next_tier), row.recent, row.previous,
             str(row.last_deal_on), row.flags) for row in Standing.objects.all()
        ),
        "changes": sorted(
            (names[row.partner_id], row.on, row.from_abc, row.abc, row.from_tier, row.tier, row.turnover,
             row.mean_month) for row in StandingChange.objects.all()
        ),
    }  # fmt: skip
