"""Accounts of the ledger (E2)."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import Partner


class AccountKind(models.TextChoices):
    """What an account's balance says; a plus is money for the partner, a minus is where it comes from."""

    COST = "cost", _("Cost of commissions")
    ACCRUED = "accrued", _("Earned, not approved yet")
    OWED = "owed", _("Approved, to be paid")
    PAID = "paid", _("Paid out")
    SET_OFF = "set_off", _("Set off against what they owe us")


class AccountQuerySet(models.QuerySet["Account"]):
    def visible_to(self, user: User | AnonymousUser) -> "AccountQuerySet":
        """The accounts of the partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()


class Account(models.Model):
    """What one side of the money of a partner comes to, in one currency.

    Every account belongs to a partner, also the cost: no row is shared by all, so that partners' money never waits
    for another's. `balance`, `entries` and `head` (the hash of the latest entry) are kept by the trigger that
    writes an entry and refused to anyone else.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=AccountKind.choices)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="accounts", db_index=False)
    legal_entity = models.ForeignKey("partners.LegalEntity", models.PROTECT, null=True, related_name="accounts")
    seller = models.ForeignKey("partners.Seller", models.PROTECT, null=True, related_name="accounts")
    currency = models.CharField(_("currency"), max_length=3)
    balance = models.BigIntegerField(_("balance"), default=0, editable=False)
    entries = models.BigIntegerField(default=0, editable=False)
    head = models.BinaryField(default=b"", editable=False)

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["partner", "currency", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "kind", "currency", "legal_entity", "seller"],
                nulls_distinct=False,
                name="account_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.currency}"
