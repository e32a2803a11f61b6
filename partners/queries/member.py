"""The partner's people, read."""

from datetime import datetime

from accounts.models import Invitation
from accounts.rules.invitation import InvitationState
from partners.models import Partner


def waiting_at(partner: Partner, *, now: datetime) -> list[tuple[Invitation, bool]]:
    """Invitations to this partner that nobody used yet, and whether each has expired."""
    rows = Invitation.objects.waiting().filter(member_place__partner=partner).select_related("member_place")
    return [(row, row.state(at=now) is InvitationState.EXPIRED) for row in rows]
