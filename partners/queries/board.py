"""The board of the lifecycle: counts, and the first of each column."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from partners.models import Partner, Status, Turn
from partners.models.partner import PartnerQuerySet

SHOWN = 12


@dataclass(frozen=True)
class Column:
    """A stage: how many stand in it, how many are blocked, and the first few, the longest there on top."""

    status: str
    name: str
    count: int
    blocked: int
    cards: list[Partner]

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


def narrowed(actor: User, *, mine: bool, turn: str) -> PartnerQuerySet:
    """The partners of a board: one's own or all that one may see, and those that wait for a side or are blocked."""
    some = Partner.objects.visible_to(actor)
    if mine:
        some = some.filter(Q(manager=actor) | Q(curator=actor))
    if turn == "blocked":
        return some.exclude(blocked_by="")
    return some.filter(turn=turn) if turn in Turn.values else some


def board(some: PartnerQuerySet) -> list[Column]:
    """Two queries, however many partners there are."""
    counted = some.order_by().values("status").annotate(n=Count("pk"), blocked=Count("pk", filter=~Q(blocked_by="")))
    counts = {row["status"]: (row["n"], row["blocked"]) for row in counted}
    chosen = [_first(some, status=status) for status in Status.values]
    keys = chosen[0].union(*chosen[1:], all=True)
    read = Partner.objects.filter(pk__in=list(keys)).select_related("manager", "curator", "kind")
    cards: dict[str, list[Partner]] = {}
    for partner in read.order_by("status_since", "pk"):
        cards.setdefault(partner.status, []).append(partner)
    return [
        Column(value, str(name), *counts.get(value, (0, 0)), cards=cards.get(value, []))
        for value, name in Status.choices
    ]


def _first(some: PartnerQuerySet, *, status: str) -> "PartnerQuerySet":
    return some.filter(status=status).order_by("status_since", "pk").values_list("pk", flat=True)[:SHOWN]  # type: ignore[return-value]
