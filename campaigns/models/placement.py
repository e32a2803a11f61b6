"""What stands at a partner's place: where, when last seen, when to refill (C5)."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from partners.models import Partner


class PlacementQuerySet(models.QuerySet["Placement"]):
    def visible_to(self, user: User | AnonymousUser) -> "PlacementQuerySet":
        """The placements at partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def standing(self) -> "PlacementQuerySet":
        """Those that weren't taken away."""
        return self.filter(removed_on=None)


@audited(exclude=["last_seen_on", "last_state", "refill_on"])
class Placement(models.Model):
    """A material that stands somewhere at a partner's. `refill_on` is the day to look after it next, null for never."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="placements")
    material = models.ForeignKey("campaigns.Material", models.PROTECT, related_name="placements")
    place = models.CharField(_("where it stands"), max_length=200)
    quantity = models.PositiveIntegerField(_("how many"), default=1)
    placed_on = models.DateField(_("since"))
    refill_days = models.PositiveSmallIntegerField(_("look after it every so many days"), null=True, blank=True)
    last_seen_on = models.DateField(_("last seen"), editable=False)
    last_state = models.CharField(max_length=6, blank=True, editable=False)
    refill_on = models.DateField(_("refill due"), null=True, editable=False)
    removed_on = models.DateField(_("taken away"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["refill_on", "id"]
        indexes = [
            models.Index(fields=["partner", "placed_on"], name="placement_partner"),
            models.Index(fields=["refill_on"], condition=models.Q(removed_on=None), name="placement_refill"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(quantity__gte=1), name="placement_is_some"),
        ]

    def __str__(self) -> str:
        return f"{self.material}, {self.place}"


class SeenAs(models.TextChoices):
    FINE = "fine", _("fine")
    LOW = "low", _("running low")
    EMPTY = "empty", _("empty")
    POOR = "poor", _("dirty or broken")
    GONE = "gone", _("gone")


class Sighting(models.Model):
    """Somebody saw a placement on a day, and perhaps refilled it; never edited."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    placement = models.ForeignKey(Placement, models.CASCADE, related_name="sightings")
    on = models.DateField(_("day"))
    state = models.CharField(_("how it looks"), max_length=6, choices=SeenAs.choices)
    refilled = models.PositiveIntegerField(_("brought"), default=0)
    note = models.CharField(_("note"), max_length=200, blank=True)
    photo = models.ForeignKey(
        "documents.StoredFile", models.SET_NULL, null=True, verbose_name=_("photo"), related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
