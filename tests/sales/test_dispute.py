"""Late claims with evidence, and the manager's decision on the record."""

from datetime import timedelta

import pytest

from partners.models import Partner
from sales.models import Dispute
from sales.services.dispute import AlreadyDecided, NoLongerFree, NotDisputable, WordsNeeded, decide, dispute
from sales.services.referral_move import move_referral
from tests.sales.conftest import NOW

RULE = "The first valid claim holds the customer for 90 days."


@pytest.fixture
def two(claim, other):
    """The standing claim and the late one."""
    return claim("1").referral, claim("2", of=other).referral


@pytest.fixture
def opened(two, company):
    return dispute(two[1], evidence="We measured on 1 November, see the sheet.", by=None, now=NOW, company=company)


@pytest.fixture
def settle(opened, company, manager):
    def make(verdict, *, words="They had measured before.", rule=RULE, now=NOW + timedelta(days=1)):
        return decide(opened, verdict=verdict, rule=rule, words=words, by=manager, now=now, company=company)

    return make


def test_the_first_claim_may_stand(settle, two, manager):
    found = settle("stands")
    assert (found.verdict, found.rule, found.decided_by) == ("stands", RULE, manager)
    first, late = two
    late.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, late.state, late.moves.first().what) == ("new", "rejected", "decided")
    assert first.keys.filter(held=True).exists()


def test_the_late_claim_may_take_its_place(settle, two):
    settle("overruled")
    first, late = two
    first.refresh_from_db()
    late.refresh_from_db()
    assert (first.state, first.reason) == ("rejected", "overruled")
    assert (late.state, late.reason, str(late.protected_until)) == ("accepted", "", "2027-02-03")
    assert not first.keys.filter(held=True).exists()
    assert late.keys.filter(held=True).exists()


def test_it_is_decided_once_and_in_words(settle):
    with pytest.raises(WordsNeeded):
        settle("stands", words=" ")
    settle("stands")
    with pytest.raises(AlreadyDecided):
        settle("overruled")


def test_a_third_claim_that_came_meanwhile_stays(settle, two, claim, mover):
    move_referral(two[0], to="lost", mover=mover(), reason="changed their mind")
    third = claim("3", of=Partner.objects.create(name="Third")).referral
    with pytest.raises(NoLongerFree):
        settle("overruled")
    third.refresh_from_db()
    assert third.state == "new"
    assert Dispute.objects.get().verdict == ""


@pytest.mark.parametrize("days", [15, 100])
def test_the_deadline_holds(two, company, days):
    with pytest.raises(NotDisputable):
        dispute(two[1], evidence="Late", by=None, now=NOW + timedelta(days=days), company=company)


def test_only_a_late_claim_is_disputed_and_once(two, opened, company):
    for referral in two:
        with pytest.raises(NotDisputable):
            dispute(referral, evidence="Again", by=None, now=NOW, company=company)


def test_evidence_is_told_in_words(two, company):
    with pytest.raises(WordsNeeded):
        dispute(two[1], evidence=" ", by=None, now=NOW, company=company)
