"""What is to be done, by whom and when (B4)."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> "TaskQuerySet":
        return self.filter(done_at=None)

    def overdue(self, on: date) -> "TaskQuerySet":
        return self.open().filter(due_on__lt=on)


@audited()
class Task(models.Model):
    """A dated action; `interaction` is the talk whose next step it is, `result` what came of it.

    A task of a series is that of its day `series_day`, wherever it was moved since.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, null=True, blank=True, related_name="tasks")
    title = models.CharField(_("what"), max_length=200)
    due_on = models.DateField(_("due"))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who"), related_name="tasks"
    )
    interaction = models.ForeignKey(
        "partners.Interaction", models.SET_NULL, null=True, blank=True, related_name="next_steps"
    )
    series = models.ForeignKey("partners.TaskSeries", models.SET_NULL, null=True, blank=True, related_name="tasks")
    series_day = models.DateField(null=True, blank=True, editable=False)
    step = models.ForeignKey("partners.TemplateStep", models.SET_NULL, null=True, blank=True, related_name="+")
    result = models.CharField(_("what came of it"), max_length=300, blank=True, db_default="", default="")
    done_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["series", "series_day"], name="task_of_a_series_once")]
        indexes = [
            models.Index(fields=["due_on"], name="task_due"),
            models.Index(fields=["assignee", "due_on", "id"], condition=models.Q(done_at=None), name="task_of_mine"),
            models.Index(fields=["partner", "due_on"], condition=models.Q(done_at=None), name="task_open_partner"),
        ]

    def __str__(self) -> str:
        return self.title
