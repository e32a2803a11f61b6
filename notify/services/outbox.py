"""Writing mail: a row in the caller's transaction, never a call to a mail server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from core.services.poke import poke
from notify.models import Attachment, Letter, LetterState

SEND = "notify.tasks.send_mail"


@dataclass(frozen=True)
class Enclosure:
    """A file for a letter: its name, its media type, its bytes."""

    name: str
    type: str
    content: bytes


@transaction.atomic
def post(
    *, to: str, subject: str, body: str, key: str, attachments: Sequence[Enclosure] = (), now: datetime | None = None
) -> Letter:
    """The letter of this key, written unless it was before; it goes out once the caller's transaction commits."""
    written = now or timezone.now()
    defaults = {"to": to, "subject": one_line(subject), "body": body, "created_at": written, "next_at": written}
    letter, is_new = Letter.objects.get_or_create(key=key, defaults=defaults)
    if is_new:
        Attachment.objects.bulk_create(
            Attachment(letter=letter, name=each.name, type=each.type, content=each.content) for each in attachments
        )
        poke(SEND)
    return letter


def post_many(letters: Sequence[Letter]) -> None:
    """Write many letters in one statement; those whose key is known stay as they are."""
    Letter.objects.bulk_create(letters, ignore_conflicts=True, batch_size=1000)
    if letters:
        poke(SEND)


def send_again(letter: Letter, *, now: datetime) -> bool:
    """Give a refused letter another chance; whether it was refused."""
    refused = Letter.objects.filter(pk=letter.pk, state=LetterState.REFUSED)
    found = bool(refused.update(state=LetterState.WAITING, next_at=now, error=""))
    if found:
        poke(SEND)
    return found


def one_line(text: str) -> str:
    """A subject without line ends, which could carry headers."""
    return " ".join(text.split())[:300]
