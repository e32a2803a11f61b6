"""Tasks that a person may see."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Role, User
from partners.models import Interaction, InteractionKind, Partner, Task, TaskTemplate, TemplateStep
from partners.models.task import TaskQuerySet

SHOWN = 200


def tasks_for(actor: User) -> TaskQuerySet:
    """One's own, and those of partners that one may see."""
    tasks = Task.objects.select_related("partner", "assignee", "series")
    if actor.sees_all_partners or actor.role != Role.MANAGER:
        return tasks
    return tasks.filter(Q(assignee=actor) | Q(partner__in=Partner.objects.visible_to(actor)))


def in_order(tasks: TaskQuerySet, *, mine: User | None, done: bool) -> TaskQuerySet:
    """Open ones by day, the longest overdue on top; done ones by when, the latest on top."""
    some = tasks.filter(assignee=mine) if mine else tasks
    return some.exclude(done_at=None).order_by("-done_at", "-id") if done else some.open().order_by("due_on", "id")


def listed(tasks: TaskQuerySet, *, mine: User | None, done: bool) -> list[Task]:
    """The first of them, and one more where there are more."""
    return list(in_order(tasks, mine=mine, done=done)[: SHOWN + 1])


def grouped(tasks: list[Task], *, today: date) -> dict[str, list[Task]]:
    """Open tasks by how they stand on a day."""
    groups: dict[str, list[Task]] = {"overdue": [], "today": [], "later": []}
    for task in tasks:
        groups["overdue" if task.due_on < today else "today" if task.due_on == today else "later"].append(task)
    return groups


def calls_of(user: User, *, on: date) -> int:
    """How many calls a person has made on a day of the company's."""
    return Interaction.objects.filter(author=user, day=on, kind=InteractionKind.CALL).count()


def templates_for(partner: Partner) -> QuerySet[TaskTemplate]:
    """The templates in use, with steps, that suit a partner of its kind."""
    fits = Q(kinds=None) | Q(kinds=partner.kind_id)
    has_steps = Exists(TemplateStep.objects.filter(template=OuterRef("pk")))
    return TaskTemplate.objects.filter(fits, has_steps, is_active=True).distinct()
