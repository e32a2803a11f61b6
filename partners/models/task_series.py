"""Tasks that come back, and tasks that come by themselves (B4)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited
from core.rules.recurrence import Unit
from partners.models.partner import Status


class Every(models.TextChoices):
    """The units of `core.rules.recurrence`."""

    DAY = Unit.DAY.value, _("days")
    WEEK = Unit.WEEK.value, _("weeks")
    MONTH = Unit.MONTH.value, _("months")
    YEAR = Unit.YEAR.value, _("years")


@audited()
class TaskSeries(models.Model):
    """A task every so many days, weeks, months or years from `first` on; its next one stands once the last is done."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, null=True, blank=True, related_name="task_series")
    title = models.CharField(_("what"), max_length=200)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who"), related_name="task_series"
    )
    unit = models.CharField(_("unit"), max_length=5, choices=Every.choices, default=Every.WEEK)
    every = models.PositiveSmallIntegerField(_("every"), default=1)
    first = models.DateField(_("from"))
    last = models.DateField(_("until"), null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("recurring task")
        verbose_name_plural = _("recurring tasks")
        ordering = ["title", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(every__gte=1), name="taskseries_comes_back")]

    def __str__(self) -> str:
        return self.title


@audited()
class TaskTemplate(models.Model):
    """Steps that become tasks when a partner of these kinds (none: of all) moves to `starts_at`, or when asked for."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    starts_at = models.CharField(_("starts when a partner becomes"), max_length=12, choices=Status.choices, blank=True)
    kinds = models.ManyToManyField("partners.PartnerKind", verbose_name=_("only for"), blank=True, related_name="+")
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("task template")
        verbose_name_plural = _("task templates")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Whose(models.TextChoices):
    MOVER = "mover", _("Whoever starts it")
    MANAGER = "manager", _("The responsible manager")
    CURATOR = "curator", _("The curator")


@audited()
class TemplateStep(models.Model):
    """One task of a template, `after_days` after it starts."""

    template = models.ForeignKey(TaskTemplate, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("position"), default=10)
    title = models.CharField(_("what"), max_length=200)
    after_days = models.PositiveSmallIntegerField(_("after days"), default=0)
    whose = models.CharField(_("who"), max_length=7, choices=Whose.choices, default=Whose.MANAGER)

    class Meta:
        verbose_name = _("step of a template")
        verbose_name_plural = _("steps of a template")
        ordering = ["position", "after_days", "id"]

    def __str__(self) -> str:
        return self.title


@audited()
class Absence(models.Model):
    """Someone is away from `since` to `until`, both included; `handed` are the open tasks that a deputy took over."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("who is away"), related_name="absences"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("who stands in"), related_name="+"
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("to"))
    handed = ArrayField(models.BigIntegerField(), default=list, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="absence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~models.Q(deputy=models.F("person")), name="absence_has_another_deputy"),
        ]
