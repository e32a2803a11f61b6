"""The ideal partner of a kind, as criteria that a user edits (A2)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class AnswerKind(models.TextChoices):
    """How a criterion is answered."""

    YES_NO = "yes_no", _("Yes or no")
    NUMBER = "number", _("Number")
    ONE_OF = "one_of", _("One of")
    RANGE = "range", _("Number within a range")
    SHARE = "share", _("Share, %")


@audited(exclude=["changed_at"])
class IdealProfile(models.Model):
    """Whom we look for among partners of some kinds. `code` names a shipped profile; blank for a user's own.

    `changed_at` is when its criteria changed and not everybody is measured by them since; null once all are.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("whom it describes"), blank=True)
    kinds = models.ManyToManyField(
        "partners.PartnerKind", verbose_name=_("kinds of partner"), related_name="ideal_profiles", blank=True
    )
    changed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("ideal partner")
        verbose_name_plural = _("ideal partners")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="idealprofile_code_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="idealprofile_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


@audited()
class Criterion(models.Model):
    """What is asked of a partner, and what we wish the answer to be.

    `wanted_yes` is for yes or no, `options` and `accepted` for one of, `low` and `high` for numbers, ranges and
    shares: a number at least `low`, at most `high`, or between both. An answer outside scores less the farther it
    is, nothing from `tolerance` on. `fact` names what the system knows of a partner (`strategy.rules.facts`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    profile = models.ForeignKey(IdealProfile, models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name = models.CharField(_("criterion"), max_length=200)
    kind = models.CharField(_("how it is answered"), max_length=8, choices=AnswerKind.choices)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    wanted_yes = models.BooleanField(_("wanted answer is yes"), default=True)
    options = ArrayField(models.CharField(max_length=80), verbose_name=_("possible answers"), default=list, blank=True)
    accepted = ArrayField(models.CharField(max_length=80), verbose_name=_("wanted answers"), default=list, blank=True)
    low = models.DecimalField(_("at least"), max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=14, decimal_places=2, null=True, blank=True)
    tolerance = models.DecimalField(_("tolerance"), max_digits=14, decimal_places=2, default=0)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=3, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    is_must = models.BooleanField(_("must"), default=False)
    is_changeable = models.BooleanField(_("can be changed by work"), default=True)
    action = models.CharField(_("what closes the gap"), max_length=200, blank=True)
    fact = models.CharField(_("known from the record"), max_length=20, blank=True)
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "code"], condition=~models.Q(code=""), name="criterion_code_once"
            ),
            models.CheckConstraint(condition=models.Q(weight__range=(1, 100)), name="criterion_weight"),
            models.CheckConstraint(condition=models.Q(tolerance__gte=0), name="criterion_tolerance"),
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(high=None) | models.Q(low__lte=models.F("high")),
                name="criterion_low_below_high",
            ),
        ]

    def __str__(self) -> str:
        return self.name
