"""The firm's money as its people may see it: a seller their own, principal and accountant the firm's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Case, F, Q, QuerySet, Sum, Value, When

from cabinet.access import sees_money
from core.models import Company
from documents.models import Paper
from partners.models import Member
from settlements.models import (
    Account,
    AccountKind,
    Commission,
    CommissionState,
    Debt,
    PayoutTerms,
    Statement,
    StatementState,
)
from settlements.rules.statement import next_payment

DEFAULT_DAY = 3
Rows = TypeVar("Rows", bound=QuerySet[Any])
HELD = (CommissionState.ACCRUED, CommissionState.HELD)


def own_commissions(member: Member) -> QuerySet[Commission]:
    """The firm's own for who sees its money; a seller's own for a seller."""
    return _own(Commission.objects.filter(partner=member.partner_id).earning(), member)


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
    """In one currency, minor units: earned this year, held, and what we owe now.

    `coming` is the sum of `made` (in a statement that isn't sent yet), `asked` (sent, to be confirmed), `approved`
    (on its way to the bank) and `rest` (for the next statement; below zero where it takes back). `minimum` is the
    smallest payout, `debt` what will be taken off.
    """

    currency: str
    year: int = 0
    held: int = 0
    coming: int = 0
    made: int = 0
    asked: int = 0
    approved: int = 0
    minimum: int = 0
    debt: int = 0

    @property
    def rest(self) -> int:
        return self.coming - self.made - self.asked - self.approved

    @property
    def is_too_little(self) -> bool:
        return 0 < self.rest - self.debt < self.minimum


@dataclass(frozen=True)
class MoneyTop:
    """What stands on top; `next_on` is when the next statement is made."""

    sums: list[Earned]
    next_on: date


def money_top(member: Member, *, on: date, company: Company) -> MoneyTop:
    """By currency, the company's own first, and there even when nothing was earned."""
    terms = {row.currency: row for row in PayoutTerms.objects.all()}
    sums: dict[str, dict[str, int]] = {company.currency: {}}
    for currency, part, units in _parts(member, year=on.year):
        sums.setdefault(currency, {})[part] = units
    for currency, found in sums.items():
        found["minimum"] = terms[currency].minimum if currency in terms else 0
    day = terms[company.currency].day if company.currency in terms else DEFAULT_DAY
    return MoneyTop(
        sums=[Earned(currency, **found) for currency, found in sums.items()], next_on=next_payment(on, on_day=day)
    )


def _parts(member: Member, *, year: int) -> Iterator[tuple[str, str, int]]:
    """Each figure of `Earned` that isn't nothing: currency, its name, minor units."""
    rows = own_commissions(member).order_by().values_list("currency")
    of_year, held = Q(earned_on__year=year), Q(state__in=HELD)
    for currency, units, waiting in rows.annotate(a=Sum("amount", filter=of_year), b=Sum("amount", filter=held)):
        yield currency, "year", units or 0
        yield currency, "held", waiting or 0
    owed = _own(Account.objects.filter(partner=member.partner_id, kind=AccountKind.OWED), member)
    for currency, units in owed.order_by().values_list("currency").annotate(units=Sum("balance")):
        yield currency, "coming", units
    told = _own(Statement.objects.filter(partner=member.partner_id), member).unpaid().order_by()
    stages = told.annotate(part=_STAGE).values_list("currency", "part")
    yield from stages.annotate(units=Sum("payable"))
    if sees_money(member):
        debts = Debt.objects.filter(partner=member.partner_id).order_by().values_list("currency")
        for currency, units in debts.annotate(units=Sum(F("units") - F("taken"))):
            yield currency, "debt", units


_STAGE = Case(
    When(state=StatementState.MADE, then=Value("made")),
    When(state__in=(StatementState.APPROVED, StatementState.ORDERED), then=Value("approved")),
    default=Value("asked"),
)


def _own(rows: Rows, member: Member) -> Rows:
    """The firm's own for who sees its money; a seller's own for a seller."""
    return rows.filter(seller=None) if sees_money(member) else rows.filter(seller__member=member)
