"""What a person was told."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notify.rules.events import EVENTS


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, user: User) -> "NoticeQuerySet":
        """The notices that a person sees in the app."""
        return self.filter(user=user, in_app=True)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def for_a_digest(self) -> "NoticeQuerySet":
        return self.filter(digest=True, digested_at=None)


class Notice(models.Model):
    """An event told to one person, once by its `key`; `in_app` and `digest` say where it shows.

    `context` fills the event's words, so that each reader reads them in their own language.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", db_index=False)
    event = models.CharField(max_length=40)
    key = models.CharField(max_length=160)
    context = models.JSONField(default=dict)
    url = models.CharField(max_length=300, blank=True)
    in_app = models.BooleanField()
    digest = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    digested_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notice_user"),
            models.Index(fields=["user"], condition=models.Q(read_at=None, in_app=True), name="notice_unread"),
            models.Index(fields=["user"], condition=models.Q(digest=True, digested_at=None), name="notice_digest"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The event's sentence in the language that is active; an event that is no longer known keeps its code."""
        event = EVENTS.get(self.event)
        return gettext(event.words) % self.context if event else self.event
