"""Sent offers that a person may see."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import User
from campaigns.models import Offer, Proposal
from campaigns.models.offer import ProposalQuerySet
from core.sheets.write import Cell

PAGE_SIZE = 50


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which sent offers: everything given must hold."""

    state: str = ""
    manager: User | None = None
    offer: Offer | None = None


def proposals_of(scope: Scope, *, actor: User) -> ProposalQuerySet:
    """The sent offers of a scope that the person may see, the latest first."""
    found = Proposal.objects.visible_to(actor)
    if scope.state:
        found = found.filter(state=scope.state)
    if scope.manager:
        found = found.filter(partner__manager=scope.manager)
    if scope.offer:
        found = found.filter(offer=scope.offer)
    return found.select_related("partner", "contact", "sent_by").order_by("-sent_at", "-id")


def export_rows(scope: Scope, *, actor: User) -> Iterator[list[Cell]]:
    """The scope's sent offers for a spreadsheet."""
    fields = (
        "offer__title", "partner__name", "contact__name", "email", "state", "sent_at", "opened_at", "answered_at",
        "answered_by", "comment", "valid_until",
    )  # fmt: skip
    for row in proposals_of(scope, actor=actor).values_list(*fields).iterator(chunk_size=2000):
        yield list(row)
