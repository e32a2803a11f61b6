"""A late claim with evidence, and the decision on the record (D1)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    STANDS = "stands", _("The first claim stands")
    OVERRULED = "overruled", _("The late claim takes its place")


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def open(self) -> "DisputeQuerySet":
        return self.filter(decided_at=None)


class Dispute(models.Model):
    """`late` says that it should hold the customer that `standing` holds. `rule` is quoted as it stood that day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    late = models.OneToOneField("sales.Referral", models.CASCADE, related_name="dispute")
    standing = models.ForeignKey("sales.Referral", models.CASCADE, related_name="disputes_against")
    evidence = models.TextField(_("evidence"), max_length=2000)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    verdict = models.CharField(_("decision"), max_length=9, choices=Verdict.choices, blank=True)
    rule = models.TextField(blank=True)
    words = models.TextField(_("why"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("dispute")
        verbose_name_plural = _("disputes")
        ordering = ["opened_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None, verdict="")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~models.Q(verdict="")
                & ~models.Q(rule="")
                & ~models.Q(words=""),
                name="dispute_decided_with_reason",
            )
        ]

    def __str__(self) -> str:
        return str(self.late)
