"""Entering papers and moving them through their states (B6)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.files import File
from django.db import IntegrityError, transaction

from accounts.models import User
from documents.models import Paper, PaperFile, PaperState
from documents.rules.paper import EDITABLE, NIGHT, may_move
from documents.services.file import keep
from notify.services.tell import tell
from partners.models import LegalEntity, Partner


class PaperError(Exception):
    """A paper that can't be so."""


class NumberTaken(PaperError):
    """The partner has a paper of this kind under this number."""


class ForeignEntity(PaperError):
    """The legal entity is another partner's."""


class MoveNotAllowed(PaperError):
    """The table of moves doesn't lead there, or not for this person."""


class ExpiryNeeded(PaperError):
    """An expired paper holds again only up to a day to come."""


@dataclass(frozen=True, kw_only=True)
class PaperFacts:
    """What a paper says; `amount` in minor units of `currency`, `month` any day of it."""

    kind: str
    dated_on: date
    number: str = ""
    legal_entity: LegalEntity | None = None
    month: date | None = None
    amount: int | None = None
    currency: str = ""
    expires_on: date | None = None
    note: str = ""


@transaction.atomic
def add_paper(partner: Partner, *, facts: PaperFacts, by: User | None, now: datetime) -> Paper:
    """A new draft. Raises NumberTaken, ForeignEntity."""
    paper = Paper(partner=partner, created_by=by, created_at=now)
    return _write(paper, facts=facts)


@transaction.atomic
def change_paper(paper: Paper, *, facts: PaperFacts) -> Paper:
    """A draft with other facts; of any other paper the note and the last day. Raises NumberTaken, ForeignEntity."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if paper.state in EDITABLE:
        return _write(paper, facts=facts)
    paper.note, paper.expires_on = facts.note, facts.expires_on
    paper.save(update_fields=["note", "expires_on", "updated_at"])
    return paper


@transaction.atomic
def move_paper(paper: Paper, *, to: str, role: str, on: date) -> Paper:
    """Put a paper into another state on a day. Raises MoveNotAllowed, ExpiryNeeded."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if not may_move(paper.state, to=to, role=role):
        raise MoveNotAllowed(f"{paper.state} → {to}")
    if (
        paper.state == PaperState.EXPIRED
        and to == PaperState.SIGNED
        and (not paper.expires_on or paper.expires_on < on)
    ):
        raise ExpiryNeeded
    if to == PaperState.DRAFT:
        paper.sent_on = None
    if to in (PaperState.SENT, PaperState.SIGNED):
        paper.sent_on = paper.sent_on or on
    if to == PaperState.SIGNED:
        paper.signed_on = paper.signed_on or on
    paper.state = to
    paper.save(update_fields=["state", "sent_on", "signed_on", "updated_at"])
    return paper


@transaction.atomic
def attach(paper: Paper, *, upload: "File[bytes]", by: User | None, sender: str = "", now: datetime) -> PaperFile:
    """Add a file to a paper; the partner may download it. Raises `documents.services.file.FileRefused`."""
    file = keep(upload, by=by, partner=paper.partner, shared=True, sender=sender)
    added = PaperFile.objects.create(paper=paper, file=file)
    if sender or (by and by.is_partner):
        manager = paper.partner.manager
        tell(
            event="paper_file",
            users=[manager] if manager else [],
            context={"partner": paper.partner.name, "paper": str(paper), "file": file.name},
            url=f"/papers/{paper.uuid}/",
            key=f"paper_file:{file.uuid}",
            now=now,
        )
    return added


def expire(*, on: date) -> int:
    """Signed papers whose last day has passed are expired; how many."""
    over = Paper.objects.over(on=on).select_for_update(skip_locked=True, of=("self",)).order_by("pk")
    with transaction.atomic():
        papers = list(over)
        for paper in papers:
            move_paper(paper, to=PaperState.EXPIRED, role=NIGHT, on=on)
    return len(papers)


def _write(paper: Paper, *, facts: PaperFacts) -> Paper:
    if facts.legal_entity and facts.legal_entity.partner_id != paper.partner_id:
        raise ForeignEntity
    for name in ("kind", "dated_on", "legal_entity", "amount", "expires_on", "note"):
        setattr(paper, name, getattr(facts, name))
    paper.number = facts.number.strip()
    paper.month = facts.month.replace(day=1) if facts.month else None
    paper.currency = facts.currency if facts.amount is not None else ""
    try:
        with transaction.atomic():
            paper.save()
    except IntegrityError as error:
        if "paper_number_once" in str(error):
            raise NumberTaken from error
        raise
    return paper
