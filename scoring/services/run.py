"""Asking for a run of the night."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from core.models import JobRun
from core.services.poke import poke
from scoring.queries.runs import NIGHTLY, last_published, nights


@transaction.atomic
def ask_for_night(*, on: date, full: bool = False) -> JobRun:
    """Write down that a person wants the night of a date; a worker takes it. The same wish twice is one row."""
    waiting = nights().filter(state=JobRun.State.WAITING, on=on, full=full).first()
    if waiting:
        return waiting
    run = JobRun.objects.create(kind=NIGHTLY, on=on, full=full, state=JobRun.State.WAITING, started_at=timezone.now())
    poke("scoring.tasks.night")
    return run


def put_aside(asked: JobRun, *, now: datetime) -> bool:
    """Leave a wish undone where a later night was published before a worker came to it; answers whether it was."""
    later = last_published()
    if later is None or later.on <= asked.on:
        return False
    asked.state, asked.finished_at = JobRun.State.FAILED, now
    asked.error = f"The night of {later.on} was published first, and an earlier one would undo it."
    asked.save(update_fields=["state", "finished_at", "error"])
    return True
