"""Partners that a new one may be."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from accounts.models import User
from partners.models import Partner
from partners.queries.search import similar
from partners.rules.search import fold, read_search

AT_MOST = 10


class Alike(StrEnum):
    """What is the same, the strongest first."""

    TAX_ID = "tax_id"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"


@dataclass(frozen=True)
class Lookalike:
    """`name` and `uuid` are empty where the partner is a colleague's that the person may not see."""

    alike: Alike
    name: str = ""
    note: str = ""
    uuid: UUID | None = None


def lookalikes(
    *, name: str, tax_ids: Sequence[str], phones: Sequence[str], emails: Sequence[str], actor: User
) -> list[Lookalike]:
    """Partners with the same tax id, phone or e-mail, whoever's they are, and visible ones of a similar name.

    Numbers are given in their one spelling.
    """
    asked = [
        (Alike.TAX_ID, Q(legal_entities__tax_id__in=[number for number in tax_ids if number])),
        (Alike.PHONE, Q(contacts__phone_normal__in=[number for number in phones if number])),
        (Alike.EMAIL, _emails(emails)),
    ]
    found: dict[int, Lookalike] = {}
    for alike, condition in asked:
        same = list(Partner.objects.filter(condition).select_related("kind").order_by().distinct()[:AT_MOST])
        seen = set(
            Partner.objects.visible_to(actor).filter(pk__in=[row.pk for row in same]).values_list("pk", flat=True)
        )
        for row in same:
            found.setdefault(row.pk, _shown(row, alike) if row.pk in seen else Lookalike(alike))
    for partner in _named_alike(name, actor=actor):
        found.setdefault(partner.pk, _shown(partner, Alike.NAME))
    return list(found.values())[:AT_MOST]


def _emails(emails: Sequence[str]) -> Q:
    wanted = Q(pk__in=[])
    for email in emails:
        if email:
            wanted |= Q(contacts__email__iexact=email)
    return wanted


def _named_alike(name: str, *, actor: User) -> list[Partner]:
    wanted = fold(name).split()
    rows = Partner.objects.visible_to(actor).filter(pk__in=similar(read_search(name))).select_related("kind")
    near = [(_nearness(wanted, fold(row.name).split()), row) for row in rows]
    return [row for score, row in sorted(near, key=lambda pair: -pair[0]) if score >= 0.6]


def _nearness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the pairs of letters two names share, whatever the order of their words."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def _pairs(words: Sequence[str]) -> set[str]:
    return {word[at : at + 2] for word in (f" {word} " for word in words) for at in range(len(word) - 1)}


def _shown(partner: Partner, alike: Alike) -> Lookalike:
    note = " · ".join(part for part in (partner.kind.name if partner.kind else "", partner.city) if part)
    return Lookalike(alike, name=partner.name, note=note, uuid=partner.uuid)
