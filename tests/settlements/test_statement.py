"""Statements: every commission in exactly one, sums that the database keeps, whatever races."""

from datetime import date, timedelta
from itertools import permutations
from threading import Barrier, Thread

import pytest
from django.db import Error, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from settlements.models import (
    Account,
    Commission,
    Debt,
    PayoutTerms,
    Statement,
    StatementLine,
    StatementRun,
    StatementState,
)  # fmt: skip
from settlements.rules.statement import MOVES, is_due, last_month_end, next_payment, sums
from settlements.services.commission import approve_ripe
from settlements.services.statement import make_monthly, make_statements
from tests.settlements.conftest import DAY, NOW

UNTIL = date(2026, 11, 30)
LATER = date(2026, 12, 31)


@pytest.fixture
def earned(make_rule, make_deal, settled, entity):
    """`earned(1000, 2000)` → approved commissions of ten percent of each."""
    make_rule(percent="10")

    def run(*amounts, on=DAY, **deal):
        for amount in amounts:
            make_deal(amount, on=on, **deal)
        settled()
        approve_ripe(on=DAY + timedelta(days=60), now=NOW)
        return list(Commission.objects.filter(state="approved").order_by("pk"))

    return run


def balance(kind):
    return sum(Account.objects.filter(kind=kind).values_list("balance", flat=True))


@pytest.mark.parametrize(
    ("carried_in", "earned", "owes_us", "minimum", "set_off", "payable", "carried_out"),
    [
        (0, 100, 0, 0, 0, 100, 0),
        (0, 100, 0, 101, 0, 0, 100),
        (0, 100, 0, 100, 0, 100, 0),
        (60, 50, 0, 100, 0, 110, 0),
        (0, 100, 30, 0, 30, 70, 0),
        (0, 100, 300, 0, 100, 0, 0),
        (0, 100, 30, 80, 30, 0, 70),
        (0, -40, 0, 0, 0, 0, -40),
        (-40, 30, 10, 0, 0, 0, -10),
        (-40, 100, 10, 0, 10, 50, 0),
    ],
)
def test_what_a_statement_comes_to(carried_in, earned, owes_us, minimum, set_off, payable, carried_out):
    found = sums(carried_in=carried_in, earned=earned, owes_us=owes_us, minimum=minimum)
    assert (found.set_off, found.payable, found.carried_out) == (set_off, payable, carried_out)


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.integers(0, 10**6))
def test_nothing_is_lost_or_made_up(carried_in, earned, owes_us, minimum):
    found = sums(carried_in=carried_in, earned=earned, owes_us=owes_us, minimum=minimum)
    assert found.payable + found.carried_out + found.set_off == carried_in + earned
    assert found.payable >= 0
    assert 0 <= found.set_off <= owes_us
    assert found.payable == 0 or found.payable >= minimum


@pytest.mark.parametrize(
    ("day", "due", "coming"),
    [
        (date(2026, 12, 2), False, date(2026, 12, 3)),
        (date(2026, 12, 3), True, date(2027, 1, 3)),
        (date(2026, 1, 31), True, date(2026, 2, 3)),
        (date(2028, 2, 29), True, date(2028, 3, 3)),
    ],
)
def test_the_day_of_statements(day, due, coming):
    assert (is_due(day, on_day=3), next_payment(day, on_day=3)) == (due, coming)
    assert last_month_end(day) < day.replace(day=1)


def test_each_holder_gets_one_with_all_its_commissions(earned, other, entity, partner):
    earned(1000, 2000)
    earned(5000, of=other)
    earned(700, currency="USD")
    made = make_statements(until=UNTIL, now=NOW)
    seen = {(s.partner.name, s.legal_entity_id, s.currency): (s.earned, s.payable, s.lines_count) for s in made}
    assert seen == {
        ("Atelier Łuk", entity.pk, "EUR"): (300, 300, 2),
        ("Atelier Łuk", entity.pk, "USD"): (70, 70, 1),
        ("Okna Plus", None, "EUR"): (500, 500, 1),
    }
    assert set(Commission.objects.values_list("state", flat=True)) == {"stated"}
    assert StatementLine.objects.count() == 4


def test_sales_after_the_last_day_wait(earned):
    earned(1000)
    earned(2000, on=date(2026, 12, 1))
    (made,) = make_statements(until=UNTIL, now=NOW)
    assert made.earned == 100
    assert Commission.objects.get(state="approved").earned_on == date(2026, 12, 1)


def test_a_second_asking_makes_nothing_and_late_commissions_come_in_the_next(earned):
    earned(1000)
    make_statements(until=UNTIL, now=NOW)
    earned(500)
    assert make_statements(until=UNTIL, now=NOW) == []
    (later,) = make_statements(until=LATER, now=NOW)
    assert later.earned == 50


def test_too_little_is_carried_over_until_it_is_enough(earned, company):
    PayoutTerms.objects.create(currency="EUR", minimum=120)
    earned(1000)
    (first,) = make_statements(until=UNTIL, now=NOW)
    assert (first.payable, first.carried_out) == (0, 100)
    earned(300)
    (second,) = make_statements(until=LATER, now=NOW)
    assert (second.carried_in, second.earned, second.payable, second.carried_out) == (100, 30, 130, 0)


