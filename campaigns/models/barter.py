"""Goods and services that went either way instead of money, at the price agreed for them (C8)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models.obligation import Side
from core.models.audit import audited


@audited(money=["amount"])
class Barter(models.Model):
    """`side` gave it on a day; `amount` is its agreed price in minor units of the company's currency."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="barter", db_index=False)
    side = models.CharField(_("who gave"), max_length=4, choices=Side.choices)
    what = models.CharField(_("what"), max_length=200)
    amount = models.BigIntegerField(_("agreed price"))
    on = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("barter")
        verbose_name_plural = _("barter")
        ordering = ["-on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="barter_has_a_price"),
            models.CheckConstraint(condition=~models.Q(what=""), name="barter_says_what"),
        ]
        indexes = [models.Index(fields=["partner", "-on", "-id"], name="barter_partner")]

    def __str__(self) -> str:
        return self.what
