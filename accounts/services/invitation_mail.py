"""The letter that carries an invitation's link."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.models import Invitation
from core.queries.address import absolute
from core.queries.company import company


def send_invitation(invitation: Invitation, *, path: str, to_join: str = "") -> None:
    """Write the letter with the link, in the language that is active, once until the invitation is renewed.

    `to_join` names the firm if it isn't ours.
    """
    place = to_join or company().name
    words = {"invitation": invitation, "link": absolute(path), "place": place}
    subject = _("%(who)s invites you to %(place)s") % {"who": invitation.invited_by or place, "place": place}
    EmailMessage(
        " ".join(subject.split()),
        render_to_string("accounts/email/invitation.txt", words),
        to=[invitation.email],
        headers={"Message-ID": f"invitation:{invitation.uuid}:{invitation.expires_at.isoformat()}"},
    ).send()
