"""Moving a partner through its lifecycle."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from partners.models import Partner, StatusMove
from partners.rules.lifecycle import may_move, needs_reason


class MoveNotAllowed(Exception):
    """The table of moves doesn't lead from here to there."""


class ReasonNeeded(Exception):
    """This move asks why."""


@transaction.atomic
def move_partner(partner: Partner, *, to: str, actor: User | None, now: datetime, reason: str = "") -> StatusMove:
    """Put the partner into status `to` and keep who did it, when and why. The given instance follows."""
    status = Partner.objects.select_for_update(no_key=True).values_list("status", flat=True).get(pk=partner.pk)
    if not may_move(status, to):
        raise MoveNotAllowed(f"{status} → {to}")
    if needs_reason(to) and not reason.strip():
        raise ReasonNeeded(to)
    partner.status = to
    partner.save(update_fields=["status", "updated_at"])
    return StatusMove.objects.create(
        partner=partner, from_status=status, to_status=to, reason=reason.strip()[:300], moved_by=actor, moved_at=now
    )
