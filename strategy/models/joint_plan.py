"""The joint business plan with a key partner (B5)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SHARED = "shared", _("Shared with the partner")
    AGREED = "agreed", _("Agreed")
    RUNNING = "running", _("Running")
    REVIEWED = "reviewed", _("Reviewed")


@audited(money=["our_budget", "their_budget"])
class JointPlan(models.Model):
    """What both sides want of a period and how they get there; budgets in minor units of the company's currency."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="joint_plans")
    name = models.CharField(_("name"), max_length=120)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(_("state"), max_length=8, choices=PlanState.choices, default=PlanState.DRAFT)
    their_goals = models.TextField(_("their goals"), blank=True)
    our_goals = models.TextField(_("our goals"), blank=True)
    strategy = models.TextField(_("strategy"), blank=True)
    our_budget = models.BigIntegerField(_("our budget"), default=0)
    their_budget = models.BigIntegerField(_("their budget"), default=0)
    our_lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        verbose_name=_("responsible on our side"),
        related_name="+",
    )
    their_lead = models.ForeignKey(
        "partners.Contact",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("responsible on their side"),
        related_name="+",
    )
    conclusion = models.TextField(_("what came of it"), blank=True)
    their_yes_at = models.DateTimeField(_("they agreed"), null=True, editable=False)
    their_yes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("joint business plan")
        verbose_name_plural = _("joint business plans")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="jointplan_ends_later"),
            models.CheckConstraint(
                condition=models.Q(our_budget__gte=0, their_budget__gte=0), name="jointplan_budgets"
            ),
        ]
        indexes = [
            models.Index(fields=["partner", "-starts_on"], name="jointplan_partner"),
            models.Index(fields=["state", "-starts_on"], name="jointplan_state"),
        ]

    def __str__(self) -> str:
        return self.name


class Side(models.TextChoices):
    WE = "we", _("We")
    THEY = "they", _("They")


@audited()
class PlanMeasure(models.Model):
    """What one side does by when; `task` is what we have to do about it, `done_on` when the other was done."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="measures")
    side = models.CharField(_("who"), max_length=4, choices=Side.choices)
    what = models.CharField(_("what"), max_length=200)
    due_on = models.DateField(_("by"))
    task = models.OneToOneField("partners.Task", models.SET_NULL, null=True, related_name="plan_measure")
    done_on = models.DateField(_("done on"), null=True, editable=False)

    class Meta:
        ordering = ["due_on", "id"]

    @property
    def is_done(self) -> bool:
        """Best asked of a measure read with its task."""
        return bool(self.done_on or (self.task and self.task.done_at))


class PlanMetric(models.TextChoices):
    """What the weekly KPIs count of a partner."""

    TURNOVER = "turnover", _("Turnover")
    MARGIN = "margin", _("Margin")
    ORDERS = "orders", _("Orders")
    MEETINGS = "meetings", _("Meetings")


@audited()
class PlanNumber(models.Model):
    """What a metric should come to in a quarter, known by its first day; money in minor units."""

    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="numbers")
    metric = models.CharField(max_length=8, choices=PlanMetric.choices)
    quarter = models.DateField()
    value = models.BigIntegerField()

    class Meta:
        ordering = ["quarter", "metric"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "metric", "quarter"], name="plannumber_once"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="plannumber_not_negative"),
        ]


class PlanMove(models.Model):
    """One change of a plan's state; never edited."""

    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=8, choices=PlanState.choices)
    to_state = models.CharField(max_length=8, choices=PlanState.choices)
    note = models.CharField(max_length=300, blank=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_at", "-id"]


class PlanReview(models.Model):
    """A meeting on a plan: the talk holds the minutes, its next steps are the tasks that came of it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(JointPlan, models.CASCADE, related_name="reviews")
    interaction = models.OneToOneField("partners.Interaction", models.CASCADE, related_name="plan_review")

    class Meta:
        ordering = ["-id"]
