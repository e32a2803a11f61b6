"""Commissions: what a partner or seller earned, why, and how far it is on the way to them (E2)."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from partners.models import Partner, Tier
from settlements.models.rule import Beneficiary


class CommissionState(models.TextChoices):
    ACCRUED = "accrued", _("Earned")
    HELD = "held", _("Held")
    APPROVED = "approved", _("Approved")
    IN_STATEMENT = "stated", _("In a statement")
    PAID = "paid", _("Paid")
    REVERSED = "reversed", _("Taken back")
    NOTHING = "nothing", _("Nothing due")


OPEN = (CommissionState.ACCRUED, CommissionState.HELD)
"""Earned but not approved: on the account of that name."""


class CommissionKind(models.TextChoices):
    SALE = "sale", _("Sale")
    STAGE = "stage", _("Stage")
    CORRECTION = "fix", _("Return or correction")


class CommissionQuerySet(models.QuerySet["Commission"]):
    def visible_to(self, user: User | AnonymousUser) -> "CommissionQuerySet":
        """The commissions of the partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def earning(self) -> "CommissionQuerySet":
        """Those that hold money: neither nothing from the start nor taken back."""
        return self.exclude(state__in=[CommissionState.NOTHING, CommissionState.REVERSED])

    def ripe(self, *, on: date) -> "CommissionQuerySet":
        """Those whose hold has ended by a day; one held without a day waits for a person."""
        return self.filter(
            models.Q(state=CommissionState.ACCRUED) | models.Q(state=CommissionState.HELD, held_until__lte=on)
        )

    def to_state(self) -> "CommissionQuerySet":
        """Approved and in no statement yet."""
        return self.filter(state=CommissionState.APPROVED)


@audited(inserts=False, exclude=["computation"], money=["amount", "base", "deal_base", "company_amount"])
class Commission(models.Model):
    """One sum for one beneficiary; minor units of `currency`, below zero where it takes something back.

    `key` is the business key. `base` is what it was computed of, in `currency`, and `deal_base` the same in
    `deal_currency`, at `exchange_rate`; `company_amount` is the sum in the company's currency, null where no rate is
    known. `tier` is the partner's on the day of the sale. `computation` holds the steps of the why
    (`settlements.rules.why`); `reason` says why nothing is due. What was computed never changes, and the
    database lets a state move only as `settlements.rules.states` says.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(_("for"), max_length=5, choices=CommissionKind.choices)
    beneficiary = models.CharField(_("who earns"), max_length=7, choices=Beneficiary.choices)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="commissions", db_index=False)
    legal_entity = models.ForeignKey(
        "partners.LegalEntity", models.PROTECT, null=True, related_name="commissions", verbose_name=_("legal entity")
    )
    seller = models.ForeignKey(
        "partners.Seller", models.PROTECT, null=True, related_name="commissions", verbose_name=_("seller")
    )
    deal = models.ForeignKey("sales.Deal", models.PROTECT, null=True, related_name="commissions")
    referral = models.ForeignKey("sales.Referral", models.PROTECT, null=True, related_name="commissions")
    version = models.ForeignKey("settlements.RuleVersion", models.PROTECT, null=True, related_name="commissions")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    earned_on = models.DateField(_("date"))
    customer = models.CharField(max_length=80, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    amount = models.BigIntegerField(_("commission"))
    base = models.BigIntegerField(default=0)
    deal_base = models.BigIntegerField(default=0)
    deal_currency = models.CharField(max_length=3, blank=True)
    exchange_rate = models.DecimalField(max_digits=18, decimal_places=8, default=1)
    company_amount = models.BigIntegerField(null=True)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier.choices, blank=True)
    computation = models.JSONField(default=dict)
    reason = models.CharField(max_length=24, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=CommissionState.choices)
    held_until = models.DateField(_("held until"), null=True, blank=True)
    held_reason = models.CharField(_("why held"), max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    paid_on = models.DateField(_("paid"), null=True)
    reversed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects = CommissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("commission")
        verbose_name_plural = _("commissions")
        ordering = ["-earned_on", "-id"]
        indexes = [
            models.Index(fields=["-earned_on", "-id"], name="commission_day"),
            models.Index(fields=["partner", "-earned_on", "-id"], name="commission_partner_day"),
            models.Index(
                fields=["state", "held_until"],
                name="commission_ripening",
                condition=models.Q(state__in=["accrued", "held"]),
            ),
            models.Index(
                fields=["partner", "legal_entity", "currency"],
                name="commission_to_state",
                condition=models.Q(state="approved"),
            ),
            models.Index(fields=["customer"], name="commission_customer", condition=~models.Q(customer="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(state="nothing", amount=0) & ~models.Q(reason=""))
                | models.Q(state="reversed")
                | (~models.Q(state="nothing") & ~models.Q(amount=0)),
                name="commission_says_why_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.earned_on}"
