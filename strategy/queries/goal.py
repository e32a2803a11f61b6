"""A goal as arithmetic sees it (A1)."""

from strategy.models import Goal
from strategy.rules.goal import Target


def target_of(goal: Goal) -> Target:
    return Target(
        starts_on=goal.starts_on,
        ends_on=goal.ends_on,
        partners=goal.partners,
        customers=goal.customers,
        orders=goal.orders,
        per=goal.per,
    )
