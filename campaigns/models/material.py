"""Leaflets, cards, stands, banners: what we have of them, and what was handed over (C5)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class MaterialKind(models.TextChoices):
    LEAFLET = "leaflet", _("leaflets")
    CARD = "card", _("cards")
    STAND = "stand", _("stand")
    BANNER = "banner", _("banner")
    SAMPLE = "sample", _("samples")
    CATALOGUE = "catalogue", _("catalogue")
    OTHER = "other", _("other")


@audited(exclude=["in_stock"])
class Material(models.Model):
    """A thing that is handed to partners. `in_stock` is the sum of its moves, kept by the service that writes them."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=9, choices=MaterialKind.choices)
    order_at = models.PositiveIntegerField(_("order more at"), default=0)
    in_stock = models.PositiveIntegerField(_("in stock"), default=0, editable=False)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_low(self) -> bool:
        return self.in_stock <= self.order_at


class MoveKind(models.TextChoices):
    RECEIVED = "received", _("received")
    HANDED = "handed", _("handed over")
    RETURNED = "returned", _("came back")
    LOST = "lost", _("spoilt or lost")
    COUNTED = "counted", _("counted anew")


class MaterialMove(models.Model):
    """So many more or fewer in our stock (`quantity` is signed), and who has them now; never edited."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    material = models.ForeignKey(Material, models.PROTECT, related_name="moves")
    kind = models.CharField(_("what"), max_length=8, choices=MoveKind.choices)
    quantity = models.IntegerField(_("how many"))
    partner = models.ForeignKey("partners.Partner", models.PROTECT, null=True, related_name="material_moves")
    placement = models.ForeignKey("campaigns.Placement", models.SET_NULL, null=True, related_name="moves")
    on = models.DateField(_("day"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(fields=["material", "-on"], name="materialmove_material"),
            models.Index(fields=["partner", "-on"], name="materialmove_partner"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(quantity=0), name="materialmove_is_some"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=["handed", "returned"]) | models.Q(partner__isnull=False),
                name="materialmove_handed_to_somebody",
            ),
        ]
