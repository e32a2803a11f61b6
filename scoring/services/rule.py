"""Changing the rules of the night (F1, F2, F4, C8). The next night rebuilds everything by them."""

from django.db import transaction

from core.rules.weeks import IsoWeek
from scoring.models import AbcRule, ExchangeRule, FlagRule, TierRule, WeekPlan


@transaction.atomic
def save_rules(*rules: AbcRule | TierRule | ExchangeRule | FlagRule) -> None:
    """All rules of one page, or none of them."""
    for rule in rules:
        rule.save()


@transaction.atomic
def set_plan(metric: str, *, week: IsoWeek, value: int) -> WeekPlan:
    """What a metric should come to in each week from this one on; money in minor units."""
    plan, _ = WeekPlan.objects.update_or_create(metric=metric, from_week=week.monday, defaults={"value": value})
    return plan


def drop_plan(plan: WeekPlan) -> None:
    """The plan before it is in force again."""
    plan.delete()
