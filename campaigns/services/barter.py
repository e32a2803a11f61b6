"""Writing barter down (C8)."""

from datetime import date

from accounts.models import User
from campaigns.models import Barter
from partners.models import Partner


def record_barter(partner: Partner, *, side: str, what: str, amount: int, on: date, by: User) -> Barter:
    """Keep what a side gave at its agreed price, in minor units of the company's currency."""
    return Barter.objects.create(partner=partner, side=side, what=what, amount=amount, on=on, by=by)


def drop_barter(barter: Barter) -> None:
    """What was written down by mistake; its trail stays."""
    barter.delete()
