"""A few partners for a field that finds while one types."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.db.models.functions import Collate, Left

from accounts.models import User
from partners.models import Partner
from partners.models.partner import PartnerQuerySet
from partners.queries.search import having, similar
from partners.rules.search import Search

AT_MOST = 8
RANKED = 60


@dataclass(frozen=True)
class Hit:
    """`note` says which one it is: kind and city."""

    uuid: UUID
    name: str
    note: str


def find_partners(search: Search, *, actor: User) -> list[Hit]:
    """At most eight: names that begin with it, then any that have it, then, where nothing has it, those like it."""
    if not search:
        return []
    visible = Partner.objects.visible_to(actor)
    hits = _beginning(visible, search=search)
    if len(hits) < AT_MOST:
        seen = {hit.uuid for hit in hits}
        hits += [hit for hit in _containing(visible, search=search) if hit.uuid not in seen]
    return hits[:AT_MOST] or _alike(visible, search=search)


def _beginning(visible: PartnerQuerySet, *, search: Search) -> list[Hit]:
    beginning = Collate(Left("search_text", 60), "C")
    partners = visible.alias(beginning=beginning).filter(beginning__startswith=f" {search.folded}"[:60])
    return _hits(partners.order_by("beginning")[:AT_MOST])


def _containing(visible: PartnerQuerySet, *, search: Search) -> list[Hit]:
    """Of a bounded number that have it, in the order of the alphabet."""
    some = visible.filter(having(search)).order_by()[:RANKED]
    return _hits(Partner.objects.filter(pk__in=some.values("pk")))[: AT_MOST * 2]


def _alike(visible: PartnerQuerySet, *, search: Search) -> list[Hit]:
    order = similar(search)
    place = {pk: at for at, pk in enumerate(order)}
    rows = visible.filter(pk__in=order).annotate(at=F("pk")).order_by()
    ranked = sorted(rows.values_list("at", "uuid", "name", "kind__name", "city"), key=lambda row: place[row[0]])
    return [_hit(*row[1:]) for row in ranked[:AT_MOST]]


def _hits(partners: PartnerQuerySet) -> list[Hit]:
    return [_hit(*row) for row in partners.values_list("uuid", "name", "kind__name", "city")]


def _hit(uuid: UUID, name: str, kind: str | None, city: str) -> Hit:
    return Hit(uuid, name, " · ".join(part for part in (kind, city) if part))
