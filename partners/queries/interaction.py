"""Interactions that a person may see."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from accounts.access import HEADS, MANAGERS
from accounts.models import Role, User
from partners.models import Direction, Interaction, InteractionKind, Outcome, Partner
from partners.queries.choices import Choice, named_partner
from partners.rules.interactions import PAGE_SIZE, TalkQuery

COUNTED_TO = 1000
FIELDS = (
    "day", "happened_at", "partner__name", "partner__external_id", "kind", "direction", "outcome", "minutes",
    "contact__name", "author__full_name", "notes",
)  # fmt: skip


def talks(query: TalkQuery, *, actor: User, people: Sequence[Choice]) -> QuerySet[Interaction]:
    """The latest first; an unknown person or partner finds nothing."""
    found = Interaction.objects.order_by("-day", "-happened_at", "-id")
    if actor.role == Role.MANAGER and not actor.sees_all_partners:
        found = found.filter(partner__in=Partner.objects.visible_to(actor))
    if query.author:
        found = found.filter(author_id__in=[choice.pk for choice in people if choice.value == query.author])
    if query.kind:
        found = found.filter(kind__in=query.kinds)
    if query.partner:
        found = found.filter(partner=asked_partner(query, actor=actor))
    first, last = query.days
    found = found.filter(day__gte=first) if first else found
    return found.filter(day__lte=last) if last else found


def talks_to_mend(actor: User) -> QuerySet[Interaction]:
    """One's own; heads mend everybody's. Never of partners that one may not see."""
    seen = Interaction.objects.filter(partner__in=Partner.objects.visible_to(actor))
    if HEADS.allows(actor):
        return seen
    return seen.filter(author=actor) if MANAGERS.allows(actor) else seen.none()


def asked_partner(query: TalkQuery, *, actor: User) -> Partner | None:
    return named_partner(query.partner, actor=actor)


def page_of(found: QuerySet[Interaction], *, number: int) -> tuple[list[Interaction], bool, int]:
    """The rows of a page, whether more follow, and how many there are, counted a little beyond a thousand."""
    start = (number - 1) * PAGE_SIZE
    rows = list(found.select_related("partner", "author", "contact")[start : start + PAGE_SIZE + 1])
    return rows[:PAGE_SIZE], len(rows) > PAGE_SIZE, found.order_by()[: COUNTED_TO + 1].count()


def export_talks(found: QuerySet[Interaction]) -> Iterator[tuple[Any, ...]]:
    kinds = {value: str(name) for value, name in InteractionKind.choices}
    outcomes = {value: str(name) for value, name in Outcome.choices}
    directions = {value: str(name) for value, name in Direction.choices}

    def worded(row: tuple[Any, ...]) -> tuple[Any, ...]:
        day, moment, partner, number, kind, direction, outcome, *rest = row
        return (day, moment, partner, number, kinds[kind], directions[direction], outcomes[outcome], *rest)

    return map(worded, found.values_list(*FIELDS).iterator(chunk_size=2000))
