"""What customers say of partners afterwards, and what we do about it (D5)."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from partners.models import Partner


class Trouble(models.TextChoices):
    LATE = "late", _("They were late")
    SLOW_QUOTE = "slow_quote", _("The quote took too long")
    DEFECT = "defect", _("Something was defective")
    RUDE = "rude", _("They were rude")
    OTHER = "other", _("Something else")


class Feedback(models.Model):
    """A customer was asked after a finished referral; `score` 0 to 10 once they answered."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    referral = models.OneToOneField("sales.Referral", models.PROTECT, related_name="feedback")
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="feedback")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, validators=[MaxValueValidator(10)])
    troubles = ArrayField(
        models.CharField(max_length=10, choices=Trouble.choices), verbose_name=_("what went wrong"), default=list
    )
    words = models.TextField(_("in their words"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None, score=None)
                | models.Q(answered_at__isnull=False, score__range=(0, 10)),
                name="feedback_answered_with_a_score",
            )
        ]
        indexes = [
            models.Index(
                fields=["partner", "-answered_at"],
                condition=models.Q(answered_at__isnull=False),
                name="feedback_answered",
            )
        ]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, user: User | AnonymousUser) -> "ComplaintQuerySet":
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def open(self) -> "ComplaintQuerySet":
        return self.filter(closed_at=None)

    def overdue(self, on: date) -> "ComplaintQuerySet":
        return self.open().filter(due_on__lt=on)


@audited()
class Complaint(models.Model):
    """A case about a partner, with an owner and a deadline; `feedback` is the answer that opened it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="complaints", db_index=False)
    referral = models.ForeignKey(
        "sales.Referral", models.SET_NULL, null=True, blank=True, verbose_name=_("referral"), related_name="complaints"
    )
    feedback = models.OneToOneField("sales.Feedback", models.PROTECT, null=True, related_name="complaint")
    trouble = models.CharField(_("what went wrong"), max_length=10, choices=Trouble.choices, default=Trouble.OTHER)
    words = models.TextField(_("in their words"), max_length=2000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("who looks after it"), related_name="complaints"
    )
    opened_at = models.DateTimeField(_("opened"))
    due_on = models.DateField(_("deadline"))
    closed_at = models.DateTimeField(_("closed"), null=True)
    outcome = models.TextField(_("what came of it"), max_length=1000, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        verbose_name_plural = _("complaints")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(outcome=""), name="complaint_closed_with_an_outcome"
            )
        ]
        indexes = [
            models.Index(fields=["partner", "-opened_at"], name="complaint_partner"),
            models.Index(fields=["owner", "due_on"], condition=models.Q(closed_at=None), name="complaint_open"),
        ]

    def __str__(self) -> str:
        return str(Trouble(self.trouble).label)
