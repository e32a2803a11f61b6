"""Talks that are planned: made, moved, called off, held."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from core.queries.company import company, company_day
from partners.models import Appointment, Contact, Interaction, Partner
from partners.services.interaction import ForeignContact, log_interaction


class NotOpen(Exception):
    """The talk was held or called off."""


@transaction.atomic
def save_appointment(
    appointment: Appointment,
    *,
    partner: Partner,
    person: User,
    kind: str,
    subject: str,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    contact: Contact | None = None,
) -> Appointment:
    """Plan a talk, or change an open one."""
    if contact and contact.partner_id != partner.pk:
        raise ForeignContact(contact.pk)
    if appointment.interaction_id or appointment.cancelled_at:
        raise NotOpen
    appointment.partner, appointment.person, appointment.contact = partner, person, contact
    appointment.kind, appointment.subject, appointment.place = kind, subject, place
    appointment.starts_at, appointment.minutes = starts_at, minutes
    appointment.day = company_day(starts_at, of=company())
    appointment.save()
    return appointment


def cancel(appointment: Appointment, *, now: datetime) -> Appointment:
    if not Appointment.objects.open().filter(pk=appointment.pk).update(cancelled_at=now):
        raise NotOpen
    appointment.cancelled_at = now
    return appointment


@transaction.atomic
def hold(appointment: Appointment, *, author: User, now: datetime, **talk: Any) -> Interaction:
    """Log what was said at a planned talk, as `log_interaction` does, and close it."""
    kept = Appointment.objects.select_for_update().open().filter(pk=appointment.pk).first()
    if not kept:
        raise NotOpen
    made = log_interaction(kept.partner, author=author, now=now, **talk)
    kept.interaction = made
    kept.save(update_fields=["interaction"])
    return made
