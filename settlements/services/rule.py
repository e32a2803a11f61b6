"""Writing rules: a change is a new version, valid from a day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Max

from accounts.models import User
from campaigns.models import Agreement, Code, Scheme
from partners.models import Partner, PartnerKind
from settlements.models import Beneficiary, CommissionRule, RuleVersion
from settlements.rules.steps import checked
from settlements.rules.terms import Shape, Terms

_LOOK_AGAIN = """
insert into settlements_dealmark (deal_id)
select distinct deal_id from settlements_commission
where state = 'nothing' and reason in ('no_rule', 'rate_is_zero') and earned_on >= %s and deal_id is not null
"""


class ScopeTaken(Exception):
    """Another rule speaks of exactly these sales: `rule`, None where it was written this very moment."""

    def __init__(self, rule: CommissionRule | None) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, kw_only=True)
class RuleScope:
    """Who earns, and for which sales; what is empty means any."""

    beneficiary: str = Beneficiary.PARTNER
    stage: str = ""
    code: Code | None = None
    agreement: Agreement | None = None
    partner: Partner | None = None
    campaign: str = ""
    product_group: str = ""
    tier: str = ""
    scheme: Scheme | None = None
    kind: PartnerKind | None = None

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def write_rule(
    *, name: str, scope: RuleScope, terms: Terms, valid_from: date, note: str, by: User | None, now: datetime
) -> CommissionRule:
    """A new rule with its first version. Raises ScopeTaken, steps.StepsBroken."""
    fields = scope.fields()
    rule = CommissionRule(name=name.strip(), created_by=by, created_at=now, **fields)
    try:
        with transaction.atomic():
            rule.save(force_insert=True)
            change_terms(rule, terms=terms, valid_from=valid_from, note=note, by=by, now=now)
    except IntegrityError as error:
        raise ScopeTaken(CommissionRule.objects.filter(**fields).first()) from error
    return rule


@transaction.atomic
def change_terms(
    rule: CommissionRule, *, terms: Terms, valid_from: date, note: str, by: User | None, now: datetime
) -> RuleVersion:
    """The next version, which replaces all before it from its day on; what was earned stays as it was computed.

    Sales since that day that no rule spoke of are looked at again. Raises steps.StepsBroken.
    """
    CommissionRule.objects.select_for_update().get(pk=rule.pk)
    last = rule.versions.aggregate(last=Max("number"))["last"] or 0
    steps = checked(terms.steps) if terms.shape == Shape.STEPS else ()
    version = RuleVersion.objects.create(
        rule=rule,
        number=last + 1,
        valid_from=valid_from,
        shape=terms.shape,
        basis=terms.basis,
        percent=terms.percent,
        fixed=terms.fixed,
        steps=[[step.start, str(step.percent)] for step in steps],
        slab=terms.slab,
        volume_of=terms.volume_of,
        orders=terms.orders,
        months=terms.months,
        customer_cap=terms.customer_cap,
        period_cap=terms.period_cap,
        cap_period=terms.cap_period,
        due=terms.due,
        hold_days=terms.hold_days,
        currency=terms.currency,
        note=note.strip(),
        created_by=by,
        created_at=now,
    )
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_AGAIN, [valid_from])
    return version
