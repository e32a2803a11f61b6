"""The nightly proof against statements that somebody changed around the database's guards."""

from datetime import date

import pytest
from django.db import connection

from accounts.models import Role
from notify.models import Letter, Notice
from settlements.models import Debt, PayoutTerms, Statement, StatementLine
from settlements.queries.proof import CHECKS, faults
from settlements.queries.words import CHECKS as NAMED
from settlements.services import payment
from settlements.services.proof import prove
from settlements.services.statement import make_statements
from settlements.services.statement_mail import send
from tests.settlements.conftest import DAY, NOW
from tests.settlements.test_statement import LATER, UNTIL, earned  # noqa: F401 - a fixture

LINES, STATEMENTS = "update settlements_statementline", "update settlements_statement"
FIRST = "(select min(id) from settlements_statementline)"
SPOILS = {
    "a line": (f"{LINES} set units = units + 1 where id = {FIRST}", {"statement", "line"}),
    "two lines that sum up": (
        f"{LINES} set units = units + case when id % 2 = 0 then 1 else -1 end"
        " where statement_id = (select min(id) from settlements_statement)",
        {"line"},
    ),
    "a line taken away": (f"delete from settlements_statementline where id = {FIRST}", {"statement", "line"}),
    "the number of lines": (f"{STATEMENTS} set lines_count = lines_count + 1", {"statement"}),
    "what is carried over": (
        f"{STATEMENTS} set carried_out = carried_out + 7, earned = earned + 7 where carried_out > 0",
        {"statement", "carried"},
    ),
    "a payment that never was": (
        f"{STATEMENTS} set state = 'paid', paid_on = '2026-12-05' where payable > 0 and state = 'made'",
        {"payout"},
    ),
    "a payment taken back": (f"{STATEMENTS} set state = 'ordered', paid_on = null where state = 'paid'", {"payout"}),
    "what was set off": (
        f"{STATEMENTS} set set_off = set_off + 1, payable = payable - 1 where set_off > 0",
        {"payout", "set_off"},
    ),
    "whose statement it is": (
        f"{STATEMENTS} set legal_entity_id = null where state = 'made' and payable > 0",
        {"line"},
    ),
}


@pytest.fixture
def year(earned, partner, person):  # noqa: F811
    """One statement carried over, one with a debt set off and paid, one made."""
    books, boss = person(Role.ACCOUNTANT), person(Role.OWNER)
    terms = PayoutTerms.objects.create(currency="EUR", minimum=1000)
    partner.contacts.create(name="Jan", email="jan@example.test")
    earned(1000, 2000)
    make_statements(until=UNTIL, now=NOW, by=books)
    Debt.objects.create(
        partner=partner, currency="EUR", units=30, on=DAY, reason="Stand", created_by=books, created_at=NOW
    )
    terms.minimum = 0
    terms.save()
    earned(3000, 500)
    (second,) = make_statements(until=LATER, now=NOW, by=books)
    send([second], by=books, now=NOW)
    payment.approve(second, by=boss, now=NOW)
    payment.mark_paid(second, units=second.payable, on=LATER, by=boss, now=NOW)
    earned(4000)
    make_statements(until=date(2027, 1, 31), now=NOW, by=books)
    return boss


def spoil(statement):
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(statement)
        assert cursor.rowcount > 0
        cursor.execute("set local session_replication_role = origin")


def test_what_nobody_touched_adds_up(year):
    assert [(each.carried_in, each.set_off, each.payable) for each in Statement.objects.order_by("until")] == [
        (0, 0, 0), (300, 30, 620), (0, 0, 400),
    ]  # fmt: skip
    assert faults() == (0, [])


@pytest.mark.parametrize(("done", "found"), SPOILS.values(), ids=SPOILS)
def test_the_proof_finds_a_spoiled_statement_alarms_and_mends_nothing(year, done, found, logged_errors):
    spoil(done)
    before = [*Statement.objects.order_by("pk").values(), *StatementLine.objects.order_by("pk").values()]
    proof = prove(on=DAY, now=NOW)
    assert {fault["check"] for fault in proof.faults} == found
    assert "ledger_broken" in logged_errors.pop()
    assert Notice.objects.get(user=year).event == "ledger_broken"
    assert Letter.objects.filter(to=year.email, key__startswith="ledger-proof").exists()
    assert [*Statement.objects.order_by("pk").values(), *StatementLine.objects.order_by("pk").values()] == before


def test_the_page_says_what_does_not_add_up(year, log_in, logged_errors):
    spoil(SPOILS["a line"][0])
    client = log_in(year)
    page = client.post("/ledger/proofs/now/", follow=True).content.decode()
    logged_errors.clear()
    assert "A statement is the sum of its lines" in page
    assert "301, 2" in page
    assert set(NAMED) == set(CHECKS)
