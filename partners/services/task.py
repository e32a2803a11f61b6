"""What is to be done: added, done, taken back, moved, handed over."""

from datetime import date, datetime

from accounts.models import User
from partners.models import Interaction, Partner, Task


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


def complete_task(task: Task, *, now: datetime) -> Task:
    """Done at `now`; a task already done keeps its first moment."""
    if Task.objects.filter(pk=task.pk, done_at=None).update(done_at=now):
        task.done_at = now
    else:
        task.refresh_from_db(fields=["done_at"])
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
