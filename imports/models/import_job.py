"""An import: from the uploaded file to the last row (B7)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    PARTNERS = "partners", _("Partners")
    DEALS = "deals", _("Deals")
    PRODUCTS = "products", _("Products and prices")
    REFERRALS = "referrals", _("Referrals")


class ImportState(models.TextChoices):
    UPLOADED = "uploaded", _("Waiting to be read")
    READING = "reading", _("Being read")
    ASKING = "asking", _("Needs your answers")
    READY = "ready", _("Checked, nothing written yet")
    QUEUED = "queued", _("Waiting to be written")
    APPLYING = "applying", _("Being written")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class ImportJob(models.Model):
    """The wizard's memory and the worker's order.

    `reading` says how the file was read (encoding, delimiter, header row, decimal sign, date order, ...),
    `mapping` which column is which field, `answers` what a person decided, `questions` what is still asked,
    `counts` read/created/updated/unchanged/refused, `samples` the first rows of each.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what"), max_length=9, choices=ImportKind.choices)
    file_name = models.CharField(_("file"), max_length=255)
    stored_as = models.CharField(max_length=120)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=9, choices=ImportState.choices, default=ImportState.UPLOADED)
    reading = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    questions = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    assumptions = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    samples = models.JSONField(default=dict)
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    claimed_at = models.DateTimeField(null=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["-created_at"], name="importjob_created"),
            models.Index(fields=["state"], name="importjob_state"),
        ]

    def __str__(self) -> str:
        return self.file_name


class RefusedRow(models.Model):
    """A row that wasn't taken: its number in the file, the cell at fault, why, and the whole row as it was."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="refused_rows")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=200, blank=True)
    value = models.TextField(blank=True)
    code = models.CharField(max_length=40)
    reason = models.TextField()
    cells = models.JSONField()

    class Meta:
        ordering = ["row"]
        constraints = [models.UniqueConstraint(fields=["job", "row"], name="refusedrow_once")]


class MappingMemory(models.Model):
    """The mapping a person settled on for files with these headers (`signature` is a digest of them)."""

    kind = models.CharField(max_length=9, choices=ImportKind.choices)
    signature = models.CharField(max_length=64)
    mapping = models.JSONField()
    answers = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "signature"], name="mappingmemory_once")]
