"""Ready offers for a kind of partner, and each copy that went to somebody (C2)."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models.scheme import Scheme
from core.models.audit import audited
from partners.models import Partner


@audited()
class Offer(models.Model):
    """Two to four priced options for one kind of partner, on one page."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=120)
    kind = models.ForeignKey(
        "partners.PartnerKind", models.PROTECT, null=True, verbose_name=_("for which kind"), related_name="offers"
    )
    intro = models.TextField(_("first words"), blank=True)
    closing = models.TextField(_("last words"), blank=True)
    valid_days = models.PositiveSmallIntegerField(_("valid for days"), default=30)
    is_active = models.BooleanField(_("in use"), default=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


@audited()
class OfferOption(models.Model):
    """A scheme as this offer puts it: who gives what, what each wins, at what price. One thing on a line."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    scheme = models.ForeignKey(Scheme, models.PROTECT, verbose_name=_("scheme"), related_name="+")
    title = models.CharField(_("name of the option"), max_length=120)
    we_give = models.TextField(_("we give"))
    they_give = models.TextField(_("you give"))
    we_win = models.TextField(_("we win"), blank=True)
    they_win = models.TextField(_("you win"), blank=True)
    price = models.CharField(_("price"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["offer", "position"], name="offeroption_position_once")]

    def __str__(self) -> str:
        return self.title


class ProposalState(models.TextChoices):
    """The states of an offer that was sent (`campaigns.rules.proposal` has the moves)."""

    SENT = "sent", _("Sent")
    OPENED = "opened", _("Opened")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: User | AnonymousUser) -> "ProposalQuerySet":
        """The offers sent to partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def waiting(self) -> "ProposalQuerySet":
        """Sent and not answered yet."""
        return self.filter(state__in=[ProposalState.SENT, ProposalState.OPENED])


@audited(exclude=["page"])
class Proposal(models.Model):
    """An offer as one partner got it. `page` holds its words as they were sent: a later edit changes nothing in it.

    Opened and answered are what a person did on the public page; a program that only follows the link does neither.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="proposals")
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="proposals")
    contact = models.ForeignKey(
        "partners.Contact", models.SET_NULL, null=True, blank=True, verbose_name=_("for whom"), related_name="+"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    page = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=9, choices=ProposalState.choices, default=ProposalState.SENT)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    valid_until = models.DateField(_("valid until"))
    opened_at = models.DateTimeField(_("opened"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.CharField(_("answered by"), max_length=150, blank=True)
    chosen = models.JSONField(_("chosen options"), default=list)
    comment = models.TextField(_("comment"), blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("sent offer")
        verbose_name_plural = _("sent offers")
        ordering = ["-sent_at", "-id"]
        indexes = [
            models.Index(fields=["state", "valid_until"], name="proposal_state"),
            models.Index(fields=["partner", "-sent_at"], name="proposal_partner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["accepted", "declined"], answered_at__isnull=False)
                | models.Q(state__in=["sent", "opened", "expired", "withdrawn"], answered_at__isnull=True),
                name="proposal_answered_has_a_moment",
            )
        ]

    def __str__(self) -> str:
        return str(self.page.get("title", "")) or str(self.uuid)[:8]
