"""Entering, changing and cancelling a deal: services on the real database."""

import threading
import time
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from sales.models import Deal, DealState, Product
from sales.rules.deal import Line, converted, margin_of
from sales.services.deal import DealFacts, NoRate, NumberTaken, cancel_deal, change_deal, record_deal
from sales.services.product import ArticleTaken, save_product
from tests.sales.conftest import DAY

LINES = [
    Line(name="Canvas", article="C-1", quantity=Decimal("2.5"), amount=1000, cost=600),
    Line(name="Lamp", amount=500, cost=200),
]


def facts(**changes):
    return DealFacts(**{"ordered_on": DAY, "currency": "EUR", "amount": 1000, **changes})


def test_a_deal_in_the_companys_currency(make_deal):
    deal = make_deal(1250, margin=300, number="A-1", seller="Anna")
    assert (deal.amount, deal.base_amount, deal.base_margin, deal.rate) == (1250, 1250, 300, 1)
    assert (deal.key, deal.number, deal.state) == ("A-1", "A-1", DealState.WON)


def test_another_currency_is_kept_with_the_rate_of_the_day(make_deal):
    deal = make_deal(10_000, currency="USD", on=date(2020, 5, 29), margin=1_000)
    assert deal.rate == Decimal("0.89798851")  # 1.1136 USD for a euro on that day
    assert (deal.base_amount, deal.base_margin) == (8980, 898)


def test_a_currency_without_published_rates_asks_for_one(make_deal):
    with pytest.raises(NoRate):
        make_deal(10_000, currency="BYN")
    deal = make_deal(10_000, currency="BYN", rate=Decimal("0.26"))
    assert (deal.base_amount, deal.rate) == (2600, Decimal("0.26"))


def test_lines_make_the_amount_and_the_margin(company, partner):
    product = Product.objects.create(name="Canvas", article="C-1", price=400, currency="EUR")
    deal = record_deal(partner, facts=facts(lines=LINES, amount=7), company=company)
    first, second = deal.lines.all()
    assert (deal.amount, deal.margin) == (1500, 700)
    assert (first.product, first.position, second.product, second.position) == (product, 1, None, 2)


def test_the_margin_is_unknown_where_a_cost_is(company, partner):
    assert margin_of([*LINES, Line(name="x", amount=1)]) is None
    assert margin_of([]) is None


def test_a_number_is_given_once(make_deal):
    first = make_deal(number="A-1")
    with pytest.raises(NumberTaken) as taken:
        make_deal(number=" A-1 ")
    assert taken.value.deal == first
    assert make_deal().key != make_deal().key


def test_a_change_is_kept_in_the_history(make_deal, mover):
    deal = make_deal(1000, number="A-1")
    change_deal(deal, facts=facts(amount=900, number="B-2"), mover=mover())
    deal.refresh_from_db()
    assert (deal.amount, deal.base_amount, deal.number, deal.key) == (900, 900, "A-1", "A-1")
    assert [event.amount for event in deal.events.all()] == [1000]


def test_saving_without_a_change_writes_nothing(make_deal, mover):
    deal = make_deal(1500, lines=LINES)
    before = Deal.objects.values().get(pk=deal.pk)
    lines = list(deal.lines.values())
    change_deal(deal, facts=facts(lines=LINES), mover=mover())
    assert Deal.objects.values().get(pk=deal.pk) == before
    assert list(deal.lines.values()) == lines


def test_a_number_can_come_later_but_not_anothers(make_deal, mover):
    make_deal(number="A-1")
    deal = make_deal()
    with pytest.raises(NumberTaken):
        change_deal(deal, facts=facts(number="A-1"), mover=mover())
    changed = change_deal(deal, facts=facts(number="A-2"), mover=mover())
    assert (changed.number, changed.key) == ("A-2", "A-2")


def test_an_imported_deal_keeps_its_key_when_it_gets_a_number(make_deal, mover):
    deal = make_deal()
    Deal.objects.filter(pk=deal.pk).update(key="row:abc:1")
    changed = change_deal(deal, facts=facts(number="A-2"), mover=mover())
    assert (changed.number, changed.key) == ("A-2", "row:abc:1")


def test_cancelling_keeps_the_deal_and_changes_nothing_twice(make_deal, mover):
    deal = cancel_deal(make_deal(), mover=mover())
    moment = deal.updated_at
    assert deal.state == DealState.CANCELLED
    assert cancel_deal(deal, mover=mover()).updated_at == moment
    assert not Deal.objects.counted().exists()


@given(st.integers(-(10**12), 10**12), st.decimals("0.00000001", "10000", places=8))
def test_conversion_is_exact_and_symmetric(units, rate):
    there = converted(units, currency="EUR", base="USD", rate=rate)
    assert there == -converted(-units, currency="EUR", base="USD", rate=rate)
    assert abs(there - units * rate) <= Decimal("0.5")


def test_conversion_minds_the_digits_of_both_currencies():
    assert converted(100, currency="EUR", base="JPY", rate=Decimal("160.5")) == 161
    assert converted(161, currency="JPY", base="EUR", rate=Decimal("0.00623")) == 100


def test_an_article_is_one_products_and_a_price_changes_no_deal(company, make_deal):
    product = save_product(None, name="Canvas", article="C-1", price=400, currency="EUR")
    deal = make_deal(lines=LINES)
    save_product(product, name="Canvas", article="C-1", price=900, currency="EUR")
    deal.refresh_from_db()
    assert (deal.amount, Product.objects.get().price) == (1500, 900)
    with pytest.raises(ArticleTaken):
        save_product(None, name="Copy", article="C-1", price=1, currency="EUR")
    save_product(None, name="No article", article="", price=1, currency="EUR")
    save_product(None, name="Neither", article="", price=1, currency="EUR")


@pytest.mark.django_db(transaction=True)
def test_a_number_that_another_deal_gets_at_the_same_moment_is_taken(make_deal, company, mover, partner):
    deal = make_deal(amount=100)
    holding = threading.Event()

    def first():
        with transaction.atomic():
            record_deal(partner, facts=facts(number="N-1"), company=company)
            holding.set()
            time.sleep(0.5)
        connection.close()

    other = threading.Thread(target=first)
    other.start()
    assert holding.wait(10)
    with pytest.raises(NumberTaken) as told:
        change_deal(deal, facts=facts(number="N-1"), mover=mover())
    other.join()
    assert told.value.deal.key == "N-1"
    deal.refresh_from_db()
    assert deal.number == ""
