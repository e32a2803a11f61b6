"""What the demo company wants of its partners: half a year that is behind, after a year that went well."""

from datetime import date, timedelta

from accounts.models import User
from strategy.models import Per
from strategy.services.goal import GoalFacts, save_goal


def create_goals(*, managers: list[User], on: date) -> None:
    """A goal that runs since three months, and the one before it."""
    begun = (on.replace(day=1) - timedelta(days=75)).replace(day=1)
    ends = (begun + timedelta(days=210)).replace(day=1) - timedelta(days=1)
    name = "Sixty partners in half a year"
    save_goal(
        goal=None,
        facts=GoalFacts(name=name, starts_on=begun, ends_on=ends, partners=60, customers=8, orders=130, per=Per.WEEK),
        people=managers,
    )
    before = (begun - timedelta(days=360)).replace(day=1)
    save_goal(
        goal=None,
        facts=GoalFacts(
            name="The year before",
            starts_on=before,
            ends_on=begun - timedelta(days=1),
            partners=20,
            customers=0,
            orders=40,
            per=Per.WEEK,
        ),
        people=managers,
    )
