"""Keys of the REST API (J1)."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class ApiScope(models.TextChoices):
    READ = "referrals:read", _("Read referrals")
    WRITE = "referrals:write", _("Register referrals")


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def open(self) -> "ApiKeyQuerySet":
        return self.filter(revoked_at=None)


@audited(exclude=["digest", "last_used_on"])
class ApiKey(models.Model):
    """A program's way in: for one partner, or for the company itself where `partner` is null.

    The secret isn't kept: `prefix` finds the row, `digest` is the SHA-256 of the whole key.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("what it is for"), max_length=120)
    partner = models.ForeignKey(
        "partners.Partner", models.PROTECT, null=True, blank=True, verbose_name=_("partner"), related_name="api_keys"
    )
    scopes = ArrayField(models.CharField(max_length=20, choices=ApiScope.choices), verbose_name=_("may"))
    prefix = models.CharField(max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(editable=False)
    last_used_on = models.DateField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name
