"""Tasks that come by themselves when a partner moves."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from accounts.models import User
from partners.models import Partner, PartnerKind, Task, TaskTemplate, TemplateStep, Whose
from partners.queries.task import templates_for


@transaction.atomic
def save_template(
    template: TaskTemplate,
    *,
    kinds: Iterable[PartnerKind],
    steps: Iterable[TemplateStep],
    removed: Iterable[TemplateStep] = (),
) -> TaskTemplate:
    """Keep a template with its steps; tasks that came of it stay."""
    template.save()
    template.kinds.set(kinds)
    for step in removed:
        step.delete()
    for step in steps:
        step.template = template
        step.save()
    return template


@transaction.atomic
def start_template(template: TaskTemplate, *, partner: Partner, by: User | None, on: date) -> list[Task]:
    """The tasks of a template for a partner, as if it had begun on a day; steps that stand open already are left."""
    open_steps = set(partner.tasks.open().exclude(step=None).values_list("step", flat=True))
    tasks = [
        Task(
            partner=partner,
            title=step.title,
            due_on=on + timedelta(days=step.after_days),
            assignee=_whose(step, partner=partner, by=by),
            step=step,
        )
        for step in template.steps.all()
        if step.pk not in open_steps
    ]
    return Task.objects.bulk_create(tasks)


def start_templates(partner: Partner, *, status: str, by: User | None, on: date) -> list[Task]:
    """Everything that a move to `status` starts."""
    started: list[Task] = []
    for template in templates_for(partner).filter(starts_at=status).prefetch_related("steps"):
        started += start_template(template, partner=partner, by=by, on=on)
    return started


def _whose(step: TemplateStep, *, partner: Partner, by: User | None) -> User | None:
    """The one that the step names, or the nearest who is there and works here."""
    wanted = {
        Whose.MOVER: (by, partner.curator, partner.manager),
        Whose.MANAGER: (partner.manager, by, partner.curator),
        Whose.CURATOR: (partner.curator, partner.manager, by),
    }[Whose(step.whose)]
    return next((user for user in wanted if user and user.is_active and not user.is_partner), None)
