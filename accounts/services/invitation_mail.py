"""The letter that carries an invitation's link."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Invitation
from core.queries.company import company

log = logging.getLogger(__name__)


class MailNotSent(Exception):
    """The mail server didn't take the letter; the invitation stands, its link can be handed over otherwise."""


def send_invitation(invitation: Invitation, *, link: str, to_join: str = "") -> None:
    """Send the link, in the language that is active; `to_join` names the firm if it isn't ours."""
    place = to_join or company().name
    words = {"invitation": invitation, "link": link, "place": place}
    subject = _("%(who)s invites you to %(place)s") % {"who": invitation.invited_by or place, "place": place}
    try:
        send_mail(
            " ".join(subject.split()),
            render_to_string("accounts/email/invitation.txt", words),
            settings.DEFAULT_FROM_EMAIL,
            [invitation.email],
        )
    except (OSError, SMTPException) as error:
        log.warning("invitation %s not mailed: %s", invitation.uuid, error)
        raise MailNotSent from error
