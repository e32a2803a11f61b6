"""The partner record (B1)."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Collate, Left, Now, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from core.models.audit import audited
from partners.models.sort_key import SortKey


class Status(models.TextChoices):
    """Lifecycle (B2)."""

    CANDIDATE = "candidate", _("Candidate")
    CONTACTED = "contacted", _("Contacted")
    NEGOTIATING = "negotiating", _("Negotiating")
    AGREED = "agreed", _("Agreed")
    ONBOARDING = "onboarding", _("Onboarding")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    ENDED = "ended", _("Ended")


class Turn(models.TextChoices):
    """Who must act next."""

    US = "us", _("We")
    THEM = "them", _("They")


class KeyCategory(models.TextChoices):
    """Key accounts that are chosen (B8); a breadwinner is computed from turnover and needs no choice."""

    PROMISING = "promising", _("Promising")
    IMAGE = "image", _("Image maker")
    EXPERT = "expert", _("Expert")


class PartnerQuerySet(models.QuerySet["Partner"]):
    def visible_to(self, user: User | AnonymousUser) -> "PartnerQuerySet":
        """The partners that a person may know of: staff by role, a partner's people their own firms, others none."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        if user.role in (Role.OWNER, Role.HEAD, Role.ACCOUNTANT):
            return self.all()
        if user.role == Role.MANAGER:
            return (
                self.all() if user.sees_all_partners else self.filter(models.Q(manager=user) | models.Q(curator=user))
            )
        if user.role == Role.PARTNER:
            return self.filter(pk__in=user.memberships.values("partner"))
        return self.none()

    def looked_after_by(self, user: User) -> "PartnerQuerySet":
        """Whose daily work they are: the curator's where there is one, else the responsible manager's."""
        return self.filter(models.Q(curator=user) | models.Q(curator=None, manager=user))

    def silent_since(self, day: date) -> "PartnerQuerySet":
        """No interaction since `day`, or never."""
        return self.filter(models.Q(last_contact_on__lt=day) | models.Q(last_contact_on=None))


@audited(exclude=["search_text", "last_contact_on", "status_since"], money=["potential"])
class Partner(models.Model):
    """A firm or person who brings customers, sells our goods or markets with us.

    `search_text` is kept by database triggers: every name and number of the partner, its legal entities and
    contacts, each after a space, folded as `partners.rules.search.fold` does. `last_contact_on` is the day of the
    latest interaction, kept by the service that logs it; `status_since` the moment of the last move.
    `potential` is what the partner could turn over with us in a year, in minor units of the company's currency.
    `agreement_in_force` is written down by whoever keeps agreements; `paperless` says why there is none on purpose.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=200)
    kind = models.ForeignKey(
        "partners.PartnerKind",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("kind"),
        related_name="partners",
        db_index=False,
    )
    external_id = models.CharField(_("external id"), max_length=64, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.CANDIDATE)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("responsible manager"),
        related_name="partners",
        db_index=False,
    )
    curator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("curator"),
        related_name="curated_partners",
    )
    source = models.CharField(_("source"), max_length=120, blank=True)
    areas = ArrayField(models.CharField(max_length=80), verbose_name=_("areas served"), default=list, blank=True)
    tags = ArrayField(models.CharField(max_length=40), verbose_name=_("tags"), default=list, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    website = models.URLField(_("web site"), blank=True)
    notes = models.TextField(_("notes"), blank=True)
    potential = models.BigIntegerField(_("potential a year"), null=True, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    structure = models.TextField(_("structure"), blank=True, db_default="", default="")
    competitors = ArrayField(
        models.CharField(max_length=80),
        verbose_name=_("competitors they also work with"),
        default=list,
        blank=True,
        db_default=[],
    )
    key_category = models.CharField(
        _("key account"), max_length=9, choices=KeyCategory.choices, blank=True, db_default="", default=""
    )
    turn = models.CharField(_("who must act"), max_length=4, choices=Turn.choices, default=Turn.US, db_default=Turn.US)
    blocked_by = models.CharField(_("what blocks it"), max_length=300, blank=True, db_default="", default="")
    paperless = models.CharField(
        _("why without a signed agreement"), max_length=300, blank=True, db_default="", default=""
    )
    agreement_in_force = models.BooleanField(_("agreement in force"), default=False, db_default=False, editable=False)
    status_since = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    last_contact_on = models.DateField(_("last contact"), null=True, editable=False)
    search_text = models.TextField(default="", editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = [SortKey("name"), "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"], condition=~models.Q(external_id=""), name="partner_external_id_once"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="partner_has_a_name"),
        ]
        indexes = [
            models.Index(SortKey("name"), "id", name="partner_name"),
            models.Index("manager", SortKey("name"), "id", name="partner_manager_name"),
            models.Index("kind", SortKey("name"), "id", name="partner_kind_name"),
            models.Index("status", SortKey("name"), "id", name="partner_status_name"),
            models.Index(fields=["status", "status_since", "id"], include=["blocked_by"], name="partner_in_stage"),
            models.Index(fields=["key_category"], condition=~models.Q(key_category=""), name="partner_key_category"),
            models.Index(models.F("last_contact_on").desc(nulls_last=True), "id", name="partner_last_contact"),
            models.Index(Collate(Left("search_text", 60), "C"), name="partner_beginning"),
            models.Index(fields=["created_at"], name="partner_created"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="partner_search"),
            GinIndex(fields=["tags"], name="partner_tags"),
            GinIndex(OpClass(Upper("name"), name="gin_trgm_ops"), name="partner_name_similar"),
        ]

    def __str__(self) -> str:
        return self.name
