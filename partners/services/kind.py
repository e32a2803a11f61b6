"""Kinds of partner: added, renamed, put in order, taken away."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import ProtectedError

from partners.models import PartnerKind


class KindInUse(Exception):
    """Partners are of this kind; its words are the kind's name."""


@transaction.atomic
def save_kinds(kinds: Iterable[PartnerKind], *, removed: Iterable[PartnerKind]) -> None:
    """All of the page or nothing of it."""
    for kind in removed:
        try:
            kind.delete()
        except ProtectedError as error:
            raise KindInUse(kind.name) from error
    for kind in kinds:
        kind.save()