def test_what_they_owe_us_goes_off_first_and_the_ledger_says_so(earned, partner, person):
    accountant = person(Role.ACCOUNTANT)
    for units in (30, 100):
        Debt.objects.create(
            partner=partner, currency="EUR", units=units, on=DAY, reason="Stand", created_by=accountant, created_at=NOW
        )
    earned(1000)
    (made,) = make_statements(until=UNTIL, now=NOW)
    assert (made.set_off, made.payable, made.carried_out) == (100, 0, 0)
    assert list(Debt.objects.values_list("taken", flat=True)) == [30, 70]
    assert (balance("owed"), balance("set_off")) == (0, 100)
    earned(1000)
    (later,) = make_statements(until=LATER, now=NOW)
    assert (later.set_off, later.payable) == (30, 70)


def test_a_return_after_the_statement_comes_in_the_next_as_a_line_of_its_own(earned, settled):
    (first,) = earned(1000)
    (made,) = make_statements(until=UNTIL, now=NOW)
    deal = first.deal
    deal.state = "cancelled"
    deal.save()
    settled()
    approve_ripe(on=LATER, now=NOW)
    made.refresh_from_db()
    assert made.earned == 100
    (later,) = make_statements(until=LATER, now=NOW)
    assert (later.earned, later.payable, later.carried_out) == (-100, 0, -100)


def test_once_a_month_by_the_worker(earned):
    earned(1000)
    assert len(make_monthly(until=UNTIL, now=NOW)) == 1
    assert make_monthly(until=UNTIL, now=NOW) is None
    assert StatementRun.objects.get().statements == 1


SPOIL = [
    "update settlements_statement set earned = earned + 1",
    "update settlements_statement set payable = payable - 1, carried_out = carried_out + 1",
    "update settlements_statement set until = until + 1",
    "update settlements_statement set state = 'paid', paid_on = '2026-12-01'",
    "delete from settlements_statement",
    "truncate settlements_statementline cascade",
    "delete from settlements_statementline",
    "update settlements_statementline set units = units + 1",
    "insert into settlements_statementline (statement_id, commission_id, units) select statement_id, commission_id, 5"
    " from settlements_statementline limit 1",
    "insert into settlements_statement (uuid, partner_id, currency, until, earned, carried_in, set_off, payable,"
    " carried_out, lines_count, state, made_at, answered_by, answer) select gen_random_uuid(), partner_id, 'EUR',"
    " '2027-01-31', 5, 0, 0, 5, 0, 1, 'made', now(), '', '' from settlements_statement limit 1",
]


@pytest.mark.parametrize("spoil", SPOIL)
def test_the_database_refuses_to_change_what_was_said(earned, spoil):
    earned(1000, 2000)
    make_statements(until=UNTIL, now=NOW)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(spoil)
        cursor.execute("set constraints all immediate")
    assert Statement.objects.get().earned == 300


def test_the_table_of_moves_is_the_databases(earned):
    earned(1000)
    make_statements(until=UNTIL, now=NOW)
    put = "update settlements_statement set state = %s, paid_on = %s"
    day = {"paid": DAY}
    allowed = set()
    for before, to in permutations(StatementState.values, 2):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")
                cursor.execute("alter table settlements_statement disable trigger settlements_kept")
                cursor.execute(put, [before, day.get(before)])
                cursor.execute("alter table settlements_statement enable trigger settlements_kept")
                cursor.execute(put, [to, day.get(to)])
                allowed.add((before, to))
                transaction.set_rollback(True)
        except Error:
            pass
    assert allowed == set(MOVES)


def careless(*, gate):
    """The control: looks, then writes, without a lock and without asking whether a commission is still free."""
    free = list(Commission.objects.filter(state="approved"))
    gate.wait()
    seen = [(commission.pk, commission.amount) for commission in free]
    with connection.cursor() as cursor:
        cursor.executemany("insert into careless (commission, units) values (%s, %s)", seen)
    Commission.objects.filter(pk__in=[pk for pk, _ in seen]).update(state="stated")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False])
def test_fifty_clicks_put_each_commission_into_one_statement(earned, other, guarded):
    earned(*range(1000, 1400, 10))
    earned(*range(1000, 1200, 10), of=other)
    with connection.cursor() as cursor:
        cursor.execute("create table careless (commission bigint, units bigint)")
    clicks = 50 if guarded else 4
    gate = Barrier(clicks)

    def click(number):
        try:
            if not guarded:
                careless(gate=gate)
                return
            gate.wait()
            if number % 5:
                make_statements(until=UNTIL, now=NOW)
            else:
                make_monthly(until=UNTIL, now=NOW)
        finally:
            connection.close()

    threads = [Thread(target=click, args=[number]) for number in range(clicks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connection.cursor() as cursor:
        cursor.execute("select count(*), count(distinct commission) from careless")
        twice = cursor.fetchone()
        cursor.execute("drop table careless")
    if guarded:
        assert Statement.objects.count() == 2
        assert StatementLine.objects.count() == 60
        assert sum(Statement.objects.values_list("earned", flat=True)) == sum(
            Commission.objects.values_list("amount", flat=True)
        )
        assert not Commission.objects.exclude(state="stated").exists()
    else:
        assert twice[0] > twice[1]
