"""Telling people: the one place where an event becomes notices and mail (I4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import User
from core.models import Company
from core.queries.address import absolute
from core.queries.company import company
from notify.models import Letter, Notice
from notify.queries.notice import choices_of
from notify.rules.events import EVENTS, Mail
from notify.services.outbox import one_line, post_many


@transaction.atomic
def tell(
    *,
    event: str,
    users: Iterable[User],
    context: Mapping[str, str | int],
    url: str = "",
    key: str,
    now: datetime,
) -> None:
    """Tell an event of `notify.rules.events` to people, each in the way they chose; once a person for each `key`.

    `context` fills the event's words; `url` is the path that a notice and a letter lead to.
    """
    known = EVENTS[event]
    people = [user for user in {user.pk: user for user in users}.values() if user.is_active]
    chosen = choices_of(people, event=known)
    rows = [
        Notice(
            user=user, event=event, key=key, context=dict(context), url=url, created_at=now,
            in_app=chosen[user.pk][0], digest=chosen[user.pk][1] == Mail.DIGEST,
        )
        for user in people
    ]  # fmt: skip
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    own = company()
    post_many([_letter(row, of=own) for row in rows if chosen[row.user_id][1] == Mail.NOW])


def language_of(user: User, *, of: Company) -> str:
    """The language in which a person gets letters."""
    return user.language or (of.languages[0] if of.languages else "en")


def _letter(notice: Notice, *, of: Company) -> Letter:
    user = notice.user
    with translation.override(language_of(user, of=of)):
        words = {
            "name": user.full_name,
            "text": notice.text,
            "link": absolute(notice.url) if notice.url else "",
            "company": of.name,
            "settings": absolute("/me/notices/"),
        }
        subject = gettext(EVENTS[notice.event].name)
        body = render_to_string("notify/email/notice.txt", words)
    return Letter(
        key=f"{notice.key}:{user.uuid}",
        to=user.email,
        subject=one_line(f"{of.name}: {subject}"),
        body=body,
        created_at=notice.created_at,
        next_at=notice.created_at,
    )
