"""Moving a partner through its lifecycle."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from core.queries.company import company, company_day
from partners.models import Partner, StatusMove, Turn
from partners.rules.lifecycle import Ask, asks, may_move
from partners.services.task_template import start_templates


class MoveNotAllowed(Exception):
    """The table of moves doesn't lead from here to there."""


class ReasonNeeded(Exception):
    """This move asks why."""


class ContactNeeded(Exception):
    """This move asks for a named person at the partner."""


class CuratorNeeded(Exception):
    """This move asks who looks after the partner from now on."""


class AgreementNeeded(Exception):
    """This move asks for a signed agreement, or for the reason why there is none."""


@transaction.atomic
def move_partner(
    partner: Partner,
    *,
    to: str,
    actor: User | None,
    now: datetime,
    reason: str = "",
    curator: User | None = None,
    paperless: str = "",
) -> StatusMove:
    """Put the partner into status `to`, keep who did it, when and why, and start what such a move starts.

    The next act is ours again and nothing blocks it. The given instance follows. Raises `MoveNotAllowed`, or what the
    move asks for: `ReasonNeeded`, `ContactNeeded`, `CuratorNeeded`, `AgreementNeeded`.
    """
    kept = Partner.objects.select_for_update(no_key=True).get(pk=partner.pk)
    if not may_move(kept.status, to):
        raise MoveNotAllowed(f"{kept.status} → {to}")
    partner.curator = curator or kept.curator
    partner.paperless = " ".join(paperless.split())[:300] or kept.paperless
    partner.agreement_in_force = kept.agreement_in_force
    _check(partner, asked=asks(kept.status, to), reason=reason)
    partner.status, partner.status_since, partner.turn, partner.blocked_by = to, now, Turn.US, ""
    fields = ["status", "status_since", "turn", "blocked_by", "curator", "paperless", "updated_at"]
    partner.save(update_fields=fields)
    move = StatusMove.objects.create(
        partner=partner,
        from_status=kept.status,
        to_status=to,
        reason=reason.strip()[:300],
        moved_by=actor,
        moved_at=now,
    )
    start_templates(partner, status=to, by=actor, on=company_day(now, of=company()))
    return move


def _check(partner: Partner, *, asked: frozenset[Ask], reason: str) -> None:
    if Ask.REASON in asked and not reason.strip():
        raise ReasonNeeded
    if Ask.CONTACT in asked and not partner.contacts.exists():
        raise ContactNeeded
    if Ask.CURATOR in asked and not partner.curator:
        raise CuratorNeeded
    if Ask.AGREEMENT in asked and not (partner.agreement_in_force or partner.paperless):
        raise AgreementNeeded


def set_turn(partner: Partner, *, turn: str, blocked_by: str) -> Partner:
    """Write down who must act next, and what holds it up."""
    partner.turn, partner.blocked_by = turn, " ".join(blocked_by.split())[:300]
    partner.save(update_fields=["turn", "blocked_by", "updated_at"])
    return partner
