"""The outbox: mail as rows, written in the transaction of what it tells."""

import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused")


class LetterQuerySet(models.QuerySet["Letter"]):
    def due(self, *, now: datetime) -> "LetterQuerySet":
        """What may be sent now: waiting letters whose time has come, and those whose sender died."""
        return self.filter(state__in=(LetterState.WAITING, LetterState.SENDING), next_at__lte=now)


class Letter(models.Model):
    """A mail to one address, once by its `key`.

    `next_at` is when it may be tried (again); a sender that takes the letter moves it ahead, so that a sender killed
    on the way leaves it to the next one. A mail server that doesn't answer leaves it waiting for as long as it takes;
    one that refuses the letter for good makes it `refused`, for people to see. The mail's Message-ID is made of `uuid`
    and the same at each attempt.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=300)
    body = models.TextField()
    state = models.CharField(_("state"), max_length=8, choices=LetterState.choices, default=LetterState.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    error = models.TextField(_("what the mail server said"), blank=True)
    created_at = models.DateTimeField(_("written"))
    next_at = models.DateTimeField(_("next attempt"))
    sent_at = models.DateTimeField(_("sent"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="sent", sent_at__isnull=False)
                | (~models.Q(state="sent") & models.Q(sent_at=None)),
                name="letter_sent_at_a_moment",
            )
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(state__in=["waiting", "sending"]), name="letter_due"),
            models.Index(fields=["-created_at"], name="letter_created"),
        ]

    def __str__(self) -> str:
        return self.subject


class Attachment(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=100)
    content = models.BinaryField()

    class Meta:
        ordering = ["id"]
