"""One change to many partners at once."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, F, Func, QuerySet, Value

from accounts.models import User
from partners.models import Partner
from partners.rules.tags import split_words
from partners.services.task import NotOurPerson

TAG_LENGTH = 40
TAGS = ArrayField(CharField(max_length=TAG_LENGTH))


class NoTag(Exception):
    """A tag has at least one letter and no comma."""


def assign_manager(partners: QuerySet[Partner], *, manager: User | None, now: datetime) -> int:
    """Make `manager` (or nobody) responsible for every partner of the set; how many changed."""
    if manager and (manager.is_partner or not manager.is_active):
        raise NotOurPerson(manager.pk)
    return _within(partners).exclude(manager=manager).update(manager=manager, updated_at=now)


def add_tag(partners: QuerySet[Partner], *, tag: str, now: datetime) -> int:
    """How many partners have got it now that hadn't."""
    word = _one_tag(tag)
    longer = Func(F("tags"), Value(word), function="array_append", output_field=TAGS)
    return _within(partners).exclude(tags__contains=[word]).update(tags=longer, updated_at=now)


def remove_tag(partners: QuerySet[Partner], *, tag: str, now: datetime) -> int:
    """How many partners had it."""
    word = _one_tag(tag)
    shorter = Func(F("tags"), Value(word), function="array_remove", output_field=TAGS)
    return _within(partners).filter(tags__contains=[word]).update(tags=shorter, updated_at=now)


def _within(partners: QuerySet[Partner]) -> QuerySet[Partner]:
    """The set as a plain one that may be updated, whatever joins, order and limits made it."""
    return Partner.objects.order_by().filter(pk__in=partners.order_by().values("pk"))


def _one_tag(tag: str) -> str:
    words = split_words(tag, longest=TAG_LENGTH)
    if len(words) != 1:
        raise NoTag(tag)
    return words[0]
