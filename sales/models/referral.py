"""Referrals: customers that partners send us, and those that we send partners (D1)."""

import uuid
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from partners.models import Partner
from sales.rules.referral import LIVE


class Direction(models.TextChoices):
    INBOUND = "inbound", _("They sent us a customer")
    OUTBOUND = "outbound", _("We sent them a customer")


class ReferralKind(models.TextChoices):
    LEAD = "lead", _("Lead: we work it")
    REGISTRATION = "registration", _("Deal registration: the partner works it")


class ReferralSource(models.TextChoices):
    CABINET = "cabinet", _("Cabinet")
    MANAGER = "manager", _("Manager")
    LINK = "link", _("Link or QR")
    IMPORT = "import", _("Import")
    API = "api", _("API")


class ReferralState(models.TextChoices):
    NEW = "new", _("New")
    RETURNED = "returned", _("Returned for information")
    REJECTED = "rejected", _("Rejected")
    ACCEPTED = "accepted", _("Accepted")
    CONTACTED = "contacted", _("Contacted")
    MEASURED = "measured", _("Measured")
    QUOTED = "quoted", _("Quoted")
    WON = "won", _("Won")
    PAID = "paid", _("Paid")
    LOST = "lost", _("Lost")
    EXPIRED = "expired", _("Expired")


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, user: User | AnonymousUser) -> "ReferralQuerySet":
        """The referrals of the partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def live(self) -> "ReferralQuerySet":
        """Those that may still be won."""
        return self.filter(state__in=LIVE)

    def overdue(self, on: date) -> "ReferralQuerySet":
        """Those that stay in their state longer than they may."""
        return self.filter(due_on__lt=on)

    def unprotected(self, on: date) -> "ReferralQuerySet":
        """Those alive whose protection has run out."""
        return self.live().filter(protected_until__lt=on)


@audited(inserts=False, exclude=["key"], money=["amount"])
class Referral(models.Model):
    """One customer, one partner, one direction.

    `key` is the business key: the same event registered twice is one referral. Phone, e-mail and tax id stand here
    as they are shown; what they come to stands in `ReferralKey`. `protected_until` is the last protected day; null
    where nothing is protected. `due_on` is the last day on which it may stay in its state; null where it may
    stay for ever. `first` is the referral that held the customer when this one came too late.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=120, unique=True, editable=False)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction.choices, default=Direction.INBOUND)
    kind = models.CharField(_("kind"), max_length=12, choices=ReferralKind.choices, default=ReferralKind.LEAD)
    source = models.CharField(_("came by"), max_length=8, choices=ReferralSource.choices)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="referrals", db_index=False)
    seller = models.ForeignKey(
        "partners.Seller", models.SET_NULL, null=True, blank=True, verbose_name=_("seller"), related_name="referrals"
    )
    code = models.ForeignKey(
        "campaigns.Code", models.PROTECT, null=True, blank=True, verbose_name=_("code"), related_name="referrals"
    )
    scheme = models.ForeignKey(
        "campaigns.Scheme", models.SET_NULL, null=True, blank=True, verbose_name=_("scheme"), related_name="+"
    )
    customer = models.CharField(_("customer"), max_length=150)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    tax_id = models.CharField(_("tax id"), max_length=32, blank=True)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    consented_at = models.DateTimeField(_("consent given"), null=True, blank=True)
    amount = models.BigIntegerField(_("expected amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=ReferralState.choices, default=ReferralState.NEW)
    state_since = models.DateTimeField()
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    due_on = models.DateField(_("due"), null=True)
    registered_at = models.DateTimeField(_("registered"))
    registered_on = models.DateField()
    protected_until = models.DateField(_("protected until"), null=True)
    extended_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    first = models.ForeignKey("self", models.PROTECT, null=True, related_name="latecomers")
    registered_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+", db_index=False)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(customer=""), name="referral_names_a_customer"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["rejected", "lost", "returned"]) | ~models.Q(reason=""),
                name="referral_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["partner", "-registered_at"], name="referral_partner"),
            models.Index(fields=["-registered_at", "-id"], name="referral_registered"),
            models.Index(fields=["state", "-registered_at"], name="referral_state"),
            models.Index(fields=["due_on"], condition=models.Q(due_on__isnull=False), name="referral_due"),
            models.Index(
                fields=["protected_until"], condition=models.Q(state__in=sorted(LIVE)), name="referral_protection"
            ),
            GinIndex(OpClass(Upper("customer"), name="gin_trgm_ops"), name="referral_customer"),
        ]

    def __str__(self) -> str:
        return self.customer

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    def days_left(self, *, on: date) -> int | None:
        """Days of protection after `on`; 0 on the last day and after it, None where nothing is protected."""
        return max(0, (self.protected_until - on).days) if self.protected_until and self.is_live else None
