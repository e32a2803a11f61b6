"""The rules in force now."""

from decimal import Decimal

from core.queries.company import company
from scoring.models import AbcRule, Boundary, ExchangeRule, FlagRule, TierRule
from scoring.rules.abc import AbcBounds
from scoring.rules.exchange import ExchangeTerms
from scoring.rules.flags import FlagTerms
from scoring.rules.tiers import TierBounds
from scoring.rules.version import ALL_TERMS, NightRules


def abc_rule() -> AbcRule:
    return AbcRule.objects.filter(pk=1).first() or AbcRule(pk=1)


def tier_rule() -> TierRule:
    return TierRule.objects.filter(pk=1).first() or TierRule(pk=1)


def exchange_rule() -> ExchangeRule:
    return ExchangeRule.objects.filter(pk=1).first() or ExchangeRule(pk=1)


def current_rules() -> NightRules:
    """What the next night judges by; the product's own rules where an installation has no rows yet."""
    abc, tier, exchange, us = abc_rule(), tier_rule(), exchange_rule(), company()
    return NightRules(
        abc=AbcBounds(
            Decimal(abc.bound_a), Decimal(abc.bound_b), Decimal(abc.bound_c), strict=abc.boundary == Boundary.STRICT
        ),
        abc_months=abc.period_months,
        tiers=TierBounds(tier.gold, tier.silver, tier.bronze, months=tier.window_months, grace_days=tier.grace_days),
        flags={terms.code: terms for terms in _flag_terms()},
        exchange=ExchangeTerms(exchange.share_percent, exchange.enough),
        time_zone=us.time_zone,
        currency=us.currency,
    )


def _flag_terms() -> list[FlagTerms]:
    rows = FlagRule.objects.order_by("code")
    if not rows:
        return sorted(ALL_TERMS, key=lambda terms: terms.code)
    return [
        FlagTerms(row.code, row.category, row.severity, row.threshold, months=row.window_months)
        for row in rows
        if row.enabled
    ]
