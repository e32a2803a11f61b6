"""What goes to the bank, under which terms, and what partners owe us (E4)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


@audited(money=["minimum", "limit"])
class PayoutTerms(models.Model):
    """For one currency, in minor units: what is too little to be paid, and from what sum a second person approves.

    `day` of the month is when statements are made. Without a row nothing is too little, and each payment needs a
    second person.
    """

    currency = models.CharField(_("currency"), max_length=3, unique=True)
    minimum = models.BigIntegerField(_("smallest payout"), default=0)
    limit = models.BigIntegerField(_("a second person approves above"), default=0)
    day = models.PositiveSmallIntegerField(_("day of the month"), default=3)

    class Meta:
        ordering = ["currency"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum__gte=0, limit__gte=0, day__gte=1, day__lte=28), name="payoutterms_possible"
            )
        ]


class PaymentBatch(models.Model):
    """Statements that go to the bank in one file."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    currency = models.CharField(_("currency"), max_length=3)
    total = models.BigIntegerField(_("total"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d} {self.currency}"


class PaymentOrder(models.Model):
    """A statement in a batch, with the recipient as it was known when the payment was ordered.

    What the partner changes later doesn't reach an order that was made: only the next one goes to the new details.
    `refused` says why the bank didn't pay it; such a statement may be ordered anew, under another `reference`.
    """

    batch = models.ForeignKey(PaymentBatch, models.PROTECT, related_name="orders")
    statement = models.ForeignKey("settlements.Statement", models.PROTECT, related_name="orders")
    reference = models.CharField(_("reference"), max_length=40, unique=True)
    recipient = models.CharField(_("recipient"), max_length=250)
    tax_id = models.CharField(max_length=40, blank=True)
    bank_details = models.TextField(blank=True)
    units = models.BigIntegerField(_("amount"))
    refused = models.CharField(_("why the bank refused"), max_length=200, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    refused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "statement"], name="paymentorder_once_a_batch"),
            models.UniqueConstraint(
                fields=["statement"], condition=models.Q(refused=""), name="paymentorder_one_stands"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


@audited(money=["units", "taken"])
class Debt(models.Model):
    """What a partner owes us and we take off its next statement; minor units of `currency`, above zero."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="debts")
    currency = models.CharField(_("currency"), max_length=3)
    units = models.BigIntegerField(_("amount"))
    on = models.DateField(_("date"))
    reason = models.CharField(_("for what"), max_length=200)
    taken = models.BigIntegerField(_("set off so far"), default=0)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("debt")
        verbose_name_plural = _("debts")
        ordering = ["on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(units__gt=0, taken__gte=0, taken__lte=models.F("units")), name="debt_is_possible"
            )
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def left(self) -> int:
        return self.units - self.taken


class SetOff(models.Model):
    """How much of a debt a statement took off."""

    statement = models.ForeignKey("settlements.Statement", models.PROTECT, related_name="set_offs")
    debt = models.ForeignKey(Debt, models.PROTECT, related_name="set_offs")
    units = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "debt"], name="setoff_once"),
            models.CheckConstraint(condition=models.Q(units__gt=0), name="setoff_takes_something"),
        ]


class BankChange(models.Model):
    """Bank details that a partner's person changed; nothing is paid to them before `held_until`."""

    legal_entity = models.ForeignKey("partners.LegalEntity", models.CASCADE, related_name="bank_changes")
    before = models.TextField(blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField()
    held_until = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at"]
