"""Asking for a run of the night."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from core.models import JobRun
from core.services.poke import poke
from scoring.queries.runs import NIGHTLY, nights


@transaction.atomic
def ask_for_night(*, on: date, full: bool = False) -> JobRun:
    """Write down that a person wants the night of a date; a worker takes it. The same wish twice is one row."""
    waiting = nights().filter(state=JobRun.State.WAITING, on=on, full=full).first()
    if waiting:
        return waiting
    run = JobRun.objects.create(kind=NIGHTLY, on=on, full=full, state=JobRun.State.WAITING, started_at=timezone.now())
    poke("scoring.tasks.night")
    return run
