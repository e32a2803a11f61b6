"""The rules as they stand, read at once."""

from decimal import Decimal

from django.db.models import Prefetch

from settlements.models import CommissionRule, RuleVersion
from settlements.rules.rulebook import Rulebook
from settlements.rules.scope import Rule, Scope, Version
from settlements.rules.terms import Basis, Due, Orders, Period, Shape, Slab, Step, Terms


def rulebook() -> Rulebook:
    """Every rule with all its versions."""
    rows = CommissionRule.objects.prefetch_related(Prefetch("versions", RuleVersion.objects.order_by("number")))
    return Rulebook(tuple(rule_of(row) for row in rows.order_by("pk")))


def rule_of(row: CommissionRule) -> Rule:
    """A rule as arithmetic knows it; its versions are read with it."""
    return Rule(
        pk=row.pk,
        name=row.name,
        beneficiary=row.beneficiary,
        stage=row.stage,
        scope=Scope(
            code_id=row.code_id,
            agreement_id=row.agreement_id,
            partner_id=row.partner_id,
            campaign=row.campaign,
            product_group=row.product_group,
            tier=row.tier,
            scheme_id=row.scheme_id,
            kind_id=row.kind_id,
        ),
        versions=tuple(
            Version(pk=each.pk, number=each.number, valid_from=each.valid_from, terms=terms_of(each))
            for each in row.versions.all()
        ),
    )


def terms_of(row: RuleVersion) -> Terms:
    """The terms of a version as arithmetic knows them."""
    return Terms(
        shape=Shape(row.shape),
        basis=Basis(row.basis),
        percent=Decimal(row.percent),
        fixed=row.fixed,
        steps=tuple(Step(start=start, percent=Decimal(percent)) for start, percent in row.steps),
        slab=Slab(row.slab),
        volume_of=Period(row.volume_of),
        orders=Orders(row.orders),
        months=row.months,
        customer_cap=row.customer_cap,
        period_cap=row.period_cap,
        cap_period=Period(row.cap_period),
        due=Due(row.due),
        hold_days=row.hold_days,
        currency=row.currency,
    )
