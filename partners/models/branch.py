"""Branches: the places where a partner works (B1)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited()
class Branch(models.Model):
    """A shop, showroom or office of a partner, and the area it serves."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="branches")
    name = models.CharField(_("name"), max_length=150)
    city = models.CharField(_("city"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    area = models.CharField(_("area served"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
