"""Risk flags with their past (F4)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from scoring.models.rule import FlagRule


class RiskFlag(models.Model):
    """One flag of one partner; one row for each time it stood."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # As with `partners.Standing`: the night writes them by the thousand and clears up after deleted partners.
    partner = models.ForeignKey(
        "partners.Partner", models.CASCADE, related_name="risk_flags", db_index=False, db_constraint=False
    )
    code = models.CharField(max_length=20, choices=FlagRule.Code.choices)
    category = models.CharField(max_length=12, choices=FlagRule.Category.choices)
    severity = models.PositiveSmallIntegerField(choices=FlagRule.Severity.choices)
    evidence = models.JSONField(default=dict)
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True)
    times = models.PositiveIntegerField(default=1)
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("risk flag")
        verbose_name_plural = _("risk flags")
        ordering = ["-severity", "-opened_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "code"], condition=models.Q(closed_on=None), name="riskflag_open_once"
            )
        ]
        indexes = [
            models.Index(fields=["opened_on"], name="riskflag_opened"),
            models.Index(
                fields=["-severity", "-opened_on", "-id"], condition=models.Q(closed_on=None), name="riskflag_gravest"
            ),
            models.Index(fields=["partner"], condition=~models.Q(closed_on=None), name="riskflag_past"),
            models.Index(fields=["closed_on"], condition=~models.Q(closed_on=None), name="riskflag_closed_on"),
        ]
