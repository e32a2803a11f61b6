"""Complaints about partners: cases with an owner and a deadline (D5)."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import Role, User
from partners.models import Partner
from sales.models import Complaint, Feedback, Referral
from sales.rules.feedback import complaint_due
from sales.services.news import tell_of_complaint


class OutcomeNeeded(Exception):
    """A case is closed by saying what came of it."""


class NobodyLooksAfter(Exception):
    """There is no one of ours to give the case to."""


@transaction.atomic
def open_complaint(
    partner: Partner,
    *,
    trouble: str,
    words: str,
    opened_on: date,
    now: datetime,
    referral: Referral | None = None,
    feedback: Feedback | None = None,
    owner: User | None = None,
) -> Complaint:
    """A case for the partner's manager, or for whoever runs the company. Raises NobodyLooksAfter."""
    opened = Complaint.objects.create(
        partner=partner,
        referral=referral,
        feedback=feedback,
        trouble=trouble,
        words=words.strip()[:2000],
        owner=owner or _owner(partner),
        opened_at=now,
        due_on=complaint_due(opened_on),
    )
    tell_of_complaint(opened, now=now)
    return opened


@transaction.atomic
def change_complaint(complaint: Complaint, *, owner: User, due_on: date) -> Complaint:
    """Another owner, another day."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    complaint.owner, complaint.due_on = owner, due_on
    complaint.save(update_fields=["owner", "due_on"])
    return complaint


@transaction.atomic
def close_complaint(complaint: Complaint, *, outcome: str, now: datetime) -> Complaint:
    """Say what came of it; a closed case keeps its first outcome. Raises OutcomeNeeded."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if not outcome.strip():
        raise OutcomeNeeded
    if complaint.closed_at is None:
        complaint.outcome, complaint.closed_at = outcome.strip()[:1000], now
        complaint.save(update_fields=["outcome", "closed_at"])
    return complaint


def _owner(partner: Partner) -> User:
    if partner.manager and partner.manager.is_active:
        return partner.manager
    found = User.objects.staff().filter(role__in=[Role.HEAD, Role.OWNER]).order_by("role", "pk").first()
    if found is None:
        raise NobodyLooksAfter
    return found
