"""Proofs of exactly-once: many at a time, in any order, and never more than is owed. Longer ones: `make prove`."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from sales.models import Deal, DealReturn, DealState
from sales.services.conversion import convert
from sales.services.deal import DealFacts
from sales.services.referral import register
from sales.services.referral_move import Mover
from settlements.models import Account, AccountKind, Commission, DealMark, Transaction
from settlements.queries.proof import faults
from settlements.services import accrual
from settlements.services.accrual import settle_deals
from settlements.services.commission import approve_ripe
from settlements.services.payout import NotOwed, pay_out
from settlements.services.settle import settle_marked
from tests.sales.conftest import entry
from tests.settlements.conftest import DAY, NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]

THREADS = 20


def at_once(work, count):
    """Run `work(number)` that many times on threads of their own, each with its own connection."""

    def one(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(count)))


def conversions(referral, company, *, number):
    """What the page, the API and an import do: they convert, and the worker settles whatever is marked."""
    named = f"N-{referral.pk}-{number}" if number % 3 else ""
    facts = DealFacts(ordered_on=DAY, amount=100_000, currency="EUR", number=named)
    deal = convert(referral, facts=facts, mover=Mover("staff", None, NOW, company))
    if number % 2:
        settle_deals([deal.pk], now=NOW, company=company)
    else:
        settle_marked(now=NOW, company=company)
    return deal.pk


def test_two_hundred_conversions_make_one_commission_twenty_times(company, partner, make_rule):
    make_rule(percent="10")
    for turn in range(20):
        claim = entry(f"k{turn}", phone=f"+486001002{turn:02d}")
        referral = register(partner, entry=claim, by=None, now=NOW, company=company).referral
        deals = at_once(lambda number, of=referral: conversions(of, company, number=number), 200)
        settle_marked(now=NOW, company=company)
        assert len(set(deals)) == referral.deals.count() == 1
        assert [(c.amount, c.state) for c in Commission.objects.filter(referral=referral)] == [(10_000, "accrued")]
    assert (Deal.objects.count(), Transaction.objects.count(), faults()) == (20, 20, (0, []))


@pytest.fixture
def unguarded(monkeypatch):
    """No unique key and no lock: what is left is to look and then to write."""
    monkeypatch.setattr(accrual, "lock_partners", lambda deals: None)
    gate = Barrier(4)
    look = accrual.kept_of

    def slow(deals):
        found = look(deals)
        gate.wait(timeout=20)
        return found

    monkeypatch.setattr(accrual, "kept_of", slow)
    keys = [("settlements_commission", "key"), ("settlements_transaction", "key")]
    with connection.cursor() as cursor:
        names = []
        for table, column in keys:
            cursor.execute(
                "select conname from pg_constraint where conrelid = %s::regclass and contype = 'u'"
                " and pg_get_constraintdef(oid) = %s",
                [table, f"UNIQUE ({column})"],
            )
            names.append((table, column, cursor.fetchone()[0]))
        for table, _, name in names:
            cursor.execute(f"alter table {table} drop constraint {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        cursor.execute(
            "truncate settlements_entry, settlements_transaction, settlements_commission, settlements_account cascade"
        )
        cursor.execute("set session_replication_role = origin")
        for table, column, name in names:
            cursor.execute(f"alter table {table} add constraint {name} unique ({column})")


def test_with_the_guard_off_there_are_more(company, make_rule, make_deal, unguarded):
    make_rule(percent="10")
    deal = make_deal()
    DealMark.objects.all().delete()
    at_once(lambda number: settle_deals([deal.pk], now=NOW, company=company), 4)
    assert Commission.objects.count() > 1


def test_a_thousand_events_in_any_order_any_number_of_times(company, partner, other, make_rule):
    """Returns stand on record before their sales are won, and each event is told one to five times."""
    dice = Random(7)
    make_rule(percent="10")
    sales = [
        Deal.objects.create(
            partner=dice.choice([partner, other]), key=f"s{n}", ordered_on=DAY, state=DealState.OPEN, amount=1000 + n,
            currency="EUR", base_amount=1000 + n,
        )
        for n in range(700)
    ]  # fmt: skip
    returned = dice.sample(sales, 300)
    events = [("sale", deal) for deal in sales] + [("return", deal) for deal in returned]
    told = [event for event in events for _ in range(dice.randint(1, 5))]
    dice.shuffle(told)

    def tell(at):
        what, deal = told[at]
        if what == "sale":
            Deal.objects.filter(pk=deal.pk).update(state=DealState.WON)
        else:
            half = deal.amount // 2
            row = DealReturn(deal=deal, key=f"r{deal.pk}", returned_on=DAY, amount=half, base_amount=half)
            DealReturn.objects.bulk_create([row], ignore_conflicts=True)
        settle_deals([deal.pk], now=NOW, company=company)

    at_once(tell, len(told))
    sums = Counter()
    for deal, amount in Commission.objects.earning().values_list("deal", "amount"):
        sums[deal] += amount
    gone = {deal.pk for deal in returned}
    for deal in sales:
        left = deal.amount - (deal.amount // 2 if deal.pk in gone else 0)
        assert sums[deal.pk] == (2 * left * 10 + 100) // 200, deal.key
    firsts = Commission.objects.earning().filter(corrects=None)
    assert firsts.count() == len(sales)
    assert faults() == (0, [])


def test_two_hundred_payouts_race_for_one_balance(company, partner, make_rule, make_deal, settled):
    make_rule(percent="10")
    make_deal(1_000_000)
    settled()
    approve_ripe(on=DAY, now=NOW)
    account = Account.objects.get(kind=AccountKind.OWED)

    def pay(number):
        try:
            pay_out(account, units=1000 + number, key=f"pay-{number % 150}", on=DAY, now=NOW)
        except NotOwed:
            return 0
        except Exception as error:
            return type(error).__name__
        return 1

    answers = Counter(at_once(pay, 200))
    account.refresh_from_db()
    paid = Account.objects.get(kind=AccountKind.PAID)
    assert account.balance >= 0
    assert account.balance + paid.balance == 100_000
    assert paid.entries == Transaction.objects.filter(kind="payout").count() <= answers[1]
    assert set(answers) <= {0, 1, "KeyTaken"}
    assert answers[0], "the race must have been for more than there was"
    assert faults() == (0, [])


def test_the_database_alone_stops_a_payout_of_too_much(company, make_rule, make_deal, settled, monkeypatch):
    """The control: with the service's own look left out, the trigger still says no."""
    from settlements.services import payout

    monkeypatch.setattr(payout, "_check", lambda account, *, units: None)
    make_rule(percent="10")
    make_deal()
    settled()
    approve_ripe(on=DAY, now=NOW)
    account = Account.objects.get(kind=AccountKind.OWED)
    with pytest.raises(IntegrityError, match="more_than_owed"):
        pay_out(account, units=account.balance + 1, key="p", on=DAY, now=NOW)
