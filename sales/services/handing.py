"""A customer whom we send a partner, taken or declined behind a signed link, without an account (D1)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.models import Company
from core.queries.address import absolute
from core.services import link
from notify.services.outbox import post
from partners.models import Contact
from partners.queries.scope import beyond
from sales.models import Direction, Referral, ReferralState
from sales.rules.referral import PARTNER
from sales.services.referral_move import Mover, locked, move_referral

PURPOSE = "referral"
LINK_DAYS = 7


class NotWaiting(Exception):
    """Only a customer whom we sent and nobody has answered for is asked about."""


@transaction.atomic
def hand_over(referral: Referral, *, now: datetime, company: Company) -> tuple[str, str]:
    """A link for the partner, new each time; an earlier one no longer works. Raises NotWaiting.

    Answers with its path and the address that it was mailed to, the decision maker's first; empty where none is known.
    """
    referral = locked(referral)
    if referral.direction != Direction.OUTBOUND or referral.state != ReferralState.NEW:
        raise NotWaiting
    people = Contact.objects.filter(partner=referral.partner_id).exclude(email="")
    recipient = people.values_list("email", flat=True).first() or ""
    link.revoke(purpose=PURPOSE, subject=referral.uuid, now=now)
    until = now + timedelta(days=LINK_DAYS)
    token = link.issue(purpose=PURPOSE, subject=referral.uuid, recipient=recipient, expires_at=until, now=now)
    path = reverse("sales:handed", args=[token])
    if recipient:
        _mail(recipient, path=path, now=now, company=company)
    return path, recipient


@transaction.atomic
@beyond()
def answer_handed(token: str, *, accepted: bool, reason: str, now: datetime, company: Company) -> Referral:
    """What the partner said, once. Raises `link.Closed`, MoveNotAllowed, ReasonNeeded; then the link stays open."""
    used = link.use(token, purpose=PURPOSE, now=now)
    to = ReferralState.ACCEPTED if accepted else ReferralState.REJECTED
    found = Referral.objects.get(uuid=used.subject)
    return move_referral(found, to=to, mover=Mover(PARTNER, None, now, company), reason="" if accepted else reason)


def _mail(recipient: str, *, path: str, now: datetime, company: Company) -> None:
    with translation.override(company.languages[0] if company.languages else "en"):
        words = {"link": absolute(path), "company": company.name, "days": LINK_DAYS}
        body = render_to_string("sales/email/handed.txt", words)
        subject = _("A customer for you")
    post(to=recipient, subject=f"{company.name}: {subject}", body=body, key=f"handed:{path}", now=now)
