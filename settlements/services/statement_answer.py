"""What a partner answers to a statement, from the link in its letter or from the cabinet (E3)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files import File
from django.db import transaction

from accounts.models import User
from core.services import link as links
from documents.models import PaperKind, PaperState
from documents.services.paper import NumberTaken, PaperFacts, add_paper, attach, move_paper
from notify.services.tell import tell
from settlements.models import Statement, StatementPaper, StatementState
from settlements.rules.statement import PARTNER, may_move
from settlements.services.statement_mail import PURPOSE


class AnswerRefused(Exception):
    """The statement is past the point at which the partner answers it."""


class ReasonNeeded(Exception):
    """A dispute says what is wrong."""


@transaction.atomic
def answer_by_link(
    token: str, *, confirms: bool, words: str, invoice_number: str, files: Sequence[tuple[str, "File[bytes]"]],
    on: date, now: datetime,
) -> Statement:  # fmt: skip
    """Use the link and answer in its recipient's name. Raises `core.services.link.Closed` and what `answer` does."""
    link = links.use(token, purpose=PURPOSE, now=now)
    statement = Statement.objects.select_for_update(of=("self",)).get(uuid=link.subject)
    answer(statement, confirms=confirms, words=words, who=link.recipient, now=now)
    for kind, file in files:
        bring_paper(
            statement, kind=kind, number=invoice_number, upload=file, sender=link.recipient, by=None, on=on, now=now
        )
    return statement


def answer(statement: Statement, *, confirms: bool, words: str, who: str, now: datetime) -> None:
    """Confirm or dispute; a second thought is allowed until it is approved. Raises AnswerRefused, ReasonNeeded."""
    to = StatementState.CONFIRMED if confirms else StatementState.DISPUTED
    if not confirms and not words.strip():
        raise ReasonNeeded
    if statement.state != to and not may_move(statement.state, to=to, role=PARTNER):
        raise AnswerRefused
    statement.state, statement.answer, statement.answered_by, statement.answered_at = to, words.strip(), who, now
    statement.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    manager = statement.partner.manager
    tell(
        event="statement_confirmed" if confirms else "statement_disputed",
        users=[person for person in (manager, statement.made_by, statement.sent_by) if person],
        context={"partner": statement.partner.name, "number": statement.number},
        url=f"/statements/{statement.uuid}/",
        key=f"statement-answer:{statement.uuid}:{now.isoformat()}",
        now=now,
    )


@transaction.atomic
def bring_paper(
    statement: Statement, *, kind: str, number: str, upload: "File[bytes]", sender: str, by: User | None, on: date,
    now: datetime,
) -> StatementPaper:  # fmt: skip
    """Keep an invoice or closing paper that the partner sent: signed by it, so it waits for nobody.

    Raises `documents.services.file.FileRefused`.
    """
    facts = PaperFacts(
        kind=kind,
        dated_on=on,
        number=number if kind == PaperKind.INVOICE else "",
        legal_entity=statement.legal_entity,
        month=statement.month,
        amount=statement.payable,
        currency=statement.currency,
    )
    try:
        paper = add_paper(statement.partner, facts=facts, by=by, now=now)
    except NumberTaken:
        paper = statement.partner.papers.exclude(state=PaperState.CANCELLED).get(kind=kind, number=number)
    attach(paper, upload=upload, by=by, sender=sender, now=now)
    if paper.state == PaperState.DRAFT:
        move_paper(paper, to=PaperState.SIGNED, role="accountant", on=on)
    return StatementPaper.objects.get_or_create(paper=paper, defaults={"statement": statement})[0]
