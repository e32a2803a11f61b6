"""What happened to a referral: who, when and why (D1)."""

import pgtrigger
from django.db import models

from sales.models.referral import ReferralState


class ReferralMove(models.Model):
    """One event, never changed. Equal states mean that something else happened: `what` says so.

    `by` is null for the night, the API and a customer's own form.
    """

    class What(models.TextChoices):
        REGISTERED = "registered"
        MOVED = "moved"
        EXTENDED = "extended"
        REMINDED = "reminded"
        DISPUTED = "disputed"
        DECIDED = "decided"
        CHANGED = "changed"

    referral = models.ForeignKey("sales.Referral", models.CASCADE, related_name="moves", db_index=False)
    what = models.CharField(max_length=10, choices=What.choices, default=What.MOVED)
    from_state = models.CharField(max_length=9, choices=ReferralState.choices, blank=True)
    to_state = models.CharField(max_length=9, choices=ReferralState.choices)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_at", "-id"]
        indexes = [models.Index(fields=["referral", "-moved_at"], name="referralmove_referral")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]
