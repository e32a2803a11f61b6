"""The next best contacts among a manager's own partners."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from accounts.models import User
from dashboards.rules.next_contact import Candidate, Reason, advise
from partners.models import Contact, Partner, Status

WORKED = (Status.AGREED, Status.ONBOARDING, Status.ACTIVE, Status.DORMANT)
CONSIDERED = 200
SHOWN = 8


@dataclass(frozen=True)
class Advised:
    """A partner to contact, the person to ask for, and why."""

    partner: Partner
    contact: Contact | None
    reasons: list[Reason]


def next_contacts(user: User, *, on: date, except_for: Collection[int]) -> list[Advised]:
    """The user's largest partners weighed; not those contacted today or named in `except_for`."""
    mine = Partner.objects.looked_after_by(user).filter(status__in=WORKED, standing__isnull=False)
    mine = mine.exclude(pk__in=except_for).exclude(last_contact_on=on)
    rows = mine.select_related("standing").order_by("-standing__turnover", "pk")[:CONSIDERED]
    by_key = {partner.pk: partner for partner in rows}
    found = advise((_candidate(partner) for partner in by_key.values()), on=on, at_most=SHOWN)
    people = _first_contacts([advice.key for advice in found])
    return [Advised(by_key[each.key], people.get(each.key), each.reasons) for each in found]


def _candidate(partner: Partner) -> Candidate:
    standing = partner.standing
    return Candidate(
        key=partner.pk,
        abc=standing.abc,
        last_contact_on=partner.last_contact_on,
        recent=standing.recent,
        previous=standing.previous,
        mean_month=standing.mean_month,
        to_next=standing.to_next_tier,
    )


def _first_contacts(partners: list[int]) -> dict[int, Contact]:
    """The decision maker of each partner, or the first person known."""
    people = Contact.objects.filter(partner__in=partners).order_by("partner_id", "-is_decision_maker", "name", "pk")
    return {contact.partner_id: contact for contact in people.distinct("partner_id")}
