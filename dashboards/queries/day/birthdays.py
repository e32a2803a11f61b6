"""Contacts whose birthday is near."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.models import User
from dashboards.queries.day.waiting import own
from dashboards.rules.birthday import days_ahead, next_birthday
from partners.models import Contact

AHEAD_DAYS = 8


@dataclass(frozen=True)
class Birthday:
    contact: Contact
    on: date


def birthdays(user: User, *, on: date) -> list[Birthday]:
    """Contacts of the user's own partners with a birthday within a week, the nearest first."""
    days = days_ahead(on, days=AHEAD_DAYS)
    wanted = {(day.month, day.day) for day in days}
    if (3, 1) in wanted:
        wanted.add((2, 29))
    either = reduce(or_, (Q(birthday__month=month, birthday__day=day) for month, day in wanted))
    mine = Contact.objects.filter(own(user, "partner")).filter(either).select_related("partner").order_by("pk")
    found = [Birthday(contact=one, on=next_birthday(one.birthday, on=on)) for one in mine if one.birthday]
    return sorted((each for each in found if each.on in days), key=lambda each: each.on)
