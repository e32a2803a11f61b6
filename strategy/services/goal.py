"""Setting a goal, and splitting it by month and person (A1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import User
from strategy.models import Goal, GoalShare
from strategy.queries.goal import target_of
from strategy.rules.goal import MonthPlan, month_plans, split_evenly


@dataclass(frozen=True, kw_only=True)
class GoalFacts:
    """What a person says about a goal."""

    name: str
    starts_on: date
    ends_on: date
    partners: int
    customers: int
    orders: int
    per: str


@transaction.atomic
def save_goal(*, goal: Goal | None, facts: GoalFacts, people: Sequence[User]) -> Goal:
    """A new goal split among the people, or another one: split anew where its numbers, days or people changed."""
    goal = goal or Goal()
    before = target_of(goal) if goal.pk else None
    held = {share.person_id for share in goal.shares.all()} if goal.pk else set()
    for name, value in vars(facts).items():
        setattr(goal, name, value)
    goal.save()
    if before != target_of(goal) or held != {person.pk for person in people}:
        _split(goal, people=people)
    return goal


def drop_goal(goal: Goal) -> None:
    """The goal and its split are gone; what was reached stays in its own records."""
    goal.delete()


@transaction.atomic
def set_shares(goal: Goal, *, numbers: Mapping[int, tuple[int, int, int]]) -> None:
    """Other numbers for the goal's shares, by their ids: partners, customers, orders."""
    rows = list(GoalShare.objects.select_for_update().filter(goal=goal, pk__in=numbers))
    for row in rows:
        row.partners, row.customers, row.orders = numbers[row.pk]
    GoalShare.objects.bulk_update(rows, ["partners", "customers", "orders"])


def _split(goal: Goal, *, people: Sequence[User]) -> None:
    goal.shares.all().delete()
    persons: list[User | None] = list(people) or [None]
    plans = month_plans(target_of(goal))
    # Each month begins with another person, so that nobody always gets what rounding leaves over.
    turned = [[*persons[i % len(persons) :], *persons[: i % len(persons)]] for i in range(len(plans))]
    GoalShare.objects.bulk_create(
        share for plan, order in zip(plans, turned, strict=True) for share in _month(goal, plan, persons=order)
    )


def _month(goal: Goal, plan: MonthPlan, *, persons: Sequence[User | None]) -> Iterable[GoalShare]:
    even = [1] * len(persons)
    parts = zip(
        persons,
        split_evenly(plan.partners, weights=even),
        split_evenly(plan.customers, weights=even),
        split_evenly(plan.orders, weights=even),
        strict=True,
    )
    for person, partners, customers, orders in parts:
        yield GoalShare(
            goal=goal, person=person, month=plan.month, partners=partners, customers=customers, orders=orders
        )
