"""Calls, meetings and visits that are planned (B3)."""

import uuid
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited
from partners.models.interaction import InteractionKind


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def open(self) -> "AppointmentQuerySet":
        """Neither held nor called off."""
        return self.filter(interaction=None, cancelled_at=None)

    def before(self, moment: datetime) -> "AppointmentQuerySet":
        return self.filter(starts_at__lt=moment)

    def between(self, since: date, until: date) -> "AppointmentQuerySet":
        """Of the company's days from `since` to `until`, both included."""
        return self.filter(day__range=(since, until))


@audited(exclude=["day"])
class Appointment(models.Model):
    """A talk that lies ahead. Once it was held, `interaction` is what was said; `day` is the company's."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="appointments")
    kind = models.CharField(_("kind"), max_length=8, choices=InteractionKind.choices, default=InteractionKind.MEETING)
    subject = models.CharField(_("what about"), max_length=200)
    starts_at = models.DateTimeField(_("when"))
    day = models.DateField(editable=False)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)
    place = models.CharField(_("where"), max_length=200, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("who"), related_name="appointments"
    )
    contact = models.ForeignKey(
        "partners.Contact",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("with"),
        related_name="appointments",
    )
    interaction = models.OneToOneField(
        "partners.Interaction", models.SET_NULL, null=True, blank=True, related_name="appointment"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned talk")
        verbose_name_plural = _("planned talks")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(interaction=None) | models.Q(cancelled_at=None), name="appointment_held_or_cancelled"
            )
        ]
        indexes = [
            models.Index(fields=["person", "day"], name="appointment_person_day"),
            models.Index(fields=["partner", "day"], name="appointment_partner_day"),
        ]

    def __str__(self) -> str:
        return self.subject
