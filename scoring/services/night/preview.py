"""What a night of a date would say, without anything being written."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.models import JobRun
from scoring.queries.rules import current_rules
from scoring.queries.runs import NIGHTLY, last_published
from scoring.queries.scores import scores
from scoring.services.night.context import Night
from scoring.services.night.run import continues, is_current, judge, locked, the_steps


class _NotKept(Exception):
    """Ends the transaction, so that the database forgets the night."""


def scores_on(on: date) -> list[dict[str, Any]]:
    """Scores of the published run where it is of that date, rules and facts; else worked out and forgotten again."""
    rules, last = current_rules(), last_published()
    if last and is_current(last, on=on, rules=rules):
        return list(scores(rules=rules, run=last))
    found: list[dict[str, Any]] = []
    try:
        with locked(), transaction.atomic():
            run = JobRun.objects.create(kind=NIGHTLY, on=on, started_at=timezone.now(), rules_version=rules.digest())
            night = Night(
                on=on,
                rules=rules,
                run=run,
                base=continues(last, on=on, rules=rules, full=False),
                keeps_state=last is not None and last.on <= on,
                known=last.read if last else {},
            )
            judge(night, the_steps())
            run.read = night.read
            found = list(scores(rules=rules, run=run))
            raise _NotKept
    except _NotKept:
        return found
