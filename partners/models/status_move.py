"""Who moved a partner through its lifecycle, when and why (B2)."""

from django.conf import settings
from django.db import models

from partners.models.partner import Status


class StatusMove(models.Model):
    """One move; never edited."""

    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="status_moves")
    from_status = models.CharField(max_length=12, choices=Status.choices)
    to_status = models.CharField(max_length=12, choices=Status.choices)
    reason = models.CharField(max_length=300, blank=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_at", "-id"]
        indexes = [models.Index(fields=["partner", "-moved_at"], name="statusmove_partner")]
