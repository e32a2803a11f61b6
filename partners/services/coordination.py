"""The minutes of a week."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from core.rules.weeks import IsoWeek
from partners.models import WeekMinutes


class WrittenMeanwhile(Exception):
    """A colleague saved other minutes of this week since they were read."""


@transaction.atomic
def write_minutes(week: IsoWeek, *, text: str, seen: str, by: User, now: datetime) -> WeekMinutes:
    """Keep the minutes of a week. `seen` is the text read before; `WrittenMeanwhile` if another is kept."""
    kept = WeekMinutes.objects.select_for_update().filter(week=week.monday).first()
    if kept and kept.text.split() != seen.split():
        raise WrittenMeanwhile
    if kept:
        kept.text, kept.written_by, kept.written_at = text, by, now
        kept.save(update_fields=["text", "written_by", "written_at"])
        return kept
    return WeekMinutes.objects.create(week=week.monday, text=text, written_by=by, written_at=now)
