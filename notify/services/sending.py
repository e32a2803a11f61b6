"""Sending what is in the outbox.

A sender takes one letter at a time by a row of its own (`SKIP LOCKED`), so that many senders share the work and none
sends a letter that another one has. The server's answer and our mark of it can't be one act: a sender killed between
the two leaves a letter that is sent again after `CLAIMED_FOR`, with the Message-ID of the first time, by which mail
programs know it for the same. It is the only way that a letter goes out twice.
"""

from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from notify.models import Letter, LetterState
from notify.rules.outbox import CLAIMED_FOR, wait_after

log = structlog.get_logger(__name__)
_FOR_GOOD = 500


class ServerDown(Exception):
    """The mail server doesn't answer, or doesn't take letters from us."""


def send_due(*, clock: Callable[[], datetime]) -> int:
    """Send every letter that is due; how many went out. A mail server that is down ends the round."""
    sent, server = 0, get_connection(settings.MAIL_SERVER)
    try:
        while letter := claim(now=clock()):
            _send(letter, server=server, clock=clock)
            sent += letter.state == LetterState.SENT
    except ServerDown:
        pass
    finally:
        server.close()
    return sent


@transaction.atomic
def claim(*, now: datetime) -> Letter | None:
    """Take the letter that has waited longest; None where all are sent or in other hands."""
    waiting = Letter.objects.due(now=now).select_for_update(skip_locked=True).order_by("next_at", "pk")
    letter = waiting.first()
    if letter:
        letter.state, letter.next_at = LetterState.SENDING, now + CLAIMED_FOR
        letter.attempts += 1
        letter.save(update_fields=["state", "next_at", "attempts"])
    return letter


def _send(letter: Letter, *, server: BaseEmailBackend, clock: Callable[[], datetime]) -> None:
    """Try one letter and write down how it went; `ServerDown` where the others needn't be tried."""
    try:
        server.open()
        _message(letter, server=server).send()
    except ValueError as error:  # an address or a header that no mail can have
        mark(letter, LetterState.REFUSED, error=str(error), now=clock())
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        state = LetterState.REFUSED if _is_for_good(error) else LetterState.WAITING
        mark(letter, state, error=str(error), now=clock())
    except (OSError, SMTPException) as error:
        mark(letter, LetterState.WAITING, error=str(error), now=clock())
        raise ServerDown from error
    else:
        mark(letter, LetterState.SENT, now=clock())


def _message(letter: Letter, *, server: BaseEmailBackend) -> EmailMessage:
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    message = EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.to],
        connection=server,
        headers={"Message-ID": f"<{letter.uuid}@{host}>"},
    )
    for each in letter.attachments.all():
        message.attach(each.name, bytes(each.content), each.type)
    return message


def _is_for_good(error: SMTPRecipientsRefused | SMTPDataError) -> bool:
    """Whether the server said that trying again is no use (5xx)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= _FOR_GOOD for code, _text in error.recipients.values())
    return error.smtp_code >= _FOR_GOOD


def mark(letter: Letter, state: LetterState, *, now: datetime, error: str = "") -> None:
    """Write down how it went, unless the claim ran out and another sender has the letter."""
    wait = wait_after(letter.attempts) if state == LetterState.WAITING else CLAIMED_FOR
    ours = Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, attempts=letter.attempts)
    ours.update(state=state, error=error, next_at=now + wait, sent_at=now if state == LetterState.SENT else None)
    letter.state = state
    if error:
        log.warning("mail_not_sent", letter=str(letter.uuid), state=str(state), attempts=letter.attempts, error=error)
