"""Answering the readiness questions; asked again each quarter (A5)."""

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from partners.models import Task
from partners.services.task import add_task, complete_task
from strategy.models import ReadinessCheck

A_QUARTER = relativedelta(months=3)


@dataclass(frozen=True, kw_only=True)
class ReadinessFacts:
    """What the owner answers."""

    owner_does_it: bool
    owner_hours: int
    has_person: bool
    person_name: str
    past_survival: bool
    note: str


@transaction.atomic
def answer_readiness(*, facts: ReadinessFacts, by: User, on: date, now: datetime) -> ReadinessCheck:
    """Keep the answers of a day, finish the reminder that asked for them, and set the next one in a quarter."""
    waiting = Task.objects.open().filter(pk__in=ReadinessCheck.objects.values("reminder"))
    for task in waiting.select_for_update():
        complete_task(task, now=now)
    reminder = add_task(title=_("Answer the readiness questions again"), due_on=on + A_QUARTER, assignee=by)
    return ReadinessCheck.objects.create(on=on, by=by, reminder=reminder, **vars(facts))
