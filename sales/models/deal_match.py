"""An order that may be of a referral: a question to a person (D2)."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import Partner


class MatchedBy(models.TextChoices):
    PHONE = "phone", _("Same phone")
    EMAIL = "email", _("Same e-mail")
    TAX_ID = "tax_id", _("Same tax id")
    CODE = "code", _("Same code and name")


class DealMatchQuerySet(models.QuerySet["DealMatch"]):
    def visible_to(self, user: User | AnonymousUser) -> "DealMatchQuerySet":
        partners = Partner.objects.visible_to(user)
        return self.filter(referral__partner__in=partners) if partners.query.has_filters() else self.all()

    def asked(self) -> "DealMatchQuerySet":
        """Questions that nobody has answered, of orders that still belong to no referral."""
        return self.filter(answered_at=None, deal__referral=None)


class DealMatch(models.Model):
    """Asked once for a pair; `is_same` is the answer. A sure match is answered by nobody at once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    deal = models.ForeignKey("sales.Deal", models.CASCADE, related_name="matches", db_index=False)
    referral = models.ForeignKey("sales.Referral", models.CASCADE, related_name="matches")
    by_what = models.CharField(max_length=6, choices=MatchedBy.choices)
    found_at = models.DateTimeField()
    is_same = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)

    objects = DealMatchQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["deal", "referral"], name="dealmatch_asked_once")]
        indexes = [
            models.Index(fields=["-found_at"], condition=models.Q(answered_at=None), name="dealmatch_unanswered")
        ]
