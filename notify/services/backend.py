"""The outbox as Django's way of sending mail, for apps below this one and for libraries."""

from collections.abc import Sequence
from uuid import uuid4

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from notify.services.outbox import post

ONCE = "Message-ID"
"""The header whose value is the letter's key: mail with one that is known already isn't written again."""


class OutboxBackend(BaseEmailBackend):
    """Writes mail down in the caller's transaction instead of sending it; of plain letters without files."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            key = message.extra_headers.get(ONCE) or f"mail:{uuid4()}"
            for person in message.recipients():
                post(to=person, subject=str(message.subject), body=str(message.body), key=f"{key}:{person}")
        return len(email_messages)
