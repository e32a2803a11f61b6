"""The life of a signed link."""

from datetime import datetime
from enum import StrEnum


class LinkState(StrEnum):
    OPEN = "open"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    FOREIGN = "foreign"
    """A whole link, but of another page."""
    TAMPERED = "tampered"


def state_of(
    *, used_at: datetime | None, revoked_at: datetime | None, expires_at: datetime, now: datetime
) -> LinkState:
    """What became of a link; one that was used stays used whatever comes later."""
    if used_at:
        return LinkState.USED
    if revoked_at:
        return LinkState.REVOKED
    return LinkState.EXPIRED if expires_at <= now else LinkState.OPEN
