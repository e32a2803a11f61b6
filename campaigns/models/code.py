"""Coupon codes, links and QR codes (C6)."""

import secrets
import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.rules.code import code_key
from core.models.audit import audited
from partners.models import Partner


def new_token() -> str:
    """The unguessable part of a link's address."""
    return secrets.token_urlsafe(9)


class CodeQuerySet(models.QuerySet["Code"]):
    def open(self, *, at: datetime) -> "CodeQuerySet":
        """The codes that still bring customers."""
        return self.filter(models.Q(closed_at=None) | models.Q(closed_at__gt=at))

    def typed(self, text: str) -> "CodeQuerySet":
        """The code that someone typed, forgivingly; nothing for nothing."""
        key = code_key(text)
        return self.filter(key=key) if key else self.none()

    def visible_to(self, user: User | AnonymousUser) -> "CodeQuerySet":
        """The codes of the partners that a person may know of."""
        partners = Partner.objects.visible_to(user)
        return self.filter(partner__in=partners) if partners.query.has_filters() else self.all()


@audited(exclude=["token"])
class Code(models.Model):
    """Names the partner, maybe the seller and the campaign that brought a customer.

    `text` is how it is printed, `key` what any spelling of it comes to; `token` makes the address `/r/<token>/`.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.PROTECT, related_name="codes")
    seller = models.ForeignKey(
        "partners.Seller", models.SET_NULL, null=True, blank=True, verbose_name=_("seller"), related_name="codes"
    )
    campaign = models.CharField(_("campaign"), max_length=120, blank=True)
    scheme = models.ForeignKey(
        "campaigns.Scheme", models.SET_NULL, null=True, blank=True, verbose_name=_("scheme"), related_name="+"
    )
    promise = models.CharField(_("what the customer gets"), max_length=160, blank=True)
    text = models.CharField(_("code"), max_length=24)
    key = models.CharField(max_length=24, unique=True, editable=False)
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ["-created_at", "-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(key=""), name="code_has_signs")]

    def __str__(self) -> str:
        return self.text
