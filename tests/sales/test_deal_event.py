"""Returns and payments of a deal: told once, never more than there is, parts sum to the whole."""

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sales.models import Deal, DealPayment, DealReturn
from sales.rules.deal import part_of
from sales.services.conversion import attach
from sales.services.deal import cancel_deal
from sales.services.deal_event import EventReused, MoreThanThere, NotWon, TooMuch, record_payment, record_return
from sales.services.winning import owed
from tests.sales.conftest import DAY


@pytest.fixture
def back(mover):
    def make(deal, amount, *, key, kind="return", on=DAY):
        return record_return(deal, amount=amount, returned_on=on, key=key, kind=kind, reason="", mover=mover())

    return make


@pytest.fixture
def pay(mover):
    def make(deal, amount, *, key, on=DAY):
        return record_payment(deal, amount=amount, paid_on=on, key=key, note="", mover=mover())

    return make


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
def test_cumulative_parts_sum_to_the_whole(whole, parts):
    total, before, shares = sum(parts), 0, []
    for part in parts:
        shares.append(part_of(whole, part=before + part, of=total) - part_of(whole, part=before, of=total))
        before += part
    assert sum(shares) == whole


def test_returns_take_their_part_of_everything(make_deal, back):
    deal = make_deal(1000, margin=333)
    parts = [back(deal, 300, key="a"), back(deal, 300, key="b", kind="cancellation"), back(deal, 400, key="c")]
    assert [part.margin for part in parts] == [100, 100, 133]
    assert sum(part.base_amount for part in parts) == deal.base_amount
    with pytest.raises(MoreThanThere) as refused:
        back(deal, 1, key="d")
    assert refused.value.left == 0


def test_a_margin_that_is_unknown_stays_unknown(make_deal, back):
    assert back(make_deal(1000), 300, key="a").margin is None


@pytest.mark.parametrize("amount", [0, -5, 1001])
def test_only_what_is_there_comes_back(make_deal, back, amount):
    with pytest.raises(MoreThanThere):
        back(make_deal(1000), amount, key="a")


def test_nothing_comes_back_of_what_is_called_off(make_deal, back, mover):
    with pytest.raises(NotWon):
        back(cancel_deal(make_deal(), mover=mover()), 5, key="a")


def test_the_same_event_is_one_row(make_deal, back, pay):
    deal = make_deal(1000)
    assert back(deal, 300, key="a") == back(deal, 300, key="a")
    assert pay(deal, 300, key="a") == pay(deal, 300, key="a")
    with pytest.raises(EventReused):
        back(deal, 301, key="a")
    with pytest.raises(EventReused):
        pay(make_deal(), 300, key="a")
    assert (DealReturn.objects.count(), DealPayment.objects.count()) == (1, 1)


def test_payments_in_parts_and_a_mistake_taken_back(make_deal, pay, back):
    deal = make_deal(1000)
    pay(deal, 400, key="a")
    pay(deal, 700, key="b")
    pay(deal, -700, key="c")
    assert owed(deal) == 600
    back(deal, 100, key="r")
    assert owed(deal) == 500
    for amount in (-401, 0):
        with pytest.raises(MoreThanThere):
            pay(deal, amount, key="d")


def test_a_payment_beyond_what_can_be_kept_is_refused(make_deal, pay):
    deal = make_deal(1)
    Deal.objects.update(base_amount=10**6)
    for amount in (10**15, 10**15 + 1):
        with pytest.raises(TooMuch):
            pay(deal, amount, key="a")
    assert not DealPayment.objects.exists()


def test_a_referral_is_paid_with_its_order(make_deal, claim, mover, pay):
    deal = make_deal(1000)
    referral = claim().referral
    attach(deal, referral=referral, mover=mover())
    pay(deal, 999, key="a")
    referral.refresh_from_db()
    assert referral.state == "won"
    pay(deal, 1, key="b")
    referral.refresh_from_db()
    assert referral.state == "paid"


def test_what_is_written_stays(make_deal, back, pay):
    for event in (back(make_deal(), 5, key="a"), pay(make_deal(), 5, key="a")):
        for change in (event.delete, lambda event=event: type(event).objects.update(amount=1)):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
