"""Signed links: one purpose, one row, one recipient, one use. Looking changes nothing; `use` does, after a POST."""

import secrets
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.core import signing

from core.models import SignedLink
from core.rules.link import LinkState

SALT = "core.link"


class Closed(Exception):
    """The link opens nothing: `state` says why, and is never `open`."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(state)
        self.state = state


def issue(*, purpose: str, subject: UUID, recipient: str, expires_at: datetime, now: datetime) -> str:
    """A new link's token, to be put into an address; it can't be asked for again."""
    secret = secrets.token_urlsafe(24)
    SignedLink.objects.create(
        purpose=purpose,
        subject=subject,
        recipient=recipient.lower(),
        digest=_digest(secret),
        created_at=now,
        expires_at=expires_at,
    )
    return signing.Signer(salt=SALT).sign(secret)


def look(token: str, *, purpose: str, now: datetime) -> SignedLink:
    """The open link behind a token; nothing is written. Raises `Closed`."""
    link = find(token, purpose=purpose)
    state = link.state(at=now)
    if state is not LinkState.OPEN:
        raise Closed(state)
    return link


def find(token: str, *, purpose: str) -> SignedLink:
    """The link behind a token, in whatever state. Raises `Closed` for one that was changed or is of another page."""
    try:
        secret = signing.Signer(salt=SALT).unsign(token)
        link = SignedLink.objects.get(digest=_digest(secret))
    except (signing.BadSignature, SignedLink.DoesNotExist) as error:
        raise Closed(LinkState.TAMPERED) from error
    if link.purpose != purpose:
        raise Closed(LinkState.FOREIGN)
    return link


def use(token: str, *, purpose: str, now: datetime) -> SignedLink:
    """Consume the link; of two at once the second finds it used. Raises `Closed`.

    Call it inside the transaction of what the link is for: that fails, the link stays open.
    """
    link = look(token, purpose=purpose, now=now)
    still_open = SignedLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
    if not still_open.update(used_at=now):
        link.refresh_from_db()
        raise Closed(link.state(at=now))
    link.used_at = now
    return link


def revoke(*, purpose: str, subject: UUID, now: datetime) -> int:
    """Close every unused link of this purpose to this row; how many there were."""
    return SignedLink.objects.filter(purpose=purpose, subject=subject, used_at=None, revoked_at=None).update(
        revoked_at=now
    )


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
