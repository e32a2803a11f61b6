"""A person's notices, read."""

from accounts.models import User
from notify.models import Choice, Notice
from notify.models.notice import NoticeQuerySet
from notify.rules.events import EVENTS, Event, Mail, Who

COUNTED_TO = 99


def notices(user: User) -> NoticeQuerySet:
    """Newest first."""
    return Notice.objects.of(user)


def unread_count(user: User) -> int:
    """How many are unread, one more than `COUNTED_TO` at most."""
    return Notice.objects.of(user).unread().order_by()[: COUNTED_TO + 1].count()


def events_for(user: User) -> list[Event]:
    """What this person may hear of."""
    who = Who.PARTNERS if user.is_partner else Who.STAFF
    return [event for event in EVENTS.values() if event.who == who]


def choices_of(users: list[User], *, event: Event) -> dict[int, tuple[bool, Mail]]:
    """For each person's id: whether they hear it in the app, and how by mail."""
    chosen = Choice.objects.filter(user__in=users, event=event.code)
    own = {choice.user_id: (choice.in_app, Mail(choice.mail)) for choice in chosen}
    return {user.pk: own.get(user.pk, (event.in_app, event.mail)) for user in users}
