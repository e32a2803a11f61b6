"""Logging what happened between us and a partner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.models import User
from core.models import Company
from core.queries.company import company, company_day
from partners.models import Contact, Direction, Interaction, InteractionKind, Outcome, Partner
from partners.services.task import add_task

CLOCKS_DIFFER = timedelta(minutes=5)


class NotYetHappened(Exception):
    """The moment lies ahead: what is planned is a task."""


class ForeignContact(Exception):
    """The person belongs to another partner."""


@dataclass(frozen=True)
class NextStep:
    """What was promised, and its day."""

    title: str
    due_on: date


@transaction.atomic
def log_interaction(
    partner: Partner,
    *,
    author: User,
    now: datetime,
    kind: str = InteractionKind.CALL,
    outcome: str = Outcome.REACHED,
    direction: str = Direction.OUT,
    happened_at: datetime | None = None,
    minutes: int | None = None,
    contact: Contact | None = None,
    notes: str = "",
    others: Iterable[Contact] = (),
    colleagues: Iterable[User] = (),
    next_step: NextStep | None = None,
    once: UUID | None = None,
    of: Company | None = None,
) -> Interaction:
    """Keep the talk and who else was there, move the day of the last contact forward (never back), make the next step
    the author's task.

    A talk sent again with the same `once` and the same words is the one that is kept already. `of` is the company,
    where it has been read.
    """
    moment = happened_at or now
    if moment > now + CLOCKS_DIFFER:
        raise NotYetHappened(moment)
    others = list(others)
    for person in [*([contact] if contact else []), *others]:
        if person.partner_id != partner.pk:
            raise ForeignContact(person.pk)
    day = company_day(moment, of=of or company())
    talk, new = _kept_once(
        once,
        partner=partner,
        kind=kind,
        direction=direction,
        outcome=outcome,
        happened_at=moment,
        day=day,
        minutes=minutes,
        author=author,
        contact=contact,
        notes=notes.strip(),
    )
    if new and others:
        talk.others.set(others)
    if new and (with_us := [one for one in colleagues if one != author]):
        talk.colleagues.set(with_us)
    _move_last_contact(partner, day=day)
    if next_step and (new or not talk.next_steps.filter(due_on=next_step.due_on).exists()):
        add_task(title=next_step.title, due_on=next_step.due_on, assignee=author, partner=partner, interaction=talk)
    return talk


def _kept_once(once: UUID | None, **facts: Any) -> tuple[Interaction, bool]:
    """The talk of this form, and whether it is new; a form filled anew after going back is another talk."""
    if once is None:
        return Interaction.objects.create(**facts), True
    try:
        with transaction.atomic():
            return Interaction.objects.create(uuid=once, **facts), True
    except IntegrityError:
        said = {name: value for name, value in facts.items() if name not in ("happened_at", "day")}
        kept = Interaction.objects.filter(uuid=once, **said).first()
        return (kept, False) if kept else (Interaction.objects.create(**facts), True)


def _move_last_contact(partner: Partner, *, day: date) -> None:
    earlier = Q(last_contact_on=None) | Q(last_contact_on__lt=day)
    if Partner.objects.filter(earlier, pk=partner.pk).update(last_contact_on=day):
        partner.last_contact_on = day
