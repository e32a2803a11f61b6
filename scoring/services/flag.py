"""What people do with risk flags (F4)."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from scoring.models import RiskFlag


class FlagClosed(Exception):
    """The cause is gone already: there is nothing to acknowledge."""


@transaction.atomic
def acknowledge(flag: RiskFlag, *, by: User, now: datetime) -> RiskFlag:
    """A person has seen the flag and looks after it; the first one to say so stays. Raises `FlagClosed`."""
    held = RiskFlag.objects.select_for_update(of=("self",)).get(pk=flag.pk)
    if held.closed_on:
        raise FlagClosed
    if held.acknowledged_at is None:
        held.acknowledged_at, held.acknowledged_by = now, by
        held.save(update_fields=["acknowledged_at", "acknowledged_by"])
    return held
