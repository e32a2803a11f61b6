"""One letter a day instead of many."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from accounts.models import User
from core.models import Company
from core.queries.address import absolute
from core.queries.company import company, company_day, company_time
from notify.models import Letter, Notice
from notify.services.outbox import one_line, post_many
from notify.services.tell import language_of

LONGEST = 50


def digests_due(*, now: datetime) -> bool:
    """Whether the morning has come in the company's time zone."""
    return company_time(now, of=company()) >= settings.DIGESTS_START


def write_digests(*, now: datetime) -> int:
    """A letter for each person with news that waits for one, at most one a day; how many people."""
    own = company()
    on = company_day(now, of=own)
    waiting = User.objects.filter(pk__in=Notice.objects.for_a_digest().order_by().values("user")).order_by("pk")
    return sum(_write(user, on=on, of=own, now=now) for user in waiting)


@transaction.atomic
def _write(user: User, *, on: date, of: Company, now: datetime) -> bool:
    key = f"digest:{on}:{user.uuid}"
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if Letter.objects.filter(key=key).exists():
        return False
    news = list(Notice.objects.filter(user=user).for_a_digest().order_by("created_at", "pk"))
    Notice.objects.filter(pk__in=[notice.pk for notice in news]).update(digested_at=now)
    if not news or not user.is_active:
        return False
    with translation.override(language_of(user, of=of)):
        words = {
            "name": user.full_name,
            "lines": [{"text": each.text, "link": absolute(each.url) if each.url else ""} for each in news[:LONGEST]],
            "more": max(0, len(news) - LONGEST),
            "all": absolute("/notices/"),
            "company": of.name,
            "settings": absolute("/me/notices/"),
        }
        subject = one_line(f"{of.name}: {gettext('news of the day')}")
        body = render_to_string("notify/email/digest.txt", words)
    post_many([Letter(key=key, to=user.email, subject=subject, body=body, created_at=now, next_at=now)])
    return True
