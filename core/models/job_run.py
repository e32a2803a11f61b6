"""What a job did: one row for each run."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """A run of the night for one date; `waiting` where a person asked for it and no worker took it yet.

    The published run with the latest `finished_at` is what readers see. `read` holds the inputs that all verdicts of
    the run share, `changed` the rows it wrote, `steps` a name and seconds each, `rules_version` its rules.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        PUBLISHED = "published", _("Published")
        FAILED = "failed", _("Failed")
        INTERRUPTED = "interrupted", _("Interrupted")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40, default="nightly")
    on = models.DateField(_("for the date"))
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    full = models.BooleanField(_("everything rebuilt"), default=False)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    rules_version = models.CharField(max_length=64, blank=True)
    read = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    steps = models.JSONField(default=list)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["-started_at"]
        indexes = [
            models.Index(fields=["kind", "-finished_at"], name="jobrun_kind_finished"),
            models.Index(fields=["-started_at"], name="jobrun_started"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
