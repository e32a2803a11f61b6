"""What was answered to a request that may be sent again (J1)."""

from django.db import models


class Reply(models.Model):
    """The answer to the first request with this `Idempotency-Key`; `digest` is of what was asked."""

    api_key = models.ForeignKey("api.ApiKey", models.CASCADE, related_name="replies")
    idempotency_key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.JSONField(default=dict)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["api_key", "idempotency_key"], name="reply_once")]
