"""How allauth and axes are fitted to this house."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from axes.utils import reset
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves, axes counts the failures, and a dead mail server fails no page."""

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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("mail not sent: %s", template_prefix)
            messages.error(
                self.request,
                _("The mail could not be sent just now. Try again later, or ask the owner for help."),
            )


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
