"""Deals: orders that partners brought (D2)."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from core.rules.weeks import IsoWeek
from partners.models import Partner


class DealState(models.TextChoices):
    OPEN = "open", _("Open")
    WON = "won", _("Won")
    LOST = "lost", _("Lost")
    CANCELLED = "cancelled", _("Cancelled")


NAMES_A_CUSTOMER = (
    ~models.Q(customer_phone="")
    | ~models.Q(customer_email="")
    | ~models.Q(customer_tax_id="")
    | models.Q(code__isnull=False)
)
"""What an order needs to be found a referral for."""


class DealQuerySet(models.QuerySet["Deal"]):
    def counted(self) -> "DealQuerySet":
        """The deals that make turnover."""
        return self.filter(state=DealState.WON)

    def visible_to(self, user: User | AnonymousUser) -> "DealQuerySet":
        """The deals of the partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def of_week(self, week: IsoWeek) -> "DealQuerySet":
        """The deals of an ISO week of the company's calendar."""
        return self.filter(ordered_on__range=(week.monday, week.sunday))


@audited(inserts=False, money=["amount", "margin", "base_amount", "base_margin"])
class Deal(models.Model):
    """An order on a day of the company's calendar; money in minor units.

    `key` is the business key, unique: the order number of the source, or a digest of the row where the source
    has none (`imports.rules.keys`). `base_amount` and `base_margin` are in the company's currency at `rate`,
    which is kept; `margin` is null where the cost is unknown. Of the deals of a referral the one that `converts` it
    is the order that won it. The customer's phone, e-mail and tax id are normalised: referrals are found by them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="deals", db_index=False)
    key = models.CharField(max_length=80, unique=True)
    number = models.CharField(_("number"), max_length=64, blank=True)
    ordered_on = models.DateField(_("date"))
    state = models.CharField(_("state"), max_length=9, choices=DealState.choices, default=DealState.WON)
    amount = models.BigIntegerField(_("amount"))
    margin = models.BigIntegerField(_("margin"), null=True)
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.DecimalField(max_digits=18, decimal_places=8, default=1)
    base_amount = models.BigIntegerField()
    base_margin = models.BigIntegerField(null=True)
    seller = models.CharField(_("seller"), max_length=120, blank=True)
    referral = models.ForeignKey("sales.Referral", models.PROTECT, null=True, related_name="deals", db_index=False)
    converts = models.BooleanField(default=False, db_default=False)
    code = models.ForeignKey("campaigns.Code", models.PROTECT, null=True, related_name="deals", db_index=False)
    customer = models.CharField(_("customer"), max_length=150, blank=True, db_default="")
    customer_phone = models.CharField(_("phone"), max_length=32, blank=True, db_default="")
    customer_email = models.CharField(_("e-mail"), max_length=254, blank=True, db_default="")
    customer_tax_id = models.CharField(_("tax id"), max_length=32, blank=True, db_default="")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DealQuerySet.as_manager()

    class Meta:
        verbose_name = _("deal")
        verbose_name_plural = _("deals")
        ordering = ["-ordered_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral"], condition=models.Q(converts=True), name="deal_converts_a_referral_once"
            ),
            models.CheckConstraint(
                condition=models.Q(converts=False) | models.Q(referral__isnull=False), name="deal_converts_something"
            ),
        ]
        indexes = [
            models.Index(fields=["referral"], condition=models.Q(referral__isnull=False), name="deal_referral"),
            models.Index(fields=["code"], condition=models.Q(code__isnull=False), name="deal_code"),
            # It serves lookups by partner too, so that the foreign key needs no index of its own.
            models.Index(fields=["partner", "-ordered_on"], name="deal_partner_day"),
            # The night reads the days at the edges of its windows from the index alone.
            models.Index(fields=["ordered_on"], name="deal_on", include=["state", "partner", "base_amount"]),
            # Those that the night looks for a referral of.
            models.Index(
                fields=["ordered_on"], name="deal_to_match", condition=NAMES_A_CUSTOMER & models.Q(referral=None)
            ),
            models.Index(fields=["state", "-ordered_on"], name="deal_not_won", condition=~models.Q(state="won")),
        ]

    def __str__(self) -> str:
        return self.number or str(self.uuid)[:8]


class DealLine(models.Model):
    """A line of a deal; `quantity` in the product's unit, money in minor units of the deal's currency."""

    deal = models.ForeignKey(Deal, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    product = models.ForeignKey("sales.Product", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    article = models.CharField(max_length=64, blank=True)
    quantity = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    amount = models.BigIntegerField()
    cost = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["deal", "position"], name="dealline_position_once")]
