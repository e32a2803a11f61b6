"""What is to be done: added, done, coming back, taken back, moved, handed over."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from core.queries.company import company, company_day
from core.rules.recurrence import Rhythm, Unit
from partners.models import Interaction, Partner, Task, TaskSeries


class NothingToDo(Exception):
    """A task says what is to be done."""


class NotOurPerson(Exception):
    """Tasks are for the company's own active people."""


def add_task(
    *,
    title: str,
    due_on: date,
    assignee: User,
    partner: Partner | None = None,
    interaction: Interaction | None = None,
) -> Task:
    _check_person(assignee)
    return Task.objects.create(
        title=_words(title), due_on=due_on, assignee=assignee, partner=partner, interaction=interaction
    )


@transaction.atomic
def add_series(
    *,
    title: str,
    first: date,
    unit: str,
    every: int,
    assignee: User,
    partner: Partner | None = None,
    last: date | None = None,
) -> TaskSeries:
    """A task that comes back, and the first of its tasks."""
    _check_person(assignee)
    series = TaskSeries.objects.create(
        title=_words(title), first=first, unit=unit, every=every, last=last, assignee=assignee, partner=partner
    )
    _stand(series, day=first)
    return series


@transaction.atomic
def stop_series(series: TaskSeries, *, now: datetime) -> TaskSeries:
    """No more of it: its open task goes, what was done stays."""
    series.stopped_at = now
    series.save(update_fields=["stopped_at"])
    series.tasks.open().delete()
    return series


def rhythm_of(series: TaskSeries) -> Rhythm:
    return Rhythm(first=series.first, unit=Unit(series.unit), every=series.every, last=series.last)


@transaction.atomic
def complete_task(task: Task, *, now: datetime, result: str = "") -> Task:
    """Done at `now`; a task already done keeps its first moment. The next one of a series stands from then on: the
    first whose day lies after this one's and hasn't passed."""
    words = " ".join(result.split())[:300]
    if Task.objects.filter(pk=task.pk, done_at=None).update(done_at=now, **({"result": words} if words else {})):
        task.done_at, task.result = now, words or task.result
        _follow(task, today=company_day(now, of=company()))
    else:
        task.refresh_from_db(fields=["done_at", "result"])
    return task


def _follow(task: Task, *, today: date) -> None:
    series = task.series
    if not series or series.stopped_at or not task.series_day:
        return
    rhythm = rhythm_of(series)
    day = rhythm.next_after(task.series_day)
    while day and day < today:
        day = rhythm.next_after(day)
    if day:
        _stand(series, day=day)


def _stand(series: TaskSeries, *, day: date) -> None:
    """The task of a day of a series, once."""
    Task.objects.get_or_create(
        series=series,
        series_day=day,
        defaults={"title": series.title, "due_on": day, "assignee": series.assignee, "partner": series.partner},
    )


def note_result(task: Task, *, result: str) -> Task:
    """What came of it, done or not."""
    task.result = " ".join(result.split())[:300]
    task.save(update_fields=["result"])
    return task


def reopen_task(task: Task) -> Task:
    task.done_at = None
    task.save(update_fields=["done_at"])
    return task


def reassign_task(task: Task, *, to: User) -> Task:
    _check_person(to)
    task.assignee = to
    task.save(update_fields=["assignee"])
    return task


def move_task(task: Task, *, title: str, due_on: date) -> Task:
    """Other words, another day."""
    task.title, task.due_on = _words(title), due_on
    task.save(update_fields=["title", "due_on"])
    return task


def _words(title: str) -> str:
    words = " ".join(title.split())[:200]
    if not words:
        raise NothingToDo
    return words


def _check_person(person: User) -> None:
    if person.is_partner or not person.is_active:
        raise NotOurPerson(person.pk)
