"""From a referral to its order: once, whoever asks and however often."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from sales.models import Deal, Referral
from sales.services.conversion import DealTaken, OtherPartner, attach, convert
from sales.services.deal import DealFacts
from sales.services.referral_move import MoveNotAllowed, Mover, move_referral
from tests.sales.conftest import DAY, NOW


def facts(amount=1000, **more):
    return DealFacts(ordered_on=DAY, amount=amount, currency="EUR", **more)


def test_a_referral_becomes_an_order(claim, mover):
    referral = claim(email="ola@example.test").referral
    deal = convert(referral, facts=facts(), mover=mover())
    referral.refresh_from_db()
    assert (deal.referral, deal.converts, deal.key, deal.partner) == (
        referral, True, f"referral:{referral.uuid}", referral.partner,
    )  # fmt: skip
    assert (deal.customer, deal.customer_phone, deal.customer_email) == ("Ola", "+48600100200", "ola@example.test")
    assert [move.to_state for move in referral.moves.all()] == ["won", "accepted", "new"]


def test_asked_again_it_answers_the_same_order(claim, mover):
    referral = claim().referral
    first = convert(referral, facts=facts(), mover=mover())
    assert convert(referral, facts=facts(2000, number="A-2"), mover=mover()) == first
    assert Deal.objects.count() == 1


def test_a_known_number_attaches_the_order(claim, mover, make_deal):
    deal = make_deal(number="A-1")
    referral = claim().referral
    assert convert(referral, facts=facts(number="A-1"), mover=mover()) == deal
    deal.refresh_from_db()
    assert (deal.referral, deal.converts, deal.amount) == (referral, True, 1000)


def test_an_order_of_someone_else_is_refused(claim, mover, make_deal, other):
    make_deal(number="A-1", of=other)
    with pytest.raises(OtherPartner):
        convert(claim().referral, facts=facts(number="A-1"), mover=mover())
    taken = convert(claim("2", phone="600100201").referral, facts=facts(number="A-2"), mover=mover())
    with pytest.raises(DealTaken):
        attach(taken, referral=Referral.objects.get(key="1"), mover=mover())


def test_what_is_lost_wins_nothing(claim, mover, make_deal):
    referral = move_referral(claim().referral, to="lost", mover=mover(), reason="x")
    with pytest.raises(MoveNotAllowed):
        convert(referral, facts=facts(), mover=mover())
    deal = attach(make_deal(), referral=referral, mover=mover())
    referral.refresh_from_db()
    assert (deal.referral, deal.converts, referral.state) == (referral, False, "lost")


def test_further_orders_follow_the_first(claim, mover, make_deal):
    referral = claim().referral
    first = attach(make_deal(), referral=referral, mover=mover())
    second = attach(make_deal(), referral=referral, mover=mover())
    assert (first.converts, second.converts, referral.moves.filter(to_state="won").count()) == (True, False, 1)
    assert attach(first, referral=referral, mover=mover()) == first


def test_an_open_order_wins_nothing_yet(claim, mover, make_deal):
    referral = claim().referral
    deal = attach(make_deal(state="open"), referral=referral, mover=mover())
    referral.refresh_from_db()
    assert (deal.converts, referral.state) == (False, "new")


def test_the_database_keeps_it_at_one(claim, mover, make_deal):
    referral = claim().referral
    convert(referral, facts=facts(), mover=mover())
    second = make_deal()
    with pytest.raises(IntegrityError), transaction.atomic():
        Deal.objects.filter(pk=second.pk).update(referral=referral, converts=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Deal.objects.filter(pk=second.pk).update(converts=True)


@pytest.mark.django_db(transaction=True)
def test_of_many_conversions_at_once_one_order_is_made(claim, company):
    referral = claim().referral

    def one(at):
        try:
            number = "" if at % 2 else f"N-{at}"
            return convert(referral, facts=facts(number=number), mover=Mover("staff", None, NOW, company)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(one, range(24)))
    assert len(made) == Deal.objects.count() == 1
