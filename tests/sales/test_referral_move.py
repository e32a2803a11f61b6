"""Moving a referral, by each side, with its history."""

from datetime import timedelta

import pytest

from sales.services.referral_move import (
    AlreadyExtended,
    MoveNotAllowed,
    NotProtected,
    ReasonNeeded,
    extend_protection,
    move_referral,
)
from tests.sales.conftest import NOW


def test_a_lead_goes_its_way_and_tells_it(claim, mover, manager):
    referral = claim().referral
    for state in ("accepted", "contacted", "measured", "quoted", "won", "paid"):
        referral = move_referral(referral, to=state, mover=mover(at=NOW + timedelta(days=2)))
    moves = [(move.from_state, move.to_state, move.by) for move in referral.moves.all()]
    assert moves[0] == ("won", "paid", manager)
    assert moves[-1] == ("", "new", None)
    assert len(moves) == 7
    assert (referral.state, referral.due_on) == ("paid", None)
    assert referral.keys.filter(held=True).exists()


@pytest.mark.parametrize("to", ["returned", "rejected", "lost"])
def test_some_moves_ask_why(claim, mover, to):
    referral = claim().referral
    with pytest.raises(ReasonNeeded):
        move_referral(referral, to=to, mover=mover(), reason="  ")
    assert move_referral(referral, to=to, mover=mover(), reason="No address").reason == "No address"


def test_a_partner_answers_but_does_not_decide(claim, mover):
    referral = claim().referral
    with pytest.raises(MoveNotAllowed):
        move_referral(referral, to="accepted", mover=mover("partner"))
    referral = move_referral(referral, to="returned", mover=mover(), reason="Which town?")
    assert move_referral(referral, to="new", mover=mover("partner")).reason == ""


def test_a_customer_who_is_lost_is_free(claim, mover, other):
    referral = claim().referral
    move_referral(referral, to="lost", mover=mover(), reason="Bought elsewhere")
    assert claim("2", of=other).referral.state == "new"
    assert referral.days_left(on=NOW.date()) == 90
    referral.refresh_from_db()
    assert referral.days_left(on=NOW.date()) is None


def test_the_days_are_given_once_more_and_only_in_time(claim, mover):
    referral = claim().referral
    with pytest.raises(NotProtected):
        extend_protection(referral, mover=mover(at=NOW + timedelta(days=91)))
    longer = extend_protection(referral, mover=mover("partner", at=NOW + timedelta(days=90)))
    assert str(longer.protected_until) == "2027-03-04"
    with pytest.raises(AlreadyExtended):
        extend_protection(referral, mover=mover())
    lost = claim("2", phone="600100201").referral
    move_referral(lost, to="lost", mover=mover(), reason="x")
    with pytest.raises(NotProtected):
        extend_protection(lost, mover=mover())
