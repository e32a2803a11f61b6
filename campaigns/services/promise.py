"""Saying what came of a promise, from either side."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from campaigns.models import Obligation, Occurrence, OccurrenceState
from campaigns.rules.promise import STEPS, Act, may, needs
from campaigns.services.agreement.drafting import Promised
from campaigns.services.occurrence import drop_after, make_occurrences
from documents.models import StoredFile
from partners.models import Partner


class NotYours(Exception):
    """This side may not say so, or not of a promise in this state."""


class ProofNeeded(Exception):
    """The promise asks for proof, or the act for a reason: `what` is "link", "photo", "file" or "note"."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, kw_only=True)
class Word:
    """What one says of a promise: on which day it was done, a reason or remark, and what proves it."""

    done_on: date
    note: str = ""
    link: str = ""
    file: StoredFile | None = None


@transaction.atomic
def add_promise(partner: Partner, *, promised: Promised, on: date) -> Obligation:
    """A promise of its own, without an agreement; its days are made at once."""
    obligation = Obligation(partner=partner)
    for name, value in vars(promised).items():
        setattr(obligation, name, value)
    obligation.save()
    make_occurrences(on=on, obligations=[obligation])
    return obligation


def stop_promise(obligation: Obligation, *, on: date) -> None:
    """A promise that stands alone is owed no more after the day `on`."""
    if obligation.version_id:
        raise NotYours("the agreement is amended instead")
    drop_after([obligation], day=on)


@transaction.atomic
def say(occurrence: Occurrence, *, act: Act, side: str, by: User, word: Word, now: datetime) -> Occurrence:
    """The promise after what `side` (we or they) says of it. Raises NotYours, ProofNeeded."""
    held = Occurrence.objects.select_for_update(of=("self",)).select_related("obligation").get(pk=occurrence.pk)
    if not may(act, state=held.state, side=held.side, actor=side):
        raise NotYours(act)
    asked = needs(act, side=held.side, actor=side, proof=held.obligation.proof)
    if asked and not _given(asked, word=word, held=held):
        raise ProofNeeded(asked)
    held.state = STEPS[act].to
    if act is Act.REPORT:
        held.reported_on = word.done_on
    if act in (Act.RETURN, Act.REOPEN):
        held.reported_on = None
    held.kept_on = (held.reported_on or word.done_on) if held.state == OccurrenceState.KEPT else None
    held.note = word.note.strip()[:300] or held.note
    held.proof_link = word.link or held.proof_link
    held.proof_file = word.file or held.proof_file
    held.decided_by, held.decided_at = by, now
    held.save()
    return held


def _given(asked: str, *, word: Word, held: Occurrence) -> bool:
    """Whether what the act asks for is there; a photo or a file may also lie behind a link."""
    file, link = word.file or held.proof_file, word.link or held.proof_link
    match asked:
        case "note":
            return bool(word.note.strip())
        case "photo":
            return bool(link or (file and file.type.startswith("image/")))
        case "file":
            return bool(link or file)
        case _:
            return bool(link)
