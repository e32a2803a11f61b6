"""The demo company's statements of the last months: paid, approved, confirmed, disputed."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from accounts.models import User
from core.rules.money import to_minor
from demo.rules.statements import CONFIRM_EVERY, DISPUTE_EVERY, DISPUTES, MONTHS, PAID, SENT, stage
from demo.services.talks import ZONE
from notify.models import Letter, LetterState
from settlements.models import PayoutTerms, Statement, StatementState
from settlements.services import payment
from settlements.services.statement import make_statements
from settlements.services.statement_answer import answer
from settlements.services.statement_mail import send


@transaction.atomic
def create_statements(*, on: date, currency: str) -> int:
    """One for each holder and month; how many. Commissions must be there before; the letters count as sent."""
    books, owner = (User.objects.get(email=f"{name}@demo.example") for name in ("accountant", "owner"))
    smallest, limit = to_minor(Decimal(20), currency), to_minor(Decimal(200), currency)
    PayoutTerms.objects.create(currency=currency, minimum=smallest, limit=limit, day=3)
    for age in reversed(range(MONTHS)):
        until = _month_end(on, age=age)
        made_at = datetime.combine(until + timedelta(days=3), time(9), ZONE)
        made = make_statements(until=until, now=made_at)
        send(made, by=books, now=made_at)
        _move(list(Statement.objects.filter(until=until, payable__gt=0)), age=age, at=made_at, owner=owner, books=books)
    Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT, sent_at=F("created_at"), attempts=1)
    return Statement.objects.count()


def _move(statements: list[Statement], *, age: int, at: datetime, owner: User, books: User) -> None:
    for number, statement in enumerate(statements):
        if statement.state != StatementState.SENT:
            continue
        if stage(age) == SENT:
            _answer(statement, number=number, at=at + timedelta(days=2))
            continue
        payment.approve(statement, by=owner, now=at + timedelta(days=4))
        if stage(age) == PAID:
            day = (at + timedelta(days=7)).date()
            payment.mark_paid(statement, units=statement.payable, on=day, by=books, now=at + timedelta(days=7))


def _answer(statement: Statement, *, number: int, at: datetime) -> None:
    who = f"books@{statement.partner.external_id.lower() or 'partner'}.example"
    if number % DISPUTE_EVERY == 1:
        answer(statement, confirms=False, words=DISPUTES[number % len(DISPUTES)], who=who, now=at)
    elif number % CONFIRM_EVERY == 0:
        answer(statement, confirms=True, words="", who=who, now=at)


def _month_end(on: date, *, age: int) -> date:
    """The last day of the month so many months before the last full one."""
    first = on.replace(day=1)
    for _ in range(age):
        first = (first - timedelta(days=1)).replace(day=1)
    return first - timedelta(days=1)
