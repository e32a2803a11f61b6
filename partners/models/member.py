"""The partner's own people who log in to the cabinet (H1)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class MemberRole(models.TextChoices):
    PRINCIPAL = "principal", _("Principal")
    SELLER = "seller", _("Seller")
    ACCOUNTANT = "accountant", _("Accountant")


@audited()
class Member(models.Model):
    """A login's place at a partner; one person may stand at two partners."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=12, choices=MemberRole.choices)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [models.UniqueConstraint(fields=["partner", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.user} / {self.partner}"


class MemberInvitation(models.Model):
    """Where an invitation leads when its role is partner."""

    invitation = models.OneToOneField("accounts.Invitation", models.CASCADE, related_name="member_place")
    partner = models.ForeignKey("partners.Partner", models.CASCADE, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=MemberRole.choices)
