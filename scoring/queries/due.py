"""Which night is due: told by rows, so that an empty Redis forgets nothing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from core.models import JobRun
from core.queries.company import company
from scoring.queries.runs import nights

PATIENCE = timedelta(hours=1)


def last_full_day(now: datetime) -> date:
    """Yesterday in the company's time zone."""
    return now.astimezone(ZoneInfo(company().time_zone)).date() - timedelta(days=1)


def due_on(now: datetime) -> date | None:
    """The date whose night should have run by now and didn't; None where nothing is due.

    A night that failed within the last hour is left in peace for that long.
    """
    local = now.astimezone(ZoneInfo(company().time_zone))
    on = local.date() - timedelta(days=1 if local.time() >= settings.NIGHT_STARTS else 2)
    if nights().filter(state=JobRun.State.PUBLISHED, on__gte=on).exists():
        return None
    failed = nights().filter(state=JobRun.State.FAILED, on=on, finished_at__gt=now - PATIENCE)
    return None if failed.exists() else on


def asked_for() -> list[JobRun]:
    """Runs that people asked for and no worker took, the oldest first."""
    return list(nights().filter(state=JobRun.State.WAITING).order_by("started_at"))
