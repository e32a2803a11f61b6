"""Referrals of a scope, quick whatever their number: pages, counts, what waits for us."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from accounts.models import User
from core.rules.money import from_minor
from core.rules.phones import normal_phone
from core.sheets.write import Cell
from partners.models import Partner
from partners.queries.search import having
from partners.rules.search import read_search
from partners.rules.tax_id import normal_tax_id
from sales.models import Complaint, DealMatch, Dispute, Referral, ReferralKey
from sales.models.referral import ReferralQuerySet
from sales.rules.referral import LIVE, MOVES, whose_turn

PAGE_SIZE = 50
COUNTED_TO = 1000
LAST_PAGE = 1000
_NAMED_AT_MOST = 200
SORTS = {
    "-date": (F("registered_at").desc(), F("id").desc()),
    "date": (F("registered_at").asc(), F("id").asc()),
    "due": (F("due_on").asc(nulls_last=True), F("id").asc()),
    "ends": (F("protected_until").asc(nulls_last=True), F("id").asc()),
}
_EXPORTED = (
    "registered_on", "customer", "phone", "email", "tax_id", "partner__external_id", "partner__name", "seller__name",
    "code__text", "direction", "kind", "state", "reason", "protected_until", "amount", "currency",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which referrals: everything given must hold. `turn` is the side that has to act; `late` asks for overdue ones."""

    q: str = ""
    state: str = ""
    direction: str = ""
    kind: str = ""
    source: str = ""
    turn: str = ""
    late: bool = False
    since: date | None = None
    until: date | None = None
    partner: UUID | None = None
    manager: User | None = None


@dataclass(frozen=True)
class ReferralPage:
    """`total` is exact up to `COUNTED_TO`; one more means that there are more."""

    rows: list[Referral]
    has_next: bool
    total: int

    @property
    def is_exact(self) -> bool:
        return self.total <= COUNTED_TO


@dataclass(frozen=True)
class Waiting:
    """How much of each waits for a person of ours."""

    disputes: int
    matches: int
    complaints: int


def referrals_of(scope: Scope, *, actor: User, on: date, country: str) -> ReferralQuerySet:
    """The referrals of a scope that the person may see, in no order."""
    found = Referral.objects.visible_to(actor).order_by()
    for name in ("state", "direction", "kind", "source"):
        if getattr(scope, name):
            found = found.filter(**{name: getattr(scope, name)})
    if scope.turn:
        found = found.filter(turn_of(scope.turn))
    if scope.late:
        found = found.overdue(on)
    if scope.since:
        found = found.filter(registered_on__gte=scope.since)
    if scope.until:
        found = found.filter(registered_on__lte=scope.until)
    if scope.partner:
        found = found.filter(partner__uuid=scope.partner)
    if scope.manager:
        found = found.filter(partner__manager=scope.manager)
    return found.filter(_named(scope.q, actor=actor, country=country)) if scope.q else found


def turn_of(side: str) -> Q:
    """Those where this side has to act next."""
    wanted = Q(pk__in=[])
    for sort in MOVES:
        states = [state for state in (*sorted(LIVE), "won") if whose_turn(sort, state) == side]
        of_sort = Q(direction="outbound") if sort == "outbound" else Q(direction="inbound", kind=sort)
        wanted |= of_sort & Q(state__in=states)
    return wanted


def _named(text: str, *, actor: User, country: str) -> Q:
    """By a part of the customer's name, a whole phone, e-mail or tax id, or a partner's name."""
    values = {normal_phone(text, country=country), text.strip().lower(), normal_tax_id(text)} - {""}
    # As lists of keys, because beside a subquery the database would read every customer's name.
    known = list(ReferralKey.objects.filter(value__in=values).values_list("referral", flat=True))
    search = read_search(text)
    partners = Partner.objects.visible_to(actor).filter(having(search)).order_by()
    firms = list(partners.values_list("pk", flat=True)[:_NAMED_AT_MOST]) if search else []
    return Q(customer__icontains=text.strip()) | Q(pk__in=known) | Q(partner__in=firms)


def referral_page(found: ReferralQuerySet, *, sort: str, page: int) -> ReferralPage:
    """One page in an order of `SORTS`."""
    start = (page - 1) * PAGE_SIZE
    rows = list(found.order_by(*SORTS[sort]).select_related("partner", "first")[start : start + PAGE_SIZE + 1])
    return ReferralPage(rows[:PAGE_SIZE], has_next=len(rows) > PAGE_SIZE, total=found[: COUNTED_TO + 1].count())


def export_rows(found: ReferralQuerySet, *, sort: str) -> Iterator[list[Cell]]:
    """Every referral of the scope for a spreadsheet."""
    rows = found.order_by(*SORTS[sort]).values_list(*_EXPORTED)
    for *cells, amount, currency in rows.iterator(chunk_size=2000):
        worth = from_minor(amount, currency) if amount is not None and currency else None
        yield [*cells, worth, currency]


def waiting_for_us(actor: User) -> Waiting:
    """What stands on the other tabs of the referrals."""
    mine = Partner.objects.visible_to(actor)
    disputes = Dispute.objects.open()
    if mine.query.has_filters():
        disputes = disputes.filter(late__partner__in=mine)
    return Waiting(
        disputes=disputes.count(),
        matches=DealMatch.objects.visible_to(actor).asked().count(),
        complaints=Complaint.objects.visible_to(actor).open().count(),
    )
