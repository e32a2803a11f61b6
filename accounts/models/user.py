"""People who log in."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models.audit import audited


class Role(models.TextChoices):
    """What a person is to the company (J2). The roles of a partner's people stand on `partners.Member`."""

    OWNER = "owner", _("Owner")
    HEAD = "head", _("Head of partnerships")
    MANAGER = "manager", _("Partnership manager")
    ACCOUNTANT = "accountant", _("Accountant")
    PARTNER = "partner", _("Partner")


class UserQuerySet(models.QuerySet["User"]):
    def staff(self) -> "UserQuerySet":
        """The company's own people, active."""
        return self.filter(is_active=True).exclude(role=Role.PARTNER)


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def staff(self) -> UserQuerySet:
        return self.get_queryset().staff()

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        fields.setdefault("role", Role.OWNER)
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@audited(exclude=["password", "last_login"], watch=["password"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person; logs in by e-mail."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    full_name = models.CharField(_("full name"), max_length=150)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.MANAGER)
    language = models.CharField(_("language"), max_length=5, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    theme = models.CharField(_("theme"), max_length=5, choices=Theme.choices, default=Theme.AUTO)
    sees_all_partners = models.BooleanField(_("sees all partners"), default=True)
    daily_calls = models.PositiveSmallIntegerField(_("calls a day"), default=15)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def is_partner(self) -> bool:
        return self.role == Role.PARTNER
