"""A referral follows the order that won it: called off, brought back, opened again (D2)."""

import pytest
from django.utils.translation import gettext

from sales.models import ReferralKey, ReferralMove
from sales.rules.winning import after_undoing, stands
from sales.services.conversion import attach
from sales.services.deal import DealFacts, cancel_deal, change_deal
from sales.services.deal_event import record_payment, record_return
from sales.services.referral_move import move_referral
from sales.services.winning import follow_order, locked_deal
from tests.sales.conftest import DAY


@pytest.fixture
def won(make_deal, claim, mover):
    """A deal of 10.00 that has won a referral."""
    return attach(make_deal(1000), referral=claim().referral, mover=mover())


@pytest.fixture
def back(mover):
    def make(deal, amount, *, key="r"):
        record_return(deal, amount=amount, returned_on=DAY, key=key, kind="return", reason="", mover=mover())

    return make


def where(deal):
    deal.refresh_from_db()
    deal.referral.refresh_from_db()
    return deal.referral.state, deal.referral.reason


@pytest.mark.parametrize(
    ("state", "amount", "returned", "answer"),
    [("won", 10, 0, True), ("won", 10, 9, True), ("won", 10, 10, False), ("won", 0, 0, True), ("won", -5, 0, True),
     ("open", 10, 0, False), ("lost", 10, 0, False), ("cancelled", 10, 0, False)],
)  # fmt: skip
def test_what_stands(state, amount, returned, answer):
    assert stands(state, amount=amount, returned=returned) is answer


def test_every_end_of_an_order_says_why():
    assert {after_undoing(state)[1] for state in ("cancelled", "lost", "won")} == {
        "order cancelled", "order lost", "all returned",
    }  # fmt: skip


def test_a_cancelled_order_takes_its_win_with_it(won, mover):
    cancel_deal(won, mover=mover())
    assert where(won) == ("lost", "order cancelled")
    moves = ReferralMove.objects.count()
    cancel_deal(won, mover=mover())
    assert ReferralMove.objects.count() == moves
    assert not ReferralKey.objects.filter(held=True).exists()


def test_all_of_it_back_is_no_win(won, back):
    back(won, 999, key="a")
    assert where(won) == ("won", "")
    back(won, 1, key="b")
    assert where(won) == ("lost", "all returned")


def test_a_paid_one_is_lost_too(won, back, mover):
    record_payment(won, amount=1000, paid_on=DAY, key="p", note="", mover=mover())
    assert where(won)[0] == "paid"
    back(won, 1000)
    assert where(won) == ("lost", "all returned")


def test_one_that_stands_again_wins_again(won, mover):
    for state, expected in [
        ("lost", "lost"),
        ("won", "won"),
        ("open", "quoted"),
        ("won", "won"),
        ("cancelled", "lost"),
    ]:
        facts = DealFacts(ordered_on=DAY, currency="EUR", amount=1000, state=state)
        change_deal(won, facts=facts, mover=mover())
        assert where(won)[0] == expected
        assert ReferralKey.objects.filter(held=True).exists() is (expected != "lost")


def test_another_order_of_the_referral_keeps_it_won(won, make_deal, mover):
    second = attach(make_deal(500), referral=won.referral, mover=mover())
    assert not second.converts
    cancel_deal(won, mover=mover())
    second.refresh_from_db()
    assert where(won) == ("won", "")
    assert (won.converts, second.converts) == (False, True)
    cancel_deal(second, mover=mover())
    assert where(second) == ("lost", "order cancelled")


def test_an_open_order_wins_when_it_is_won(make_deal, claim, mover):
    deal = attach(make_deal(1000, state="open"), referral=claim().referral, mover=mover())
    assert (deal.converts, where(deal)[0]) == (False, "new")
    change_deal(deal, facts=DealFacts(ordered_on=DAY, currency="EUR", amount=1000), mover=mover())
    assert (where(deal)[0], deal.converts) == ("won", True)


def test_what_a_person_lost_stays_lost(won, mover):
    move_referral(won.referral, to="lost", mover=mover(), reason="They never paid")
    follow_order(locked_deal(won), mover=mover())
    assert where(won) == ("lost", "They never paid")


def test_a_payment_taken_back_is_owed_again(won, mover):
    for key, amount, state in [("a", 1000, "paid"), ("b", -1, "won"), ("c", 1, "paid")]:
        record_payment(won, amount=amount, paid_on=DAY, key=key, note="", mover=mover())
        assert where(won)[0] == state


def test_the_last_part_may_be_a_return(won, back, mover):
    record_payment(won, amount=600, paid_on=DAY, key="p", note="", mover=mover())
    back(won, 400)
    assert where(won)[0] == "paid"


def test_the_page_says_why_in_words(won, mover, log_in, manager):
    cancel_deal(won, mover=mover())
    page = log_in(manager).get(f"/referrals/{won.referral.uuid}/").content.decode()
    assert gettext("The order was cancelled.") in page
