"""Links that open one door for one person without logging in."""

import uuid
from datetime import datetime

from django.db import models

from core.rules.link import LinkState, state_of


class SignedLink(models.Model):
    """A door to the row `subject`, for what `purpose` names, for whoever reads the mail of `recipient`.

    The link's secret isn't kept: `digest` is its SHA-256, so that nobody makes links out of a copy of the database.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=40)
    subject = models.UUIDField()
    recipient = models.EmailField(max_length=254)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["subject", "purpose"], name="signedlink_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="signedlink_expires_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.uuid}"

    def state(self, *, at: datetime) -> LinkState:
        return state_of(used_at=self.used_at, revoked_at=self.revoked_at, expires_at=self.expires_at, now=at)
