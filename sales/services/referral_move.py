"""Moving a referral from state to state, and the days that it is given (D1)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from core.models import Company
from core.queries.company import company_day
from sales.models import Referral, ReferralMove
from sales.rules.protection import extended
from sales.rules.referral import LIVE, NEEDS_REASON, PARTNER, due_on, may_move, sort_of
from sales.services.news import tell_of_move
from sales.services.referral import let_go


class MoveNotAllowed(Exception):
    """The table doesn't lead from here to there for this side."""


class ReasonNeeded(Exception):
    """This move asks why."""


class NotProtected(Exception):
    """There is no protection left to extend."""


class AlreadyExtended(Exception):
    """A protection is extended once."""


@dataclass(frozen=True)
class Mover:
    """`side` is one of `sales.rules.referral`: staff, partner or night; `user` is None where nobody is logged in."""

    side: str
    user: User | None
    now: datetime
    company: Company


@transaction.atomic
def move_referral(referral: Referral, *, to: str, mover: Mover, reason: str = "") -> Referral:
    """Put it into state `to`, and keep who did it and why. Raises MoveNotAllowed, ReasonNeeded."""
    referral = locked(referral)
    sort = sort_of(direction=referral.direction, kind=referral.kind)
    if not may_move(sort, referral.state, to, who=mover.side):
        raise MoveNotAllowed(f"{referral.state} → {to}")
    if to in NEEDS_REASON and not reason.strip():
        raise ReasonNeeded(to)
    return settle(referral, to=to, mover=mover, reason=reason)


def locked(referral: Referral) -> Referral:
    """The row as it is now, kept from everybody else until the transaction ends."""
    return Referral.objects.select_for_update(no_key=True, of=("self",)).select_related("partner").get(pk=referral.pk)


def settle(referral: Referral, *, to: str, mover: Mover, reason: str) -> Referral:
    """Write the state that someone may put it into; a customer who is lost is free for others."""
    begin, day = referral.state, company_day(mover.now, of=mover.company)
    referral.state, referral.state_since = to, mover.now
    referral.reason, referral.due_on = reason.strip()[:300], due_on(to, since=day)
    referral.save(update_fields=["state", "state_since", "reason", "due_on"])
    if to not in LIVE and to not in ("won", "paid"):
        let_go(referral)
    written = note(referral, what=ReferralMove.What.MOVED, begin=begin, mover=mover, reason=referral.reason)
    if mover.side != PARTNER:
        tell_of_move(referral, number=written.pk, now=mover.now)
    return referral


def note(referral: Referral, *, what: str, begin: str, mover: Mover, reason: str = "") -> ReferralMove:
    """One line of its history."""
    return ReferralMove.objects.create(
        referral=referral,
        what=what,
        from_state=begin,
        to_state=referral.state,
        reason=reason[:300],
        by=mover.user,
        moved_at=mover.now,
    )


@transaction.atomic
def extend_protection(referral: Referral, *, mover: Mover) -> Referral:
    """A month more for who asks before the protection ends, once. Raises NotProtected, AlreadyExtended."""
    referral = locked(referral)
    until, day = referral.protected_until, company_day(mover.now, of=mover.company)
    if referral.extended_at:
        raise AlreadyExtended
    if until is None or until < day or not referral.is_live:
        raise NotProtected
    referral.protected_until, referral.extended_at, referral.reminded_at = extended(until), mover.now, None
    referral.save(update_fields=["protected_until", "extended_at", "reminded_at"])
    note(referral, what=ReferralMove.What.EXTENDED, begin=referral.state, mover=mover)
    return referral
