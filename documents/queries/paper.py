"""Papers of a scope."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from core.rules.money import from_minor
from core.sheets.write import Cell
from documents.models import Paper, PaperState
from partners.models import Partner
from partners.queries.search import having
from partners.rules.search import read_search

SOON = 30
NAMED_AT_MOST = 200


@dataclass(frozen=True, kw_only=True)
class PaperScope:
    """Which papers: everything given must hold. `waits` is `unsigned`, `ending` or `over`; `month` its first day."""

    q: str = ""
    kind: str = ""
    state: str = ""
    waits: str = ""
    month: date | None = None
    partner: UUID | None = None


def papers_of(scope: PaperScope, *, actor: User, on: date) -> QuerySet[Paper]:
    """Newest first, with partner and legal entity."""
    papers = Paper.objects.visible_to(actor).select_related("partner", "legal_entity")
    if scope.kind:
        papers = papers.filter(kind=scope.kind)
    if scope.state:
        papers = papers.filter(state=scope.state)
    if scope.month:
        papers = papers.filter(month=scope.month)
    if scope.partner:
        papers = papers.filter(partner__uuid=scope.partner)
    if scope.waits:
        papers = papers.filter(_waits(scope.waits, on=on))
    return papers.filter(_named(scope.q, actor=actor)) if scope.q else papers


def _waits(what: str, *, on: date) -> Q:
    if what == "unsigned":
        return Q(state=PaperState.SENT)
    if what == "ending":
        return Q(state=PaperState.SIGNED, expires_on__range=(on, on + timedelta(days=SOON)))
    return Q(state=PaperState.EXPIRED) | Q(state=PaperState.SIGNED, expires_on__lt=on)


def _named(text: str, *, actor: User) -> Q:
    """Papers whose number has the text, or of one of the first partners that have it in a name or number."""
    search = read_search(text)
    partners = Partner.objects.visible_to(actor).filter(having(search)).order_by()
    known = list(partners.values_list("pk", flat=True)[:NAMED_AT_MOST]) if search else []
    return Q(number__icontains=text.strip()) | Q(partner__in=known)


def export_rows(papers: QuerySet[Paper]) -> Iterator[tuple[Cell, ...]]:
    """As the headers of the export go; amounts in whole units of the currency."""
    for paper in papers.iterator(chunk_size=2000):
        amount = None if paper.amount is None else from_minor(paper.amount, paper.currency)
        yield (
            paper.get_kind_display(), paper.number, paper.dated_on, paper.month and f"{paper.month:%Y-%m}",
            paper.partner.name, paper.legal_entity.name if paper.legal_entity else "", amount, paper.currency,
            paper.get_state_display(), paper.sent_on, paper.signed_on, paper.expires_on,
        )  # fmt: skip
