"""The registry of papers (B6)."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.models.audit import audited
from documents.models.stored_file import READS_PAPERS
from partners.models import Partner


class PaperKind(models.TextChoices):
    CONTRACT = "contract", _("Contract")
    ANNEX = "annex", _("Annex")
    ACT = "act", _("Act of work done")
    INVOICE = "invoice", _("Invoice")
    CERTIFICATE = "cert", _("Certificate")
    OTHER = "other", _("Other paper")


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")
    SIGNED = "signed", _("Signed")
    EXPIRED = "expired", _("Expired")
    CANCELLED = "cancelled", _("Cancelled")


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: User | AnonymousUser) -> "PaperQuerySet":
        """The papers that a person may know of: staff by partner, a partner's principal and accountant those of
        their own firm that were sent to it."""
        if isinstance(user, User) and user.is_partner:
            firms = user.memberships.filter(role__in=READS_PAPERS).values("partner")
            return self.filter(partner__in=firms).shown_to_partner() if user.is_active else self.none()
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def shown_to_partner(self) -> "PaperQuerySet":
        """Drafts are ours alone."""
        return self.exclude(state=PaperState.DRAFT)

    def unsigned_since(self, day: date) -> "PaperQuerySet":
        """Sent by that day and not signed yet."""
        return self.filter(state=PaperState.SENT, sent_on__lte=day)

    def over(self, *, on: date) -> "PaperQuerySet":
        """Signed papers whose last day has passed, whatever the night has said of them yet."""
        return self.filter(state=PaperState.SIGNED, expires_on__lt=on)

    def expiring(self, *, on: date, within: int) -> "PaperQuerySet":
        """Signed papers whose last day is one of the next `within` days."""
        return self.filter(state=PaperState.SIGNED, expires_on__range=(on, on + timedelta(days=within)))


@audited(money=["amount"])
class Paper(models.Model):
    """A paper between us and a partner, of one of its legal entities and, where it is of a month, of that month.

    `month` is the month's first day; `expires_on` the last day on which the paper holds; `amount` in minor units of
    `currency`. States move as `documents.rules.paper` says.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="papers", db_index=False)
    legal_entity = models.ForeignKey(
        "partners.LegalEntity",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("legal entity"),
        related_name="papers",
    )
    kind = models.CharField(_("kind"), max_length=8, choices=PaperKind.choices, default=PaperKind.CONTRACT)
    number = models.CharField(_("number"), max_length=64, blank=True)
    dated_on = models.DateField(_("date"))
    month = models.DateField(_("month"), null=True, blank=True)
    amount = models.BigIntegerField(_("amount"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=PaperState.choices, default=PaperState.DRAFT)
    sent_on = models.DateField(_("sent"), null=True, blank=True)
    signed_on = models.DateField(_("signed"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(auto_now=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["-dated_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "kind", "number"],
                condition=~models.Q(number="") & ~models.Q(state="cancelled"),
                name="paper_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | ~models.Q(currency=""), name="paper_amount_has_a_currency"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["sent", "signed", "expired"]) | models.Q(sent_on__isnull=False),
                name="paper_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["signed", "expired"]) | models.Q(signed_on__isnull=False),
                name="paper_signed_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(month=None) | models.Q(month__day=1), name="paper_month_is_its_first_day"
            ),
        ]
        indexes = [
            models.Index(fields=["partner", "-dated_on", "-id"], name="paper_partner_day"),
            models.Index(fields=["-dated_on", "-id"], name="paper_day"),
            models.Index(fields=["state", "sent_on"], name="paper_sent", condition=models.Q(state="sent")),
            models.Index(fields=["expires_on"], name="paper_expires", condition=models.Q(state="signed")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class PaperFile(models.Model):
    """A file of a paper: its text, a signed copy, an annexed sheet."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="files")
    file = models.OneToOneField("documents.StoredFile", models.PROTECT, related_name="of_paper")

    class Meta:
        ordering = ["id"]
