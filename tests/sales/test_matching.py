"""Which order is of which referral: sure ones join, the others are asked about."""

from datetime import timedelta

import pytest

from campaigns.models import Code
from sales.models import DealMatch
from sales.rules.customer import Customer
from sales.services.deal import Buyer
from sales.services.matching import AlreadyAnswered, answer_match, match_order, match_orders
from sales.services.referral_move import move_referral
from tests.sales.conftest import DAY


@pytest.fixture
def bought(make_deal):
    """`bought(phone=…, on=day)`: an order that names its customer."""

    def make(*, phone="600100200", name="Ola", email="", code=None, on=DAY, **facts):
        who = Customer(name=name, phone=phone, email=email)
        return make_deal(buyer=Buyer(customer=who, code=code), on=on, **facts)

    return make


def test_the_only_one_joins_by_itself(claim, bought, mover):
    referral, deal = claim().referral, bought()
    assert match_order(deal, mover=mover()) is True
    deal.refresh_from_db()
    referral.refresh_from_db()
    assert (deal.referral, deal.converts, referral.state) == (referral, True, "won")
    assert DealMatch.objects.get().by_what == "phone"


@pytest.mark.parametrize("unsure", ["before", "lost", "two"])
def test_where_it_is_unsure_a_person_is_asked(claim, bought, mover, unsure):
    referral = claim(email="ola@example.test").referral
    on = DAY
    if unsure == "before":
        on = DAY - timedelta(days=1)
    if unsure == "lost":
        move_referral(referral, to="lost", mover=mover(), reason="x")
    if unsure == "two":
        claim("2", phone="600100201")
    deal = bought(on=on, phone="600100201" if unsure == "two" else "600100200", email="ola@example.test")
    assert match_order(deal, mover=mover()) is False
    assert match_order(deal, mover=mover()) is None
    deal.refresh_from_db()
    assert deal.referral is None
    question = DealMatch.objects.asked().earliest("pk")
    answer_match(question, is_same=True, mover=mover())
    deal.refresh_from_db()
    assert deal.referral == question.referral
    assert not DealMatch.objects.asked().exists()


def test_a_no_is_remembered(claim, bought, mover):
    deal = bought(on=DAY - timedelta(days=1))
    claim()
    match_order(deal, mover=mover())
    question = answer_match(DealMatch.objects.get(), is_same=False, mover=mover())
    assert match_order(deal, mover=mover()) is None
    with pytest.raises(AlreadyAnswered):
        answer_match(question, is_same=True, mover=mover())


def test_a_code_and_a_name_are_a_question(claim, bought, mover, partner):
    code = Code.objects.create(partner=partner, text="TOP", key="T0P")
    claim(code=code)
    assert match_order(bought(phone="", name="OLA", code=code), mover=mover()) is False
    assert match_order(bought(phone="", name="Else", code=code), mover=mover()) is None


def test_another_partners_customer_is_not_ours_to_join(claim, bought, mover, other):
    claim(of=other)
    assert match_order(bought(), mover=mover()) is None


def test_the_night_looks_at_recent_orders_that_name_someone(claim, bought, make_deal, mover):
    claim()
    bought()
    make_deal()
    bought(on=DAY - timedelta(days=200))
    bought(phone="600100999")
    assert match_orders(on=DAY, mover=mover()) == (1, 0)
    assert match_orders(on=DAY, mover=mover()) == (0, 0)
