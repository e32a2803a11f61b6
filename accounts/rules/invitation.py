"""The life of an invitation."""

from datetime import datetime, timedelta
from enum import StrEnum

VALID_FOR = timedelta(days=7)


class InvitationState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


def state_of(
    *, accepted_at: datetime | None, revoked_at: datetime | None, expires_at: datetime, now: datetime
) -> InvitationState:
    """What became of it; an accepted invitation stays accepted whatever comes later."""
    if accepted_at:
        return InvitationState.ACCEPTED
    if revoked_at:
        return InvitationState.REVOKED
    return InvitationState.EXPIRED if expires_at <= now else InvitationState.OPEN
