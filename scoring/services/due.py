"""Running what is due."""

from datetime import datetime

import structlog

from core.models import JobRun
from scoring.queries.due import asked_for, due_on
from scoring.services.night import NightUnderWay, run_night

log = structlog.get_logger(__name__)


def run_due(*, now: datetime) -> list[JobRun]:
    """The nights people asked for, then the last one that should have run by now and didn't.

    Where a night is under way already, the rest is left to the next call.
    """
    runs: list[JobRun] = []
    try:
        for asked in asked_for():
            runs.append(run_night(on=asked.on, full=asked.full, asked=asked, wait=False))
        if on := due_on(now):
            runs.append(run_night(on=on, wait=False))
    except NightUnderWay:
        log.info("night_under_way")
    return runs
