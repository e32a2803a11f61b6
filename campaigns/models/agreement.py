"""Agreements: what each side gives, in versions of which those in force are never edited (C3)."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models.frozen import only_in_drafts
from core.models.audit import audited
from partners.models import Partner


class AgreementState(models.TextChoices):
    """Where the agreement as a whole stands; `campaigns.rules.agreement` has the moves."""

    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("In force, amended")
    ENDED = "ended", _("Ended")
    DROPPED = "dropped", _("Not concluded")


STANDING = (AgreementState.IN_FORCE, AgreementState.AMENDED)


class Ending(models.TextChoices):
    """Why an agreement ended."""

    EXPIRED = "expired", _("its term is over")
    BY_US = "by_us", _("ended by us")
    BY_THEM = "by_them", _("ended by the partner")
    BREACHED_BY_US = "breached_by_us", _("breached by us")
    BREACHED_BY_THEM = "breached_by_them", _("breached by the partner")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def visible_to(self, user: User | AnonymousUser) -> "AgreementQuerySet":
        """The agreements with partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()

    def standing(self) -> "AgreementQuerySet":
        """Those in force, amended or not."""
        return self.filter(state__in=STANDING)


@audited()
class Agreement(models.Model):
    """An agreement with a partner through all its versions.

    `version` is the one that counts: in force, or the latest while none is. `ends_on` is the last day of the term as
    it stands after renewals, null without an end.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="agreements")
    number = models.CharField(_("number"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=160)
    state = models.CharField(
        _("state"), max_length=8, choices=AgreementState.choices, default=AgreementState.DRAFT, editable=False
    )
    version = models.OneToOneField(
        "campaigns.AgreementVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    legal_entity = models.ForeignKey(
        "partners.LegalEntity", models.SET_NULL, null=True, blank=True, verbose_name=_("their firm"), related_name="+"
    )
    our_responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        verbose_name=_("responsible on our side"),
        related_name="+",
    )
    their_responsible = models.ForeignKey(
        "partners.Contact",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("responsible on their side"),
        related_name="+",
    )
    proposal = models.ForeignKey(
        "campaigns.Proposal", models.SET_NULL, null=True, blank=True, editable=False, related_name="agreements"
    )
    ends_on = models.DateField(_("in force until"), null=True, editable=False)
    ended_on = models.DateField(_("ended"), null=True, editable=False)
    ending = models.CharField(_("how it ended"), max_length=16, choices=Ending.choices, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["partner", "-created_at"], name="agreement_partner"),
            models.Index(fields=["state", "ends_on"], name="agreement_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_on__isnull=False) & ~models.Q(ending="")
                | ~models.Q(state="ended") & models.Q(ended_on__isnull=True, ending=""),
                name="agreement_ended_says_how",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.title}" if self.number else self.title

    @property
    def stands(self) -> bool:
        return self.state in STANDING


class VersionState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", _("Proposed")
    IN_FORCE = "in_force", _("In force")
    AMENDED = "amended", _("Replaced by a later version")
    ENDED = "ended", _("Ended")
    DROPPED = "dropped", _("Not concluded")


class Renewal(models.TextChoices):
    """What happens when the term is over."""

    ENDS = "ends", _("it ends")
    AUTOMATIC = "automatic", _("it goes on by itself")
    TALK = "talk", _("we talk about it")


class Signed(models.TextChoices):
    PAPER = "paper", _("on paper")
    ELECTRONIC = "electronic", _("electronically")
    VERBAL = "verbal", _("by word of mouth")


TERMS = (
    "agreement", "number", "we_give", "they_give", "commission", "territory", "starts_on", "ends_on", "renewal",
    "renewal_months", "notice_days", "dispute", "decisions", "our_name", "their_name", "their_firm",
)  # fmt: skip

FROZEN = pgtrigger.Trigger(
    name="terms_are_drafts",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.AnyChange(*TERMS),
    func="""
    IF OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'version % of agreement % is %: its terms are not edited',
            OLD.number, OLD.agreement_id, OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
    """,
)
KEPT = pgtrigger.Trigger(
    name="only_drafts_go",
    operation=pgtrigger.Delete,
    when=pgtrigger.Before,
    func="""
    IF OLD.state <> 'draft' THEN
        RAISE EXCEPTION 'version % of agreement % is %: it stays',
            OLD.number, OLD.agreement_id, OLD.state USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN OLD;
    """,
)


@audited()
class AgreementVersion(models.Model):
    """The terms as they were drafted, proposed, in force. Terms change while it is a draft, never after.

    `we_give` and `they_give` hold one thing on a line. `our_name`, `their_name` and `their_firm` are the names as
    they stood when it was proposed.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(
        _("state"), max_length=8, choices=VersionState.choices, default=VersionState.DRAFT, editable=False
    )
    why = models.CharField(_("why it is amended"), max_length=300, blank=True)
    we_give = models.TextField(_("what we give"), blank=True)
    they_give = models.TextField(_("what they give"), blank=True)
    commission = models.TextField(_("commission in words"), blank=True)
    territory = models.CharField(_("territory"), max_length=300, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    renewal = models.CharField(_("when the term is over"), max_length=9, choices=Renewal.choices, default=Renewal.TALK)
    renewal_months = models.PositiveSmallIntegerField(_("renewed for months"), default=12)
    notice_days = models.PositiveSmallIntegerField(_("notice, days ahead"), default=30)
    dispute = models.TextField(_("how disputes are settled"), blank=True)
    decisions = models.TextField(_("how decisions are made"), blank=True)
    our_name = models.CharField(max_length=150, blank=True, editable=False)
    their_name = models.CharField(max_length=150, blank=True, editable=False)
    their_firm = models.CharField(max_length=200, blank=True, editable=False)
    proposed_at = models.DateTimeField(_("proposed"), null=True, editable=False)
    signed = models.CharField(_("signed"), max_length=10, choices=Signed.choices, blank=True, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, editable=False)
    signed_file = models.ForeignKey(
        "documents.StoredFile",
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("signed document"),
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("version of an agreement")
        verbose_name_plural = _("versions of agreements")
        ordering = ["agreement", "-number"]
        triggers = [FROZEN, KEPT]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreementversion_number_once"),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="in_force"), name="agreementversion_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=models.Q(state__in=["draft", "proposed"]),
                name="agreementversion_one_in_the_making",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "dropped"]) | ~models.Q(we_give="") & ~models.Q(they_give=""),
                name="agreementversion_both_give",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="agreementversion_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["in_force", "amended", "ended"])
                | models.Q(starts_on__isnull=False, signed_on__isnull=False) & ~models.Q(signed=""),
                name="agreementversion_in_force_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} / {self.number}"


class AgreementScheme(models.Model):
    """A scheme that a version is made of."""

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="chosen_schemes")
    scheme = models.ForeignKey("campaigns.Scheme", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["scheme__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "scheme"], name="agreementscheme_once")]
        triggers = only_in_drafts("version", "scheme")


class AgreementMove(models.Model):
    """One step in an agreement's life: who, when, why; never edited. `note` also tells of renewals."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="moves")
    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="+")
    from_state = models.CharField(max_length=8, choices=VersionState.choices)
    to_state = models.CharField(max_length=8, choices=VersionState.choices)
    note = models.CharField(max_length=300, blank=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_at", "-id"]
