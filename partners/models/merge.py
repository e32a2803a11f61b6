"""Two records that turned out to be one partner."""

import uuid
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


def nothing() -> dict[str, Any]:
    return {"moved": {}, "taken": [], "changed": {}}


class Merge(models.Model):
    """A partner that was merged into `kept`, and all that is needed to take it back.

    `before` holds the keys of the rows that moved, by relation (`moved`), the rows that were taken away as they were,
    the partner's own among them (`taken`), and the kept partner's fields, each as it was and as it became (`changed`).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kept = models.ForeignKey("partners.Partner", models.CASCADE, related_name="merges")
    into_pk = models.BigIntegerField()
    gone_pk = models.BigIntegerField(db_index=True)
    gone_uuid = models.UUIDField(db_index=True)
    gone_name = models.CharField(max_length=200)
    before = models.JSONField(default=nothing, encoder=DjangoJSONEncoder)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-merged_at", "-id"]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept}"
