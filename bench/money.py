"""Commissions, statements and their pages: earned for imported deals, approved, stated."""

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

from django.urls import reverse

from bench.data import MEMBER, Size, fill
from bench.imports import ON, import_sheet, write_sheet
from bench.pages import Page
from core.queries.company import company
from partners.models import Member
from settlements.models import Account, AccountKind, Commission, DealMark, Entry, Statement
from settlements.rules.terms import Shape, Terms
from settlements.services.commission import approve_ripe
from settlements.services.proof import prove
from settlements.services.rule import RuleScope, write_rule
from settlements.services.settle import settle_marked
from settlements.services.statement import make_statements
from settlements.services.statement_mail import send

NOW = datetime(ON.year, ON.month, ON.day, 12, tzinfo=UTC)
YEARS_BACK = 3


def measure(*, partners: int, deals: int) -> dict[str, float]:
    """Seconds of each step for that many deals of that many partners, each with a legal entity; fills the database."""
    fill(Size(partners=partners, deals=0, interactions=0, referrals=partners * 5), on=ON)
    terms = Terms(shape=Shape.PERCENT, percent=Decimal(3))
    begin = ON - timedelta(days=365 * YEARS_BACK)
    write_rule(name="Every sale", scope=RuleScope(), terms=terms, valid_from=begin, note="", by=None, now=NOW)
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "deals.csv"
        write_sheet(sheet, rows=deals, partners=partners)
        plain = _seconds(lambda: import_sheet(sheet, rows=deals))
    own = company()
    accrual = _seconds(lambda: settle_marked(now=NOW, company=own))
    if DealMark.objects.exists() or Commission.objects.count() != deals:
        raise AssertionError("not every deal earned")
    approval = _seconds(lambda: approve_ripe(on=ON, now=NOW))
    made = _statements(until=date(ON.year, ON.month, 1) - timedelta(days=1))
    proof = _seconds(lambda: prove(on=ON, now=NOW))
    return {
        "deals": deals, "import_s": plain, "accrual_s": accrual, "approval_s": approval, "proof_s": proof,
        "entries": Entry.objects.count(), **made,
    }  # fmt: skip


def _statements(*, until: date) -> dict[str, float]:
    """All but the last month's commissions in statements, then a month of them in the next."""
    month_before = until.replace(day=1) - timedelta(days=1)
    make_statements(until=month_before, now=NOW)
    month: list[Statement] = []
    making = _seconds(lambda: month.extend(make_statements(until=until, now=NOW)))
    sending = _seconds(lambda: send(month, by=None, now=NOW))
    Member.objects.filter(user__email=MEMBER).update(partner=month[len(month) // 2].partner_id)
    return {"statements": len(month), "making_s": making, "sending_s": sending}


def pages() -> list[Page]:
    """The pages of money; the member's firm has statements."""
    partner = Member.objects.get(user__email=MEMBER).partner
    statement = Statement.objects.filter(partner=partner, sent_at__isnull=False).order_by("pk")[0]
    account = Account.objects.filter(partner=partner, kind=AccountKind.OWED).order_by("pk")[0]
    return [
        Page("settlement board", reverse("settlements:board")),
        Page("a statement", reverse("settlements:statement", args=[statement.uuid])),
        Page("commissions", reverse("settlements:commissions")),
        Page("a partner's money", reverse("settlements:partner_money", args=[partner.uuid])),
        Page("an account", reverse("settlements:account", args=[account.uuid])),
        Page("cabinet home with money", reverse("cabinet:home"), who=MEMBER),
        Page("cabinet, money", reverse("cabinet:money"), who=MEMBER),
        Page("cabinet, a statement", reverse("cabinet:statement", args=[statement.uuid]), who=MEMBER),
    ]


def _seconds(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started
