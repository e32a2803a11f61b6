"""Transactions and entries of the ledger: append-only (E2)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TransactionKind(models.TextChoices):
    ACCRUAL = "accrual", _("Earned")
    APPROVAL = "approval", _("Approved")
    REVERSAL = "reversal", _("Taken back")
    TRANSFER = "transfer", _("Moved to another legal entity")
    PAYOUT = "payout", _("Paid")
    SET_OFF = "set_off", _("Set off")
    CORRECTION = "correction", _("Corrected")


class Transaction(models.Model):
    """Entries that sum to zero in each currency, written once and whole.

    `key` is the business key; `digest` of what was to be written tells the same event told twice from another one
    under its key. `written_in` is the database transaction: no entry joins it later.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=TransactionKind.choices)
    on = models.DateField(_("date"))
    digest = models.CharField(max_length=64)
    note = models.CharField(_("note"), max_length=200, blank=True)
    commission = models.ForeignKey(
        "settlements.Commission", models.PROTECT, null=True, related_name="transactions", verbose_name=_("commission")
    )
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(_("written"))
    written_in = models.BigIntegerField(db_default=models.Func(function="txid_current"), editable=False)

    class Meta:
        verbose_name = _("transaction")
        verbose_name_plural = _("transactions")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """Minor units added to one account.

    `number` counts the account's entries from one, `balance` is the account's after this one, and `hash` seals
    both with the transaction's digest and the hash before: all three are given by the database.
    """

    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="entries")
    account = models.ForeignKey("settlements.Account", models.PROTECT, related_name="lines", db_index=False)
    units = models.BigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3)
    number = models.BigIntegerField(editable=False)
    balance = models.BigIntegerField(editable=False)
    hash = models.BinaryField(editable=False)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["account", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="entry_number_once"),
            models.CheckConstraint(condition=~models.Q(units=0), name="entry_moves_something"),
        ]
