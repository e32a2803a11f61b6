"""Deals of a scope, quick whatever their number: pages, counts and totals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from accounts.models import User
from core.rules.money import from_minor
from core.rules.weeks import IsoWeek
from core.sheets.write import Cell
from partners.models import Partner, PartnerKind
from partners.queries.search import having
from partners.rules.search import read_search
from sales.models import Deal
from sales.models.deal import DealQuerySet

PAGE_SIZE = 50
COUNTED_TO = 1000
LAST_PAGE = 1000
_NAMED_AT_MOST = 200
_NARROW_DAYS = 100
_EXPORTED = (
    "number", "ordered_on", "partner__external_id", "partner__name", "state", "amount", "margin", "currency", "seller",
)  # fmt: skip
ORDERS = {
    "-date": (F("ordered_on").desc(), F("id").desc()),
    "date": (F("ordered_on").asc(), F("id").asc()),
    "-amount": (F("base_amount").desc(), F("id").desc()),
    "amount": (F("base_amount").asc(), F("id").asc()),
    "-margin": (F("base_margin").desc(nulls_last=True), F("id").desc()),
    "margin": (F("base_margin").asc(nulls_last=True), F("id").asc()),
}


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which deals: everything given must hold."""

    q: str = ""
    week: IsoWeek | None = None
    since: date | None = None
    until: date | None = None
    partner: UUID | None = None
    kind: PartnerKind | None = None
    manager: User | None = None
    state: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether adding up its deals is the work of a moment."""
        if self.week or self.partner or self.q:
            return True
        return bool(self.since and self.until and (self.until - self.since).days <= _NARROW_DAYS)


@dataclass(frozen=True)
class DealPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more."""

    rows: list[Deal]
    has_next: bool
    total: int

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


@dataclass(frozen=True)
class StateTotal:
    """Deals of one state: how many, and their amount and margin in the company's currency."""

    state: str
    deals: int
    amount: int
    margin: int | None


def deals_of(scope: Scope, *, actor: User) -> DealQuerySet:
    """The deals of a scope that the person may see, in no order."""
    deals = Deal.objects.visible_to(actor).order_by()
    if scope.week:
        deals = deals.of_week(scope.week)
    if scope.since:
        deals = deals.filter(ordered_on__gte=scope.since)
    if scope.until:
        deals = deals.filter(ordered_on__lte=scope.until)
    if scope.state:
        deals = deals.filter(state=scope.state)
    if scope.partner:
        deals = deals.filter(partner__in=list(Partner.objects.filter(uuid=scope.partner).values_list("pk", flat=True)))
    if scope.kind:
        deals = deals.filter(partner__kind=scope.kind)
    if scope.manager:
        deals = deals.filter(partner__manager=scope.manager)
    return deals.filter(_named(scope.q, actor=actor)) if scope.q else deals


def _named(text: str, *, actor: User) -> Q:
    """Deals whose number begins with the text, or of one of the first partners that have it in a name or number."""
    search = read_search(text)
    partners = Partner.objects.visible_to(actor).filter(having(search)).order_by()
    known = list(partners.values_list("pk", flat=True)[:_NAMED_AT_MOST]) if search else []
    return Q(key__startswith=text.strip()) | Q(partner__in=known)


def deal_page(scope: Scope, *, actor: User, sort: str, page: int) -> DealPage:
    """One page of the scope's deals in an order of `ORDERS`."""
    deals = deals_of(scope, actor=actor)
    start = (page - 1) * PAGE_SIZE
    rows = list(deals.order_by(*ORDERS[sort]).select_related("partner")[start : start + PAGE_SIZE + 1])
    total = deals[: COUNTED_TO + 1].count()
    return DealPage(rows[:PAGE_SIZE], has_next=len(rows) > PAGE_SIZE, total=total)


def totals_of(scope: Scope, *, actor: User) -> list[StateTotal]:
    """The scope's deals added up by state, largest first; nothing for a scope that isn't narrow."""
    if not scope.is_narrow:
        return []
    by_state = deals_of(scope, actor=actor).values("state")
    summed = by_state.annotate(deals=Count("pk"), amount_sum=Sum("base_amount"), margin_sum=Sum("base_margin"))
    rows = summed.order_by("-amount_sum").values_list("state", "deals", "amount_sum", "margin_sum")
    return [StateTotal(*row) for row in rows]


def export_rows(scope: Scope, *, actor: User, sort: str) -> Iterator[list[Cell]]:
    """The scope's deals for a spreadsheet, in the columns that `import_deals` reads again."""
    deals = deals_of(scope, actor=actor).order_by(*ORDERS[sort])
    for row in deals.values_list(*_EXPORTED).iterator(chunk_size=2000):
        number, day, code, name, state, amount, margin, currency, seller = row
        worth = from_minor(amount, currency)
        left = None if margin is None else from_minor(margin, currency)
        yield [number, day, code, name, state, worth, left, currency, seller]
