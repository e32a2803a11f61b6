"""How ready the demo company was: not at all, then almost, then ready."""

from datetime import UTC, date, datetime, time, timedelta

from accounts.models import User
from strategy.services.readiness import ReadinessFacts, answer_readiness

CHECKS = (
    (520, False, 1, "", False, "Winter was hard, we live from order to order"),
    (330, True, 5, "", True, "Looking for a person"),
    (190, True, 6, "Alena Harbuz", True, "Alena leads the partners from now on"),
    (84, True, 6, "Alena Harbuz", True, ""),
)


def create_readiness(*, owner: User, on: date) -> None:
    """Four answers in a year and a half, the next asked within days."""
    for days, does_it, hours, who, survived, note in CHECKS:
        day = on - timedelta(days=days)
        facts = ReadinessFacts(
            owner_does_it=does_it, owner_hours=hours, has_person=bool(who), person_name=who, past_survival=survived,
            note=note,
        )  # fmt: skip
        answer_readiness(facts=facts, by=owner, on=day, now=datetime.combine(day, time(18), UTC))
