"""Statements, read: their lines with reasons, who gets them, the board."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.models import User
from partners.models import Contact, Member, Partner
from partners.queries.search import having
from partners.rules.search import read_search
from settlements.models import Commission, PayoutTerms, Statement, StatementLine, StatementState
from settlements.models.statement import SEES_MONEY
from settlements.queries import words
from settlements.rules.statement import WAITS_TOO_LONG

NAMED_AT_MOST = 200
MONTHS = 6


@dataclass(frozen=True)
class Recipient:
    """An address that a statement goes to, and how to speak to it."""

    email: str
    name: str
    language: str = ""


def recipients_of(statements: Sequence[Statement]) -> dict[int, list[Recipient]]:
    """For each statement's id: a seller's own address, else the firm's people. Nobody where no address is known."""
    firms = _people({statement.partner_id for statement in statements})
    return {
        statement.pk: _to_seller(statement) if statement.seller_id else firms.get(statement.partner_id, [])
        for statement in statements
    }


def people_of(partner_id: int) -> list[Recipient]:
    """Who gets a firm's letters about money."""
    return _people({partner_id}).get(partner_id, [])


def _people(partners: set[int]) -> dict[int, list[Recipient]]:
    """For each partner's id its principals and accountants, else the contact who decides."""
    firms: dict[int, list[Recipient]] = {}
    members = Member.objects.filter(partner__in=partners, role__in=SEES_MONEY, user__is_active=True)
    for member in members.select_related("user").order_by("pk"):
        user = member.user
        firms.setdefault(member.partner_id, []).append(Recipient(user.email, user.full_name, user.language))
    for contact in Contact.objects.filter(partner__in=partners - firms.keys()).exclude(email=""):
        found = firms.setdefault(contact.partner_id, [])
        if not found:
            found.append(Recipient(contact.email, contact.name))
    return firms


def people_paid(statement: Statement) -> list[User]:
    """The partner's people who see the statement in their cabinet: the seller, else principals and accountants."""
    if statement.seller:
        return [statement.seller.member.user] if statement.seller.member else []
    members = Member.objects.filter(partner=statement.partner_id, role__in=SEES_MONEY, user__is_active=True)
    return [member.user for member in members.select_related("user")]


def _to_seller(statement: Statement) -> list[Recipient]:
    seller = statement.seller
    if not seller:
        return []
    user = seller.member.user if seller.member else None
    email = user.email if user else seller.email
    return [Recipient(email, seller.name, user.language if user else "")] if email else []


@dataclass(frozen=True)
class Line:
    """A line of a statement as a person reads it."""

    day: date
    what: str
    why: str
    units: int
    currency: str


def lines_of(statement: Statement) -> list[Line]:
    """In the order of the days."""
    rows = StatementLine.objects.filter(statement=statement).select_related(
        "commission__deal", "commission__version__rule", "commission__seller"
    )
    return [_line(row) for row in rows.order_by("commission__earned_on", "pk")]


def _line(row: StatementLine) -> Line:
    earned = row.commission
    what = _("Order %(number)s") % {"number": earned.deal} if earned.deal else earned.get_kind_display()
    if earned.corrects_id:
        what = _("%(what)s: return or correction") % {"what": what}
    return Line(earned.earned_on, what, why_of(earned), row.units, earned.currency)


def why_of(earned: Commission) -> str:
    """By which rule, and how it was computed; for a zero the reason. In one line."""
    rule = earned.version.rule.name if earned.version else ""
    how = words.why(earned.computation, currency=earned.currency, deal_currency=earned.deal_currency)
    said = " ".join([*how, *filter(None, [words.reason(earned.reason)])])
    return _("%(rule)s: %(how)s") % {"rule": rule, "how": said} if rule and said else rule or said


def limit_of(currency: str) -> int:
    """The sum above which a second person approves."""
    return PayoutTerms.objects.filter(currency=currency).values_list("limit", flat=True).first() or 0


@dataclass(frozen=True, kw_only=True)
class BoardScope:
    """Which holders' statements: everything given must hold."""

    q: str = ""
    state: str = ""
    unpaid: bool = False
    late: bool = False
    month: date | None = None


def statements_of(scope: BoardScope, *, actor: User) -> QuerySet[Statement]:
    """Newest first, with all that names a holder."""
    found = Statement.objects.visible_to(actor).select_related("partner", "legal_entity", "seller")
    if scope.unpaid or scope.late:
        found = found.unpaid()
    if scope.state:
        found = found.filter(state=scope.state)
    if scope.month:
        found = found.filter(until__year=scope.month.year, until__month=scope.month.month)
    return found.filter(_named(scope.q, actor=actor)) if scope.q else found


def _named(text: str, *, actor: User) -> Q:
    """Statements under that number, or of one of the first partners that have it in a name or number."""
    number = text.strip().rpartition("-")[2]
    search = read_search(text)
    partners = Partner.objects.visible_to(actor).filter(having(search)).order_by()
    known = list(partners.values_list("pk", flat=True)[:NAMED_AT_MOST]) if search else []
    by_number = Q(pk=int(number)) if number.isdecimal() and len(number) < 12 else Q(pk=None)
    return Q(partner__in=known) | by_number


@dataclass
class BoardRow:
    """A holder and its statements by month."""

    holder: str
    partner: Partner
    currency: str
    cells: dict[date, Statement] = field(default_factory=dict)


def months(statements: Iterable[Statement]) -> list[date]:
    """The months of statements, latest first."""
    return sorted({statement.month for statement in statements}, reverse=True)


def board_of(statements: Iterable[Statement]) -> list[BoardRow]:
    """Holder by month; where a holder has two in a month the later one stands."""
    rows: dict[tuple[int, int | None, int | None, str], BoardRow] = {}
    for each in sorted(statements, key=lambda statement: (statement.until, statement.pk)):
        key = (each.partner_id, each.legal_entity_id, each.seller_id, each.currency)
        row = rows.setdefault(key, BoardRow(each.holder_name, each.partner, each.currency))
        row.cells[each.month] = each
    return sorted(rows.values(), key=lambda row: (row.partner.name, row.holder, row.currency))


@dataclass(frozen=True)
class Waiting:
    """What waits in one state in one currency."""

    state: str
    label: str
    currency: str
    units: int
    count: int


def waiting_by_state(actor: User) -> list[Waiting]:
    """What is unpaid, by state and currency, in the order of the states."""
    rows = Statement.objects.visible_to(actor).unpaid().order_by().values_list("state", "currency")
    order = list(StatementState.values)
    found = [
        Waiting(state, str(StatementState(state).label), currency, units, count)
        for state, currency, units, count in rows.annotate(units=Sum("payable"), count=Count("pk"))
    ]
    return sorted(found, key=lambda each: (order.index(each.state), each.currency))


def approved_currencies(actor: User) -> list[str]:
    """In which a payment batch could be made now."""
    approved = Statement.objects.visible_to(actor).filter(state=StatementState.APPROVED)
    return sorted(set(approved.order_by().values_list("currency", flat=True).distinct()))


def waits_too_long(statement: Statement, *, on: date) -> bool:
    """Whether it has stood in its state for longer than it should with something to pay."""
    since = {
        StatementState.MADE: statement.made_at,
        StatementState.SENT: statement.sent_at,
        StatementState.CONFIRMED: statement.answered_at,
        StatementState.DISPUTED: statement.answered_at,
        StatementState.APPROVED: statement.approved_at,
        StatementState.ORDERED: statement.approved_at,
    }.get(StatementState(statement.state))
    return bool(statement.payable and since and (on - since.date()).days > WAITS_TOO_LONG[statement.state])
