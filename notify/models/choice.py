"""How a person wants to hear of an event."""

from django.conf import settings
from django.db import models

from notify.rules.events import Mail


class Choice(models.Model):
    """One person's choice for one event; without a row the event's own defaults hold."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices", db_index=False)
    event = models.CharField(max_length=40)
    in_app = models.BooleanField()
    mail = models.CharField(max_length=6, choices=[(each.value, each.value) for each in Mail])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "event"], name="choice_once")]
