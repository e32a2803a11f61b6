"""Do we want this at all: the questionnaire that is asked again each quarter (A5)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReadinessCheck(models.Model):
    """The owner's answers on a day; appended, never edited. `reminder` asks again a quarter later."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField(_("answered"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    owner_does_it = models.BooleanField(_("the owner does it personally"))
    owner_hours = models.PositiveSmallIntegerField(_("hours a week"), default=0)
    has_person = models.BooleanField(_("there is a dedicated person"))
    person_name = models.CharField(_("who"), max_length=120, blank=True)
    past_survival = models.BooleanField(_("the company is out of survival mode"))
    note = models.TextField(_("notes"), blank=True)
    reminder = models.OneToOneField("partners.Task", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("readiness check")
        verbose_name_plural = _("readiness checks")
        ordering = ["-on", "-id"]
