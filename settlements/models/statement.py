"""Statements: what a partner is told that it earned, and what becomes of it (E3)."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import MemberRole, Partner

SEES_MONEY = (MemberRole.PRINCIPAL, MemberRole.ACCOUNTANT)
"""The partner's people who see the firm's money; a seller sees their own."""


class StatementState(models.TextChoices):
    MADE = "made", _("Made")
    SENT = "sent", _("Sent")
    CONFIRMED = "confirmed", _("Confirmed by the partner")
    DISPUTED = "disputed", _("Disputed by the partner")
    APPROVED = "approved", _("Approved for payment")
    ORDERED = "ordered", _("In a payment batch")
    PAID = "paid", _("Paid")


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: User | AnonymousUser) -> "StatementQuerySet":
        """The statements that a person may know of: staff by partner, a partner's people what was sent to them."""
        if isinstance(user, User) and user.is_partner:
            return self.of_people(user)
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def of_people(self, user: User) -> "StatementQuerySet":
        """What was sent to a partner's person: the firm's to its principal and accountant, a seller's to the seller."""
        firms = user.memberships.filter(role__in=SEES_MONEY).values("partner")
        mine = models.Q(partner__in=firms) | models.Q(seller__member__user=user)
        return self.filter(mine).exclude(state=StatementState.MADE) if user.is_active else self.none()

    def unpaid(self) -> "StatementQuerySet":
        """Those with something to pay that isn't paid yet."""
        return self.filter(payable__gt=0).exclude(state=StatementState.PAID)


class Statement(models.Model):
    """The commissions of a holder (legal entity or seller) in a currency that were approved and in none before.

    Minor units: `carried_in + earned - set_off = payable + carried_out`, and `earned` is the sum of the lines. What
    was carried in comes from the holder's statement before; what is below the minimum payout, or below zero, is
    carried out. The database keeps all of it from the moment it is made: a correction comes in the next one. `until` is
    the last day whose sales it may hold.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="statements", db_index=False)
    legal_entity = models.ForeignKey("partners.LegalEntity", models.PROTECT, null=True, related_name="statements")
    seller = models.ForeignKey("partners.Seller", models.PROTECT, null=True, related_name="statements")
    currency = models.CharField(_("currency"), max_length=3)
    until = models.DateField(_("up to"))
    earned = models.BigIntegerField(_("earned"))
    carried_in = models.BigIntegerField(_("carried over from before"), default=0)
    set_off = models.BigIntegerField(_("set off against what they owe us"), default=0)
    payable = models.BigIntegerField(_("to be paid"))
    carried_out = models.BigIntegerField(_("carried over to the next"), default=0)
    lines_count = models.PositiveIntegerField(default=0)
    state = models.CharField(_("state"), max_length=9, choices=StatementState.choices, default=StatementState.MADE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField(_("made"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False)
    sent_at = models.DateTimeField(_("sent"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.CharField(_("answered by"), max_length=254, blank=True)
    answer = models.TextField(_("what the partner says"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(_("approved"), null=True)
    batch = models.ForeignKey("settlements.PaymentBatch", models.PROTECT, null=True, related_name="statements")
    paid_on = models.DateField(_("paid"), null=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-until", "-id"]
        indexes = [
            models.Index(fields=["partner", "-until", "-id"], name="statement_partner"),
            models.Index(fields=["-until", "-id"], name="statement_until"),
            models.Index(
                fields=["state", "-until"],
                name="statement_unpaid",
                condition=models.Q(payable__gt=0) & ~models.Q(state="paid"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "legal_entity", "seller", "currency", "until"],
                nulls_distinct=False,
                name="statement_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    carried_out=models.F("carried_in") + models.F("earned") - models.F("set_off") - models.F("payable")
                ),
                name="statement_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(payable__gte=0, set_off__gte=0), name="statement_takes_nothing_out"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | (
                    (models.Q(made_by=None) | ~models.Q(approved_by=models.F("made_by")))
                    & (models.Q(sent_by=None) | ~models.Q(approved_by=models.F("sent_by")))
                ),
                name="statement_approved_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(state="paid", paid_on__isnull=False)
                | (~models.Q(state="paid") & models.Q(paid_on=None)),
                name="statement_paid_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What the partner and the bank call it."""
        return f"{self.until:%Y%m}-{self.pk}"

    @property
    def month(self) -> date:
        return self.until.replace(day=1)

    @property
    def holder_name(self) -> str:
        """The seller, the legal entity, or the partner where none is recorded."""
        return str(self.seller or self.legal_entity or self.partner)


class StatementLine(models.Model):
    """A commission in the one statement that holds it; `units` is its amount, kept by the database."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    commission = models.OneToOneField("settlements.Commission", models.PROTECT, related_name="statement_line")
    units = models.BigIntegerField()

    class Meta:
        ordering = ["id"]


class StatementRun(models.Model):
    """The monthly making of statements, once for each last day."""

    until = models.DateField(unique=True)
    made_at = models.DateTimeField()
    statements = models.PositiveIntegerField()


class StatementPaper(models.Model):
    """An invoice or closing paper that came with a statement."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="papers")
    paper = models.OneToOneField("documents.Paper", models.CASCADE, related_name="of_statement")
