"""Asking the customer how it went, and what follows from the answer (D5)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.models import Company
from core.queries.address import absolute
from core.queries.company import company_day
from core.services import link
from notify.services.outbox import post
from sales.models import Feedback, Referral, ReferralState, Trouble
from sales.rules.feedback import ASK_AFTER_WON_DAYS, LINK_DAYS, is_complaint
from sales.services.complaint import open_complaint

PURPOSE = "feedback"


class NotFinished(Exception):
    """A customer is asked once it is over."""


class AlreadyAnswered(Exception):
    """The customer has answered: there is nothing more to ask."""


@transaction.atomic
def ask(referral: Referral, *, now: datetime, company: Company) -> str:
    """A link for the customer, new each time; an earlier one no longer works. It is mailed where an e-mail is known.

    Answers with the link's path. Raises NotFinished, AlreadyAnswered.
    """
    if referral.state not in (ReferralState.WON, ReferralState.PAID, ReferralState.LOST):
        raise NotFinished
    feedback, _new = Feedback.objects.select_for_update().get_or_create(
        referral=referral, defaults={"partner_id": referral.partner_id, "asked_at": now}
    )
    if feedback.answered_at:
        raise AlreadyAnswered
    link.revoke(purpose=PURPOSE, subject=feedback.uuid, now=now)
    token = link.issue(
        purpose=PURPOSE,
        subject=feedback.uuid,
        recipient=referral.email,
        expires_at=now + timedelta(days=LINK_DAYS),
        now=now,
    )
    path = reverse("sales:feedback", args=[token])
    if referral.email:
        _mail(referral, path=path, now=now, company=company)
    return path


def ask_finished(*, on: date, now: datetime, company: Company) -> int:
    """Ask the customers of referrals that are over and whom nobody asked, where an e-mail is known; how many."""
    won_before = now - timedelta(days=ASK_AFTER_WON_DAYS)
    over = Q(state=ReferralState.PAID) | Q(state=ReferralState.WON, state_since__lt=won_before)
    recent = Q(state_since__date__gt=on - timedelta(days=2 * LINK_DAYS))
    found = Referral.objects.filter(over, recent, feedback=None).exclude(email="")
    asked = 0
    for referral in found.order_by("pk").iterator():
        ask(referral, now=now, company=company)
        asked += 1
    return asked


@transaction.atomic
def answer(token: str, *, score: int, troubles: Sequence[str], words: str, now: datetime, company: Company) -> Feedback:
    """What the customer said, once; an unhappy one opens a complaint. Raises `link.Closed`."""
    used = link.use(token, purpose=PURPOSE, now=now)
    feedback = (
        Feedback.objects.select_for_update(of=("self",)).select_related("referral", "partner").get(uuid=used.subject)
    )
    feedback.score, feedback.troubles, feedback.words = score, list(troubles), words.strip()[:2000]
    feedback.answered_at = now
    feedback.save(update_fields=["score", "troubles", "words", "answered_at"])
    if is_complaint(score=score, troubles=troubles):
        open_complaint(
            feedback.partner,
            referral=feedback.referral,
            feedback=feedback,
            trouble=troubles[0] if troubles else Trouble.OTHER,
            words=feedback.words or _("Score %(score)s of 10, without words.") % {"score": score},
            opened_on=company_day(now, of=company),
            now=now,
        )
    return feedback


def _mail(referral: Referral, *, path: str, now: datetime, company: Company) -> None:
    language = company.languages[0] if company.languages else "en"
    with translation.override(language):
        words = {"name": referral.customer, "link": absolute(path), "company": company.name, "days": LINK_DAYS}
        body = render_to_string("sales/email/feedback.txt", words)
        subject = _("How did it go?")
    post(to=referral.email, subject=f"{company.name}: {subject}", body=body, key=f"feedback:{path}", now=now)
