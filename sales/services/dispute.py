"""A late claim with evidence, and the manager's decision on the record (D1)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import User
from core.models import Company
from core.queries.company import company_day
from partners.queries.scope import beyond
from sales.models import Dispute, Referral, ReferralMove, ReferralState, Verdict
from sales.rules.protection import OVERRULED, TAKEN, disputable_until, protected_until
from sales.rules.referral import STAFF
from sales.services.news import tell_of_dispute
from sales.services.referral import hold, let_go
from sales.services.referral_move import Mover, locked, note, settle


class NotDisputable(Exception):
    """Only a claim that came second may be disputed, within its days, once."""


class AlreadyDecided(Exception):
    """Somebody has decided it meanwhile."""


class NoLongerFree(Exception):
    """A third claim holds the customer by now: nothing is left to give to the late one."""


class WordsNeeded(Exception):
    """Evidence and decisions are told in words."""


@transaction.atomic
@beyond()
def dispute(late: Referral, *, evidence: str, by: User | None, now: datetime, company: Company) -> Dispute:
    """Back a late claim with evidence. Raises NotDisputable, WordsNeeded."""
    late = locked(late)
    day = company_day(now, of=company)
    if late.reason != TAKEN or late.first_id is None or day > disputable_until(late.registered_on):
        raise NotDisputable
    if not evidence.strip():
        raise WordsNeeded
    try:
        with transaction.atomic():
            opened = Dispute.objects.create(
                late=late, standing_id=late.first_id, evidence=evidence.strip()[:2000], opened_at=now, opened_by=by
            )
    except IntegrityError as error:
        raise NotDisputable from error
    mover = Mover("", by, now, company)
    note(late, what=ReferralMove.What.DISPUTED, begin=late.state, mover=mover)
    tell_of_dispute(late, address=reverse("sales:dispute", args=[opened.uuid]), now=now)
    return opened


@transaction.atomic
def decide(
    found: Dispute, *, verdict: str, rule: str, words: str, by: User, now: datetime, company: Company
) -> Dispute:
    """Say which claim holds, why, and by which rule as it reads today.

    Raises AlreadyDecided, WordsNeeded, NoLongerFree.
    """
    found = Dispute.objects.select_for_update(of=("self",)).select_related("late", "standing").get(pk=found.pk)
    if found.decided_at:
        raise AlreadyDecided
    if not words.strip() or not rule.strip():
        raise WordsNeeded
    found.verdict, found.rule, found.words = verdict, rule.strip(), words.strip()[:1000]
    found.decided_at, found.decided_by = now, by
    found.save(update_fields=["verdict", "rule", "words", "decided_at", "decided_by"])
    mover = Mover(STAFF, by, now, company)
    if verdict == Verdict.OVERRULED:
        _overrule(found, mover=mover)
    else:
        note(locked(found.late), what=ReferralMove.What.DECIDED, begin=found.late.state, mover=mover)
    return found


def _overrule(found: Dispute, *, mover: Mover) -> None:
    """The late claim takes the customer; the first one loses it, unless it is already won and stays as it is."""
    standing, late = locked(found.standing), locked(found.late)
    let_go(standing)
    if standing.is_live:
        settle(standing, to=ReferralState.REJECTED, mover=mover, reason=OVERRULED)
    if not hold(late):
        raise NoLongerFree
    scheme, day = late.scheme, company_day(mover.now, of=mover.company)
    late.protected_until = protected_until(day, days=scheme.protection_days if scheme else None)
    late.save(update_fields=["protected_until"])
    settle(late, to=ReferralState.ACCEPTED, mover=mover, reason="")
