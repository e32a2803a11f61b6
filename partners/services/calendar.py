"""A person's calendar behind a secret link."""

from datetime import datetime
from uuid import UUID, uuid4

from django.core import signing

from accounts.models import User
from partners.models import CalendarFeed

SALT = "partners.calendar"


class NoFeed(Exception):
    """The link was changed, or closed, or its owner no longer works here."""


def open_feed(user: User, *, now: datetime) -> CalendarFeed:
    """A new link; the one before opens nothing from now on."""
    fresh = {"key": uuid4(), "made_at": now, "read_at": None}
    feed, _new = CalendarFeed.objects.update_or_create(user=user, defaults=fresh)
    return feed


def close_feed(user: User) -> None:
    CalendarFeed.objects.filter(user=user).delete()


def token_of(feed: CalendarFeed) -> str:
    """What the link says: worked out anew, so that the table of feeds opens nothing to who reads it."""
    return signing.Signer(salt=SALT).sign(feed.key.hex)


def owner_of(token: str, *, now: datetime) -> User:
    """Whose calendar a link opens; it is noted that it was read. Raises `NoFeed`."""
    try:
        key = UUID(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError) as error:
        raise NoFeed from error
    feed = CalendarFeed.objects.select_related("user").filter(key=key).first()
    if not feed or not feed.user.is_active or feed.user.is_partner:
        raise NoFeed
    CalendarFeed.objects.filter(pk=feed.pk).exclude(read_at__gt=now).update(read_at=now)
    return feed.user
