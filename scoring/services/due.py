"""Running what is due."""

from datetime import datetime

import structlog

from core.models import JobRun
from scoring.queries.due import asked_for, due_on
from scoring.services.night import NightUnderWay, run_night
from scoring.services.run import put_aside

log = structlog.get_logger(__name__)


def run_due(*, now: datetime) -> list[JobRun]:
    """The nights people asked for, then the last one that should have run by now and didn't.

    What was asked for before a later night was published is put aside: everyone would go back in time. Where a night
    is under way already, the rest is left to the next call.
    """
    runs: list[JobRun] = []
    try:
        for asked in asked_for():
            if not put_aside(asked, now=now):
                runs.append(run_night(on=asked.on, full=asked.full, asked=asked, wait=False))
        if on := due_on(now):
            runs.append(run_night(on=on, wait=False))
    except NightUnderWay:
        log.info("night_under_way")
    return runs
