"""What the pure rules say of a network, partner by partner, held against what a night wrote."""

from zoneinfo import ZoneInfo

from django.db.models import Max

from partners.models import Interaction, Standing
from scoring.models import RiskFlag
from scoring.queries.standing import rules_of
from scoring.rules.abc import abc_at, cuts
from scoring.rules.flags import Facts, raised
from scoring.rules.tiers import TierState, earned, mean_month, missing, move


def states():
    """The tiers on record, by partner."""
    return {row.pk: TierState(row.tier, row.tier_since, row.below_since) for row in Standing.objects.all()}


def check_by_the_rules(run, *, before):
    rules = rules_of(run)
    rows = list(Standing.objects.select_related("partner"))
    check_classes(rows, rules)
    for row in rows:
        check_tier(row, rules, on=run.on, before=before.get(row.pk))
    check_flags(rows, rules, run=run)


def check_classes(rows, rules):
    def place(row):
        who = row.partner
        return (-row.turnover, not who.external_id, who.external_id, who.name, who.created_at, who.pk)

    ordered = sorted(rows, key=place)
    ends = cuts([row.turnover for row in ordered if row.turnover > 0], rules.abc)
    assert [row.abc for row in ordered] == [abc_at(number, ends) for number in range(len(ordered))]


def check_tier(row, rules, *, on, before):
    bounds = rules.tiers
    state = move(before, earns=earned(row.tier_turnover, bounds), on=on, grace_days=bounds.grace_days)
    assert TierState(row.tier, row.tier_since, row.below_since) == state
    assert row.mean_month == mean_month(row.tier_turnover, months=bounds.months)
    assert row.to_next_tier == missing(row.tier_turnover, tier=row.tier, bounds=bounds)


def check_flags(rows, rules, *, run):
    spoken = Interaction.objects.filter(day__lte=run.on).values_list("partner").annotate(last=Max("day"))
    by_then, zone, expected = dict(spoken), ZoneInfo(rules.time_zone), {}
    for row in rows:
        who = row.partner
        last = who.last_contact_on
        facts = Facts(
            status=who.status, known_since=who.created_at.astimezone(zone).date(),
            last_contact_on=last if last is None or last <= run.on else by_then.get(who.pk),
            last_deal_on=row.last_deal_on, turnover=row.turnover, recent=row.recent, previous=row.previous,
        )  # fmt: skip
        found = dict(raised(facts, dict(rules.flags), on=run.on, total=run.read["turnover"]))
        assert row.flags == sorted(found)
        expected |= {(who.pk, code): evidence for code, evidence in found.items()}
    stand = RiskFlag.objects.filter(closed_on=None)
    assert {(flag.partner_id, flag.code): flag.evidence for flag in stand} == expected
