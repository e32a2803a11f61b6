"""What partners were promised, and what they earned by it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from accounts.models import User
from core.queries.company import company
from demo.rules.commissions import DAYS_BACK, HOLDS, PROMISES, RAISED, Promise
from demo.services.talks import ZONE
from partners.models import PartnerKind
from settlements.models import Commission, CommissionRule, CommissionState
from settlements.services.commission import hold
from settlements.services.proof import prove
from settlements.services.rule import RuleScope, change_terms, write_rule
from settlements.services.settle import settle


def create_commission_rules(*, by_kind: dict[str, PartnerKind], owner: User, on: date) -> int:
    """The company's rules, one of them raised since; how many."""
    first = on - timedelta(days=DAYS_BACK)
    rules = {promise.name: _write(promise, by_kind=by_kind, owner=owner, first=first) for promise in PROMISES}
    change_terms(
        rules[RAISED.name],
        terms=RAISED.terms,
        valid_from=first + timedelta(days=RAISED.after),
        note=RAISED.note,
        by=owner,
        now=_at(first + timedelta(days=RAISED.after - 7)),
    )
    return len(rules)


@transaction.atomic
def create_commissions(*, on: date) -> int:
    """What the deals earned by them, a few held back; how many. Tiers must be judged before."""
    now = _at(on)
    settle(now=now, company=company())
    owner = User.objects.get(email="owner@demo.example")
    open_ones = Commission.objects.filter(state=CommissionState.HELD).order_by("-earned_on", "pk")
    for commission, (reason, days) in zip(open_ones[: len(HOLDS)], HOLDS, strict=False):
        until = on + timedelta(days=days) if days else None
        hold(commission, reason=reason, until=until, by=owner, now=now)
    prove(on=on, now=now)
    return Commission.objects.count()


def _write(promise: Promise, *, by_kind: dict[str, PartnerKind], owner: User, first: date) -> CommissionRule:
    scope = RuleScope(
        beneficiary=promise.beneficiary,
        stage=promise.stage,
        tier=promise.tier,
        kind=by_kind[promise.kind] if promise.kind else None,
    )
    return write_rule(
        name=promise.name,
        scope=scope,
        terms=promise.terms,
        valid_from=first,
        note=promise.note,
        by=owner,
        now=_at(first),
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(9, 0), tzinfo=ZONE)
