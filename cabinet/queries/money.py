"""The firm's money as its people may see it: a seller their own, principal and accountant the firm's."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, QuerySet, Sum, Value, When

from cabinet.access import sees_money
from core.models import Company
from documents.models import Paper
from partners.models import Member
from settlements.models import Commission, CommissionState, PayoutTerms, Statement, StatementState
from settlements.rules.statement import next_payment

DEFAULT_DAY = 3
HELD = (CommissionState.ACCRUED, CommissionState.HELD)
COMING = (CommissionState.APPROVED, CommissionState.IN_STATEMENT)


def own_commissions(member: Member) -> QuerySet[Commission]:
    """The firm's own for who sees its money; a seller's own for a seller."""
    rows = Commission.objects.filter(partner=member.partner_id).earning()
    return rows.filter(seller=None) if sees_money(member) else rows.filter(seller__member=member)


def own_statements(member: Member) -> QuerySet[Statement]:
    """What was sent: the firm's and its sellers' for who sees its money, a seller's own for a seller."""
    rows = Statement.objects.filter(partner=member.partner_id).exclude(state=StatementState.MADE)
    rows = rows.select_related("partner", "legal_entity", "seller")
    return rows if sees_money(member) else rows.filter(seller__member=member)


def own_papers(member: Member) -> QuerySet[Paper]:
    """The firm's papers; none for a seller."""
    rows = Paper.objects.filter(partner=member.partner_id).shown_to_partner().select_related("legal_entity")
    return rows if sees_money(member) else rows.none()


@dataclass(frozen=True)
class Earned:
    """In one currency, minor units: this year's, what is held, what comes next, what was paid."""

    currency: str
    year: int
    held: int
    coming: int
    paid: int


@dataclass(frozen=True)
class MoneyTop:
    """What stands on top; `next_on` is when the next statement is made."""

    sums: list[Earned]
    next_on: date


def money_top(member: Member, *, on: date, company: Company) -> MoneyTop:
    """By currency, the company's own first, and there even when nothing was earned."""
    when = Case(
        When(state__in=HELD, then=Value("held")), When(state__in=COMING, then=Value("coming")), default=Value("paid")
    )
    sums: dict[str, dict[str, int]] = {company.currency: {}}
    rows = own_commissions(member).order_by().annotate(part=when).values_list("currency", "part")
    year = Q(earned_on__year=on.year)
    for currency, part, units, this_year in rows.annotate(units=Sum("amount"), this_year=Sum("amount", filter=year)):
        found = sums.setdefault(currency, {})
        found[part] = units
        found["year"] = found.get("year", 0) + (this_year or 0)
    day = PayoutTerms.objects.filter(currency=company.currency).values_list("day", flat=True).first() or DEFAULT_DAY
    return MoneyTop(
        sums=[
            Earned(name, found.get("year", 0), found.get("held", 0), found.get("coming", 0), found.get("paid", 0))
            for name, found in sums.items()
        ],
        next_on=next_payment(on, on_day=day),
    )
