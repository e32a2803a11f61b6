"""Statements on their day, by the worker (E3)."""

from datetime import datetime

from core.models import Company
from core.queries.company import company_day
from settlements.models import PayoutTerms, Statement, StatementState
from settlements.rules.statement import is_due, last_month_end
from settlements.services.statement import make_monthly
from settlements.services.statement_mail import send

DEFAULT_DAY = 3
SENT_AT_ONCE = 500


def make_and_send_if_due(*, now: datetime, company: Company) -> int:
    """Make and send the statements of the last month once their day has come; how many were sent.

    They are sent in parts that each commit: one that is interrupted goes on at the next asking.
    """
    today = company_day(now, of=company)
    until = last_month_end(today)
    day = PayoutTerms.objects.filter(currency=company.currency).values_list("day", flat=True).first() or DEFAULT_DAY
    if not is_due(today, on_day=day):
        return 0
    make_monthly(until=until, now=now)
    own = Statement.objects.filter(until=until, state=StatementState.MADE, made_by=None).order_by("pk")
    waiting = list(own.only("pk"))
    parts = [waiting[start : start + SENT_AT_ONCE] for start in range(0, len(waiting), SENT_AT_ONCE)]
    return sum(send(part, by=None, now=now) for part in parts)
