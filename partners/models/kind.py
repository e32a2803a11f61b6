"""Kinds of partner: data, not code."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.Model):
    """Designer, shop, foreman, dealer and so on (B1)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        verbose_name = _("kind of partner")
        verbose_name_plural = _("kinds of partner")
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name
