"""Who earns what for which customers (E1)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models import Tier
from settlements.rules.terms import Basis, Due, Orders, Period, Shape, Slab


class Beneficiary(models.TextChoices):
    PARTNER = "partner", _("Partner")
    SELLER = "seller", _("Seller")


class RuleKind(models.TextChoices):
    PERCENT = Shape.PERCENT, _("Percent")
    FIXED = Shape.FIXED, _("Fixed sum for a customer")
    STEPS = Shape.STEPS, _("Steps by volume")
    SPLIT = Shape.SPLIT, _("Share of the profit")
    ENDED = Shape.ENDED, _("No longer applies")


BASES = [(Basis.AMOUNT, _("of the amount")), (Basis.MARGIN, _("of the margin"))]
SLABS = [
    (Slab.MARGINAL, _("each step's rate for the part inside the step")),
    (Slab.WHOLE, _("the rate of the step reached for the whole volume")),
]
PERIODS = [
    (Period.DEAL, _("a deal")),
    (Period.MONTH, _("a month")),
    (Period.QUARTER, _("a quarter")),
    (Period.YEAR, _("a year")),
]
ORDERS = [
    (Orders.ALL, _("Every order")),
    (Orders.FIRST, _("The first order only")),
    (Orders.MONTHS, _("Orders of the first months")),
]
DUES = [
    (Due.ORDER, _("when the order is won")),
    (Due.PAID, _("when the customer has paid all of it")),
    (Due.PARTS, _("with each payment, in proportion")),
]


class CommissionRule(models.Model):
    """To whom a rule pays and where it applies: an empty scope field means any.

    Its terms stand in versions. `stage` is the referral's stage that earns (a booked measurement); empty for a sale.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    beneficiary = models.CharField(
        _("who earns"), max_length=7, choices=Beneficiary.choices, default=Beneficiary.PARTNER
    )
    stage = models.CharField(_("for the stage"), max_length=20, blank=True)
    partner = models.ForeignKey(
        "partners.Partner",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("partner"),
        related_name="commission_rules",
    )
    kind = models.ForeignKey(
        "partners.PartnerKind",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("kind of partner"),
        related_name="+",
        db_index=False,
    )
    scheme = models.ForeignKey(
        "campaigns.Scheme",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("scheme"),
        related_name="+",
        db_index=False,
    )
    agreement = models.ForeignKey(
        "campaigns.Agreement",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("agreement"),
        related_name="commission_rules",
    )
    code = models.ForeignKey(
        "campaigns.Code",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("code"),
        related_name="commission_rules",
        db_index=False,
    )
    campaign = models.CharField(_("campaign"), max_length=120, blank=True)
    tier = models.CharField(_("tier"), max_length=10, choices=Tier.choices, blank=True)
    product_group = models.CharField(_("product group"), max_length=80, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("commission rule")
        verbose_name_plural = _("commission rules")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "beneficiary",
                    "stage",
                    "code",
                    "agreement",
                    "partner",
                    "campaign",
                    "product_group",
                    "tier",
                    "scheme",
                    "kind",
                ],
                nulls_distinct=False,
                name="commissionrule_scope_once",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="commissionrule_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RuleVersion(models.Model):
    """The terms of a rule from a day on; append-only.

    A later version (a higher `number`) replaces all earlier ones from its day on, so that two are never in force
    on one day. Money in minor units of `currency`; with none the deal's own currency is kept, which only a bare
    percentage or share allows. `steps` are `[from units, percent]`, ascending from zero, half-open.
    """

    rule = models.ForeignKey(CommissionRule, models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    valid_from = models.DateField(_("valid from"))
    shape = models.CharField(_("how it is computed"), max_length=8, choices=RuleKind.choices)
    basis = models.CharField(_("of what"), max_length=6, choices=BASES, default=Basis.AMOUNT)
    percent = models.DecimalField(_("percent"), max_digits=7, decimal_places=4, default=0)
    fixed = models.BigIntegerField(_("fixed sum"), default=0)
    steps = models.JSONField(_("steps"), default=list, blank=True)
    slab = models.CharField(_("a step's rate applies to"), max_length=8, choices=SLABS, default=Slab.MARGINAL)
    volume_of = models.CharField(_("volume of"), max_length=7, choices=PERIODS, default=Period.MONTH)
    orders = models.CharField(_("which orders"), max_length=6, choices=ORDERS, default=Orders.ALL)
    months = models.PositiveSmallIntegerField(_("months"), default=0)
    customer_cap = models.BigIntegerField(_("at most for a customer"), null=True, blank=True)
    period_cap = models.BigIntegerField(_("at most for a period"), null=True, blank=True)
    cap_period = models.CharField(_("period"), max_length=7, choices=PERIODS, default=Period.MONTH)
    due = models.CharField(_("due"), max_length=5, choices=DUES, default=Due.ORDER)
    hold_days = models.PositiveSmallIntegerField(_("days held"), default=0)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    note = models.CharField(_("why it changed"), max_length=200, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="ruleversion_number_once"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=0, percent__lte=100, fixed__gte=0), name="ruleversion_is_possible"
            ),
            models.CheckConstraint(
                condition=~models.Q(currency="")
                | models.Q(shape__in=[Shape.PERCENT, Shape.SPLIT], customer_cap=None, period_cap=None)
                | models.Q(shape=Shape.ENDED),
                name="ruleversion_sums_have_a_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} #{self.number}"
