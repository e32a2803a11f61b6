"""Which night is due: told by rows, so that an empty Redis forgets nothing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from core.models import JobRun
from core.queries.company import company
from scoring.queries.runs import nights

PATIENCE = timedelta(hours=1)


def last_full_day(now: datetime) -> date:
    """Yesterday in the company's time zone."""
    return now.astimezone(ZoneInfo(company().time_zone)).date() - timedelta(days=1)


def due_on(now: datetime) -> date | None:
    """The date whose night should have run by now and didn't; None where nothing is due.

    A night that failed within the last hour is left in peace for that long, and one of a past date that the command
    published since the nightly hour until the next.
    """
    zone = ZoneInfo(company().time_zone)
    local = now.astimezone(zone)
    on = local.date() - timedelta(days=1 if local.time() >= settings.NIGHT_STARTS else 2)
    hour = datetime.combine(on + timedelta(days=1), settings.NIGHT_STARTS, tzinfo=zone)
    chosen = Q(finished_at__gte=hour, read__chosen=True)
    if nights().filter(Q(on__gte=on) | chosen, state=JobRun.State.PUBLISHED).exists():
        return None
    failed = nights().filter(state=JobRun.State.FAILED, on=on, finished_at__gt=now - PATIENCE)
    return None if failed.exists() else on


def asked_for() -> list[JobRun]:
    """Runs that people asked for and no worker took, the oldest first."""
    return list(nights().filter(state=JobRun.State.WAITING).order_by("started_at"))
