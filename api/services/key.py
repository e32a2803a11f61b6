"""Making, finding and revoking API keys (J1)."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from hmac import compare_digest

from accounts.models import User
from api.models import ApiKey
from partners.models import Partner

MARK = "prm"


def make_key(
    *, name: str, partner: Partner | None, scopes: Sequence[str], by: User, now: datetime
) -> tuple[ApiKey, str]:
    """A new key and its text, which can't be asked for again."""
    prefix, secret = secrets.token_hex(5), secrets.token_urlsafe(32)
    text = f"{MARK}_{prefix}_{secret}"
    key = ApiKey.objects.create(
        name=name.strip(),
        partner=partner,
        scopes=list(scopes),
        prefix=prefix,
        digest=_digest(text),
        created_by=by,
        created_at=now,
    )
    return key, text


def find_key(text: str, *, on: date) -> ApiKey | None:
    """The open key of this text; noted as used on the day."""
    parts = text.split("_", 2)
    if len(parts) != 3 or parts[0] != MARK or "\0" in text:
        return None
    key = ApiKey.objects.open().select_related("partner").filter(prefix=parts[1]).first()
    if key is None or not compare_digest(key.digest, _digest(text)):
        return None
    if key.last_used_on != on:
        ApiKey.objects.filter(pk=key.pk).update(last_used_on=on)
    return key


def revoke_key(key: ApiKey, *, now: datetime) -> ApiKey:
    """It opens nothing from now on."""
    if key.revoked_at is None:
        key.revoked_at = now
        key.save(update_fields=["revoked_at"])
    return key


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
