"""Making codes, and closing them (C6)."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from campaigns.models import Code, Scheme
from campaigns.rules.code import ALPHABET, code_key, spelled
from partners.models import Partner, Seller

SIGNS = 8


class CodeTaken(Exception):
    """A code that reads the same is there already."""


class NotACode(Exception):
    """Nothing that can be typed is left of it."""


def make_code(
    partner: Partner,
    *,
    by: User,
    now: datetime,
    text: str = "",
    seller: Seller | None = None,
    campaign: str = "",
    scheme: Scheme | None = None,
    promise: str = "",
) -> Code:
    """A code of the partner: the wanted words, or signs that are easily read aloud. Raises CodeTaken, NotACode."""
    wanted = " ".join(text.split())[:24]
    if wanted and not code_key(wanted):
        raise NotACode(wanted)
    printed = wanted or spelled("".join(secrets.choice(ALPHABET) for _ in range(SIGNS)))
    try:
        with transaction.atomic():
            return Code.objects.create(
                partner=partner,
                seller=seller,
                campaign=campaign.strip(),
                scheme=scheme,
                promise=promise.strip(),
                text=printed,
                key=code_key(printed),
                created_by=by,
                created_at=now,
            )
    except IntegrityError as error:
        raise CodeTaken(printed) from error


def close_code(code: Code, *, now: datetime) -> Code:
    """It brings nobody from now on; what it brought stays."""
    if code.closed_at is None:
        code.closed_at = now
        code.save(update_fields=["closed_at"])
    return code


def open_code(code: Code) -> Code:
    """It brings customers again."""
    code.closed_at = None
    code.save(update_fields=["closed_at"])
    return code
