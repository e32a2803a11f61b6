"""Rules of the night: rows that a user edits. A run keeps the version it used (`RulesVersion`)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class Boundary(models.TextChoices):
    START = "start", _("the better class")
    STRICT = "strict", _("the worse class")


@audited()
class AbcRule(models.Model):
    """F1: one row, id 1. Bounds are cumulative shares in percent."""

    period_months = models.PositiveSmallIntegerField(_("period, months"), default=12)
    bound_a = models.DecimalField(_("A up to, %"), max_digits=5, decimal_places=2, default=80)
    bound_b = models.DecimalField(_("B up to, %"), max_digits=5, decimal_places=2, default=95)
    bound_c = models.DecimalField(_("C up to, %"), max_digits=5, decimal_places=2, default=99)
    boundary = models.CharField(
        _("a partner that crosses a bound belongs to"),
        max_length=6,
        choices=Boundary.choices,
        default=Boundary.START,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="abcrule_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(bound_a__gt=0, bound_a__lt=models.F("bound_b"))
                & models.Q(bound_b__lt=models.F("bound_c"), bound_c__lte=100),
                name="abcrule_bounds_rise",
            ),
        ]


@audited(money=["gold", "silver", "bronze"])
class TierRule(models.Model):
    """F2: one row, id 1. Bounds are mean monthly sales in minor units of the company's currency."""

    window_months = models.PositiveSmallIntegerField(_("window, months"), default=12)
    gold = models.BigIntegerField(_("gold from"), default=50_000_000)
    silver = models.BigIntegerField(_("silver from"), default=10_000_000)
    bronze = models.BigIntegerField(_("bronze from"), default=2_000_000)
    grace_days = models.PositiveSmallIntegerField(_("days below a bound before a tier is lost"), default=30)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="tierrule_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(bronze__gt=0, bronze__lt=models.F("silver"), silver__lt=models.F("gold")),
                name="tierrule_bounds_rise",
            ),
        ]


@audited()
class FlagRule(models.Model):
    """F4: one row a flag.

    `threshold` is days, percent or a number as the code says, `window_months` the windows it compares.
    """

    class Code(models.TextChoices):
        NO_CONTACT = "no_contact", _("No contact")
        DORMANT = "dormant", _("Dormant")
        TURNOVER_FELL = "turnover_fell", _("Turnover fell")
        TOO_LARGE = "too_large", _("Too much of the total")
        PAPERS_UNSIGNED = "papers_unsigned", _("Papers not signed")
        PAPERS_EXPIRED = "papers_expired", _("Papers expired")
        PROMISES_BROKEN = "promises_broken", _("Promises broken")
        COMPLAINTS = "complaints", _("Open complaints")
        ONE_SIDED = "one_sided", _("One-sided exchange")

    class Category(models.TextChoices):
        FINANCIAL = "financial", _("Financial")
        REPUTATIONAL = "reputational", _("Reputational")
        OPERATIONAL = "operational", _("Operational")
        LEGAL = "legal", _("Legal")
        COMMERCIAL = "commercial", _("Commercial")

    class Severity(models.IntegerChoices):
        LOW = 1, _("Low")
        MEDIUM = 2, _("Medium")
        HIGH = 3, _("High")

    code = models.CharField(max_length=20, choices=Code.choices, unique=True)
    category = models.CharField(max_length=12, choices=Category.choices)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity.choices)
    threshold = models.PositiveIntegerField(_("threshold"))
    window_months = models.PositiveSmallIntegerField(_("window, months"), default=0)
    enabled = models.BooleanField(_("on"), default=True)

    class Meta:
        ordering = ["category", "code"]


class RulesVersion(models.Model):
    """The rules as they stood: `digest` of the canonical JSON `content`; appended, never edited."""

    digest = models.CharField(max_length=64, primary_key=True)
    content = models.JSONField()
    first_used = models.DateTimeField()


@audited()
class WeekPlan(models.Model):
    """The plan for a metric of the week, from a week on until the next row; money in minor units (G1)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    metric = models.CharField(_("figure"), max_length=16)
    from_week = models.DateField(_("from the week of"))
    value = models.BigIntegerField(_("a week"))

    class Meta:
        ordering = ["metric", "from_week"]
        constraints = [models.UniqueConstraint(fields=["metric", "from_week"], name="weekplan_once")]
