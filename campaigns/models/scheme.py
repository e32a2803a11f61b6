"""Schemes of cooperation: shipped with the product, editable (C1)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited()
class Scheme(models.Model):
    """One way of working together. `code` names a shipped scheme; blank for one that a user wrote."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name = models.CharField(_("name"), max_length=120)
    how = models.TextField(_("how it works"), blank=True)
    we_do = models.TextField(_("what we do"), blank=True)
    they_do = models.TextField(_("what they do"), blank=True)
    we_win = models.TextField(_("what we win"), blank=True)
    they_win = models.TextField(_("what they win"), blank=True)
    first_steps = ArrayField(models.CharField(max_length=200), verbose_name=_("first steps"), default=list, blank=True)

    class Meta:
        verbose_name = _("scheme of cooperation")
        verbose_name_plural = _("schemes of cooperation")
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="scheme_code_once")]

    def __str__(self) -> str:
        return self.name
