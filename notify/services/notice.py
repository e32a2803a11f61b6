"""Reading notices, and choosing how to hear."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import User
from notify.models import Choice, Notice
from notify.rules.events import Mail


def read(notice: Notice, *, now: datetime) -> None:
    """Mark a notice read; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now)


def read_all(user: User, *, now: datetime) -> None:
    Notice.objects.of(user).unread().update(read_at=now)


@transaction.atomic
def choose(user: User, *, choices: Mapping[str, tuple[bool, Mail]]) -> None:
    """Keep how the person wants to hear each event."""
    Choice.objects.bulk_create(
        [Choice(user=user, event=code, in_app=in_app, mail=mail) for code, (in_app, mail) in choices.items()],
        update_conflicts=True,
        unique_fields=["user", "event"],
        update_fields=["in_app", "mail"],
    )
