"""Calls, meetings and other contacts (B3)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class InteractionKind(models.TextChoices):
    CALL = "call", _("Call")
    MEETING = "meeting", _("Meeting")
    VISIT = "visit", _("Visit")
    EMAIL = "email", _("E-mail")
    MESSAGE = "message", _("Message")
    JBP = "jbp", _("Plan session")


class Direction(models.TextChoices):
    OUT = "out", _("We to them")
    IN = "in", _("They to us")


class Outcome(models.TextChoices):
    REACHED = "reached", _("Talked")
    NO_ANSWER = "no_answer", _("No answer")
    AGREED = "agreed", _("Agreed on a next step")
    REFUSED = "refused", _("Refused")
    LATER = "later", _("Asked to call later")


@audited(exclude=["day"], inserts=False)
class Interaction(models.Model):
    """Something that happened between us and a partner; `others` and `colleagues` took part besides the two."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="interactions")
    kind = models.CharField(_("kind"), max_length=8, choices=InteractionKind.choices, default=InteractionKind.CALL)
    direction = models.CharField(_("direction"), max_length=3, choices=Direction.choices, default=Direction.OUT)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.REACHED)
    happened_at = models.DateTimeField(_("when"))
    day = models.DateField(editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="interactions")
    contact = models.ForeignKey(
        "partners.Contact",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("with"),
        related_name="interactions",
    )
    others = models.ManyToManyField(
        "partners.Contact", verbose_name=_("also with"), blank=True, related_name="other_interactions"
    )
    colleagues = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("our people"), blank=True, related_name="joined_interactions"
    )
    notes = models.TextField(_("notes"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("interaction")
        verbose_name_plural = _("interactions")
        ordering = ["-happened_at", "-id"]
        indexes = [
            models.Index(fields=["partner", "-happened_at"], name="interaction_partner_when"),
            models.Index(fields=["author", "day"], name="interaction_author_day"),
            models.Index(fields=["day"], name="interaction_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}"
