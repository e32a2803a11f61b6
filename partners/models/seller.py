"""The partner's employees who recommend us (B1)."""

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class SellerQuerySet(models.QuerySet["Seller"]):
    def working(self, on: date) -> "SellerQuerySet":
        """Those who haven't left by a day."""
        return self.filter(models.Q(left_on=None) | models.Q(left_on__gt=on))


@audited(exclude=["phone_normal"])
class Seller(models.Model):
    """A named person in a partner's shop; `member` is their cabinet, where they have one.

    Whoever leaves stays on record, because codes and commissions name them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="sellers")
    branch = models.ForeignKey(
        "partners.Branch", models.SET_NULL, null=True, blank=True, verbose_name=_("branch"), related_name="sellers"
    )
    member = models.OneToOneField(
        "partners.Member", models.SET_NULL, null=True, blank=True, verbose_name=_("log-in"), related_name="seller"
    )
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("role"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    phone_normal = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    email = models.EmailField(_("e-mail"), blank=True)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)

    objects = SellerQuerySet.as_manager()

    class Meta:
        verbose_name = _("seller")
        verbose_name_plural = _("sellers")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
