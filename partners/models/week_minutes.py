"""The week's coordination (B4), and the feed that calendars read."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited()
class WeekMinutes(models.Model):
    """What was said and decided at the coordination of the week that begins on Monday `week`."""

    week = models.DateField(_("week"), unique=True)
    text = models.TextField(_("minutes"), blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("minutes of a week")
        verbose_name_plural = _("minutes of weeks")

    def __str__(self) -> str:
        return str(self.week)


class CalendarFeed(models.Model):
    """A person's own calendar, open to whoever has its link; a new `key` closes the old link."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="calendar_feed"
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
