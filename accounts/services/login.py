"""How allauth and axes are fitted to this house."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from axes.utils import reset
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User
from core.services.poke import poke

SEND = "notify.tasks.send_mail"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves, axes counts the failures, and no stranger learns whether an address is known."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Axes counts failures in the database; allauth's own count would answer before it."""

    def reauthenticate(self, user: User, password: str) -> bool:
        again = self.authenticate(self.request, email=user.email, password=password)
        return again is not None and again.pk == user.pk

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        reset(username=user.email)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, object]) -> None:
        """To somebody or to nobody (who has no row): nobody's letter is written like any other, and taken back."""
        with transaction.atomic():
            super().send_password_reset_mail(user, email, context)
            transaction.set_rollback(user._state.adding)
        poke(SEND)


def name_tried(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """The e-mail address that a log-in was tried with, for axes."""
    given = (credentials or {}).get("email") or request.POST.get("login", "")
    return given.strip().lower()


def address_of(request: HttpRequest) -> str | None:
    """The client's network address, for axes: the one that allauth believes; none where there is no network."""
    try:
        address: str = get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return None
    return address
