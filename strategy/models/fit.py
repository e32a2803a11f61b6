"""How near a partner is to the ideal, and the way there (A3)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited
from strategy.models.profile import Criterion, IdealProfile


class Assessment(models.Model):
    """A partner against a profile, as measured last: `fit` 0 to 100, None while nothing is answered.

    `answered` of `asked` criteria have an answer; `failed_musts` counts the musts whose answer scores nothing.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="assessments")
    profile = models.ForeignKey(IdealProfile, models.CASCADE, related_name="assessments")
    fit = models.PositiveSmallIntegerField(_("fit"), null=True)
    answered = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)
    failed_musts = models.PositiveSmallIntegerField(default=0)
    assessed_on = models.DateField(_("assessed"))
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(fields=["partner", "profile"], name="assessment_once"),
            models.CheckConstraint(condition=models.Q(fit=None) | models.Q(fit__lte=100), name="assessment_fit"),
        ]
        indexes = [
            models.Index(
                fields=["failed_musts", "-fit", "-answered", "id"],
                name="assessment_rank",
                condition=models.Q(fit__isnull=False),
            ),
            models.Index(fields=["profile", "failed_musts", "-fit", "-answered", "id"], name="assessment_profile_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.partner} / {self.profile}"


class AnswerSource(models.TextChoices):
    PERSON = "person", _("Answered by a person")
    RECORD = "record", _("Known from the record")
    TASK = "task", _("The task that closes it is done")


@audited()
class CriterionAnswer(models.Model):
    """What is true of the partner: `yes` or `no`, one of the options, or a number with a point."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="answers")
    value = models.CharField(_("answer"), max_length=80)
    source = models.CharField(max_length=6, choices=AnswerSource.choices, default=AnswerSource.PERSON)
    answered_on = models.DateField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "criterion"], name="criterionanswer_once")]


class FitMeasure(models.Model):
    """The fit after a change, one row a day: its history. Written by the service that measures."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="measures")
    on = models.DateField()
    fit = models.PositiveSmallIntegerField(null=True)
    answered = models.PositiveSmallIntegerField()
    failed_musts = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["assessment", "on"], name="fitmeasure_day_once")]


class DeviationQuerySet(models.QuerySet["Deviation"]):
    def open(self) -> "DeviationQuerySet":
        return self.filter(closed_on=None)

    def to_measure(self) -> "DeviationQuerySet":
        """The task is done, but nobody looked yet whether it helped."""
        return self.open().filter(task__done_at__isnull=False)


class Deviation(models.Model):
    """An answer that isn't the wanted one, from the day it was seen to the day it was gone.

    `task` is the action that closes it, at most one that is open; a new one takes the place of one that didn't help.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="deviations")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="deviations")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    task = models.OneToOneField("partners.Task", models.SET_NULL, null=True, related_name="deviation")

    objects = DeviationQuerySet.as_manager()

    class Meta:
        verbose_name = _("deviation")
        verbose_name_plural = _("deviations")
        ordering = ["opened_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "criterion"], condition=models.Q(closed_on=None), name="deviation_open_once"
            )
        ]
        indexes = [
            models.Index(fields=["closed_on"], name="deviation_closed"),
            models.Index(fields=["opened_on", "id"], condition=models.Q(closed_on=None), name="deviation_open"),
        ]
