"""What happens to a deal after it is won: goods come back, money comes in (D2). Never changed, corrected by another."""

import uuid

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class DealReturn(models.Model):
    """Goods brought back, or a part cancelled before delivery; a deal called off whole has the state `cancelled`.

    `key` is the business key: the same return told twice is one row. Money is positive, in minor units of the deal's
    currency, and in the company's at the deal's own rate; `margin` is the part of the deal's margin that went
    with it, null where the deal's is unknown.
    """

    class Kind(models.TextChoices):
        RETURN = "return", _("Return")
        CANCELLATION = "cancellation", _("Part cancelled")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    deal = models.ForeignKey("sales.Deal", models.PROTECT, related_name="returns")
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices, default=Kind.RETURN)
    returned_on = models.DateField(_("date"))
    amount = models.BigIntegerField(_("amount"))
    margin = models.BigIntegerField(_("margin"), null=True)
    base_amount = models.BigIntegerField()
    base_margin = models.BigIntegerField(null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("return")
        verbose_name_plural = _("returns")
        ordering = ["returned_on", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="dealreturn_is_something")]
        triggers = [_APPEND_ONLY]


class DealPayment(models.Model):
    """Money of the customer for a deal, in minor units of its currency; a negative one takes a mistake back.

    `key` is the business key: the same payment told twice is one row.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    deal = models.ForeignKey("sales.Deal", models.PROTECT, related_name="payments")
    key = models.CharField(max_length=120, unique=True)
    paid_on = models.DateField(_("date"))
    amount = models.BigIntegerField(_("amount"))
    base_amount = models.BigIntegerField()
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["paid_on", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(amount=0), name="dealpayment_is_something")]
        triggers = [_APPEND_ONLY]
