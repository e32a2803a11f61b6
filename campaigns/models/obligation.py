"""Promises of either side, and each time one is due (C4)."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models.frozen import only_in_drafts
from core.models.audit import audited
from core.rules.recurrence import Unit
from partners.models import Partner


class Side(models.TextChoices):
    """Whose promise it is."""

    WE = "we", _("We")
    THEY = "they", _("They")


class Proof(models.TextChoices):
    """What shows that a promise was kept."""

    WORD = "word", _("our note is enough")
    PHOTO = "photo", _("photo")
    FILE = "file", _("file")
    LINK = "link", _("link")
    CONFIRMATION = "confirmation", _("confirmation by the other side")


class Rhythm(models.TextChoices):
    """How often: once, or the units of `core.rules.recurrence`."""

    ONCE = "once", _("once")
    DAY = Unit.DAY.value, _("every day")
    WEEK = Unit.WEEK.value, _("every week")
    MONTH = Unit.MONTH.value, _("every month")
    YEAR = Unit.YEAR.value, _("every year")


PROMISED = (
    "side",
    "what",
    "quantity",
    "measure",
    "first_due",
    "rhythm",
    "every",
    "last_due",
    "proof",
    "penalty",
    "version",
)


@audited(exclude=["made_until"])
class Obligation(models.Model):
    """A promise: what, how many, by when or how often, and what proves it. It may stand alone, without an agreement.

    One that belongs to a version of an agreement changes only while that is a draft. `stopped_on` is the last day on
    which it can be due, when the agreement was amended or ended before; until `made_until` its days have rows.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="obligations")
    version = models.ForeignKey(
        "campaigns.AgreementVersion", models.CASCADE, null=True, blank=True, related_name="obligations"
    )
    side = models.CharField(_("who promised"), max_length=4, choices=Side.choices)
    what = models.CharField(_("what"), max_length=200)
    quantity = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    measure = models.CharField(_("of what"), max_length=40, blank=True)
    first_due = models.DateField(_("by when"))
    rhythm = models.CharField(_("how often"), max_length=5, choices=Rhythm.choices, default=Rhythm.ONCE)
    every = models.PositiveSmallIntegerField(_("every n-th"), default=1)
    last_due = models.DateField(_("last time"), null=True, blank=True)
    proof = models.CharField(_("proof"), max_length=12, choices=Proof.choices, default=Proof.WORD)
    penalty = models.CharField(_("if it is broken"), max_length=200, blank=True)
    remind_before = models.PositiveSmallIntegerField(_("remind days before"), default=3)
    remind_after = models.PositiveSmallIntegerField(_("remind days after"), default=2)
    our_responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("who of us"), related_name="+"
    )
    stopped_on = models.DateField(null=True, editable=False)
    made_until = models.DateField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("promise")
        verbose_name_plural = _("promises")
        ordering = ["side", "first_due", "id"]
        indexes = [models.Index(fields=["partner", "side"], name="obligation_partner")]
        constraints = [
            models.CheckConstraint(condition=models.Q(every__gte=1), name="obligation_every_is_one_or_more"),
            models.CheckConstraint(
                condition=models.Q(last_due=None) | models.Q(last_due__gte=models.F("first_due")),
                name="obligation_ends_after_it_begins",
            ),
        ]
        triggers = only_in_drafts(*PROMISED)

    def __str__(self) -> str:
        return self.what


class OccurrenceState(models.TextChoices):
    """Where a promise stands on one of its days; `campaigns.rules.promise` has the moves."""

    OPEN = "open", _("Open")
    REPORTED = "reported", _("Said to be done")
    KEPT = "kept", _("Kept")
    EXCUSED = "excused", _("Excused")
    BROKEN = "broken", _("Broken")
    DROPPED = "dropped", _("No longer owed")


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    def visible_to(self, user: User | AnonymousUser) -> "OccurrenceQuerySet":
        """The promises of and to partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def owed(self) -> "OccurrenceQuerySet":
        """Neither kept nor excused nor dropped."""
        return self.filter(state__in=[OccurrenceState.OPEN, OccurrenceState.REPORTED, OccurrenceState.BROKEN])

    def overdue(self, *, on: date) -> "OccurrenceQuerySet":
        """Not done, as far as anybody said, and due before the day `on`."""
        return self.filter(state__in=[OccurrenceState.OPEN, OccurrenceState.BROKEN], due_on__lt=on)


@audited(inserts=False)
class Occurrence(models.Model):
    """A promise on one of its days. `kept_on` is the day when it was done, as far as the other side agrees."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="occurrences")
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="occurrences")
    side = models.CharField(_("who promised"), max_length=4, choices=Side.choices)
    due_on = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=8, choices=OccurrenceState.choices, default=OccurrenceState.OPEN)
    reported_on = models.DateField(_("said to be done"), null=True)
    kept_on = models.DateField(_("kept"), null=True)
    proof_link = models.URLField(_("link"), max_length=500, blank=True)
    proof_file = models.ForeignKey(
        "documents.StoredFile", models.SET_NULL, null=True, verbose_name=_("file"), related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("promise on its day")
        verbose_name_plural = _("promises on their days")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="occurrence_state"),
            models.Index(fields=["partner", "due_on"], name="occurrence_partner"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "due_on"], name="occurrence_once"),
            models.CheckConstraint(
                condition=models.Q(state="kept", kept_on__isnull=False) | ~models.Q(state="kept"),
                name="occurrence_kept_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}, {self.due_on:%Y-%m-%d}"
