"""Barter of the demo company: some exchanges are even, some favour one side (C8)."""

from datetime import date, timedelta

from accounts.models import User
from campaigns.models import Barter
from demo.rules.exchanges import HABITS, gifts
from demo.services.partners import Cast
from partners.models import Status

KINDS_OF_STORY = frozenset({"star", "rising", "steady", "surging"})
EACH = 2


def create_exchanges(rows: list[Cast], *, by: User, on: date) -> int:
    """Two partners for each habit; how many things went either way."""
    takers = [row.partner for row in rows if row.partner.status == Status.ACTIVE and row.story.name in KINDS_OF_STORY]
    habits = [habit for habit in HABITS.values() for _ in range(EACH)]
    barter = [
        Barter(
            partner=partner, side=gift.side, what=gift.what, amount=gift.price,
            on=on - timedelta(days=gift.days_ago), by=by,
        )
        for partner, habit in zip(takers[::3], habits, strict=False)
        for gift in gifts(habit)
    ]  # fmt: skip
    Barter.objects.bulk_create(barter)
    return len(barter)
