"""Goods and their prices: what a deal's quantity is worth when the file names no amount."""

import uuid

from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited(money=["price"])
class Product(models.Model):
    """An article of ours; `price` in minor units."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    article = models.CharField(_("article"), max_length=64, blank=True)
    group = models.CharField(_("product group"), max_length=80, blank=True, db_default="")
    price = models.BigIntegerField(_("price"))
    currency = models.CharField(_("currency"), max_length=3)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["article"], condition=~models.Q(article=""), name="product_article_once"),
            models.CheckConstraint(condition=models.Q(price__gte=0), name="product_price_not_negative"),
        ]
        indexes = [models.Index(Upper("name"), name="product_name")]

    def __str__(self) -> str:
        return self.name
