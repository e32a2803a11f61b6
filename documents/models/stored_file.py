"""Files that people keep here: private, under names of our own."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import MemberRole, Partner

READS_PAPERS = (MemberRole.PRINCIPAL, MemberRole.ACCOUNTANT)
"""The partner's people who see the firm's papers; its sellers don't."""


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def visible_to(self, user: User | AnonymousUser) -> "StoredFileQuerySet":
        """The files that a person may download: staff those of partners they may know of and those of no partner,
        a partner's principal and accountant the shared ones of their own firm."""
        if not isinstance(user, User) or not user.is_active:
            return self.none()
        if user.is_partner:
            firms = user.memberships.filter(role__in=READS_PAPERS).values("partner")
            return self.filter(partner__in=firms, shared=True)
        partners = Partner.objects.visible_to(user)
        if not partners.query.has_filters():
            return self.all()
        return self.filter(models.Q(partner=None) | models.Q(partner__in=partners))


class StoredFile(models.Model):
    """A file that was checked when it came; `type` is the media type of its content, `size` in bytes.

    It lies under `stored_as` (`documents.services.file`), never under the name that somebody gave it. `shared` lets
    the partner's people download it. `sender` is the address of who sent it by a signed link, without an account.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, null=True, related_name="files")
    name = models.CharField(_("name"), max_length=200)
    type = models.CharField(_("type"), max_length=100)
    size = models.BigIntegerField(_("size"))
    digest = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64, unique=True)
    shared = models.BooleanField(_("the partner may download it"), default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sender = models.EmailField(max_length=254, blank=True)
    created_at = models.DateTimeField(_("uploaded"))

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name
