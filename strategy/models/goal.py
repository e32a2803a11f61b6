"""What the partner programme is to reach, by person and month (A1)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class Per(models.TextChoices):
    DAY = "day", _("a day")
    WEEK = "week", _("a week")
    MONTH = "month", _("a month")


@audited()
class Goal(models.Model):
    """So many partners by the end, who then bring so many new customers and orders a day, week or month."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    partners = models.PositiveIntegerField(_("partners to sign"))
    customers = models.PositiveIntegerField(_("new customers"), default=0)
    orders = models.PositiveIntegerField(_("orders"), default=0)
    per = models.CharField(_("how often"), max_length=5, choices=Per.choices, default=Per.MONTH)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["-ends_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="goal_ends_later")
        ]

    def __str__(self) -> str:
        return self.name


@audited()
class GoalShare(models.Model):
    """A person's part of a goal in a month, known by its first day; nobody's where `person` is None."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="shares")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="goal_shares")
    month = models.DateField()
    partners = models.PositiveIntegerField(default=0)
    customers = models.PositiveIntegerField(default=0)
    orders = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["month", "person"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "person", "month"], nulls_distinct=False, name="goalshare_once")
        ]
