"""Mending a talk that was logged wrongly, or taking it back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core.models import Company
from core.queries.company import company_day
from partners.models import Contact, Interaction, Partner
from partners.services.interaction import CLOCKS_DIFFER, ForeignContact, NotYetHappened


@transaction.atomic
def change_talk(
    talk: Interaction,
    *,
    now: datetime,
    of: Company,
    happened_at: datetime | None = None,
    others: Iterable[Contact] = (),
    colleagues: Iterable[User] = (),
    **said: Any,
) -> Interaction:
    """Write it anew, at its old moment unless another is given. `NotYetHappened`, `ForeignContact`."""
    partner, fresh = _held(talk)
    others = list(others)
    for person in [*([said["contact"]] if said.get("contact") else []), *others]:
        if person.partner_id != partner.pk:
            raise ForeignContact(person.pk)
    before, moment = fresh.day, happened_at or fresh.happened_at
    if moment > now + CLOCKS_DIFFER:
        raise NotYetHappened(moment)
    fresh.happened_at, fresh.day = moment, company_day(moment, of=of)
    for name, value in said.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=["happened_at", "day", *said])
    fresh.others.set(others)
    fresh.colleagues.set(one for one in colleagues if one.pk != fresh.author_id)
    _mend_last_contact(partner, left=before)
    return fresh


@transaction.atomic
def take_back_talk(talk: Interaction) -> None:
    """It never happened: the history keeps it, the task that came of it stays."""
    partner, fresh = _held(talk)
    fresh.delete()
    _mend_last_contact(partner, left=fresh.day)


def _held(talk: Interaction) -> tuple[Partner, Interaction]:
    """The partner, so that nobody logs between reading and writing its last contact, and the talk as it stands."""
    partner = Partner.objects.select_for_update().get(pk=talk.partner_id)
    return partner, Interaction.objects.select_for_update(of=("self",)).get(pk=talk.pk)


def _mend_last_contact(partner: Partner, *, left: date) -> None:
    """The day of the latest talk; a day that no talk gave (an import's, a merged partner's) stays."""
    latest = Interaction.objects.filter(partner=partner).aggregate(day=Max("day"))["day"]
    known = partner.last_contact_on
    if known is None or known == left or (latest and latest > known):
        partner.last_contact_on = latest
        partner.save(update_fields=["last_contact_on"])
