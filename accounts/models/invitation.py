"""Invitations by signed link."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models.user import Role
from accounts.rules.invitation import InvitationState, state_of


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> "InvitationQuerySet":
        """Neither accepted nor revoked; some may have expired."""
        return self.filter(accepted_at=None, revoked_at=None)

    def to(self, email: str) -> "InvitationQuerySet":
        return self.filter(email__iexact=email)


class Invitation(models.Model):
    """An open door for one e-mail address until it is accepted, revoked or expires."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"))
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(accepted_at=None, revoked_at=None) & ~models.Q(role=Role.PARTNER),
                name="invitation_waiting_once",
            )
        ]

    def __str__(self) -> str:
        return self.email

    def state(self, *, at: datetime) -> InvitationState:
        return state_of(accepted_at=self.accepted_at, revoked_at=self.revoked_at, expires_at=self.expires_at, now=at)
