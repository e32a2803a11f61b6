"""What a night does to referrals: once, and told in time."""

from datetime import date, timedelta

import pytest

from accounts.models import Role
from notify.models import Letter, Notice
from partners.models import Member, MemberRole
from sales.models import ReferralKey
from sales.services.referral_move import extend_protection, move_referral
from sales.services.referral_night import tend_referrals
from tests.sales.conftest import DAY, NOW

LAST = date(2027, 2, 2)


@pytest.fixture
def night(company):
    def run(on):
        return {name: count for name, count in tend_referrals(on=on, company=company).items() if count}

    return run


@pytest.fixture
def principal(partner, person):
    user = person(Role.PARTNER)
    Member.objects.create(partner=partner, user=user, role=MemberRole.PRINCIPAL)
    return user


def test_a_protection_ends_after_its_last_day_and_once(claim, night):
    referral = claim().referral
    night(LAST)
    referral.refresh_from_db()
    assert referral.state == "new"
    assert night(LAST + timedelta(days=1)) == {"referrals expired": 1}
    assert night(LAST + timedelta(days=1)) == {}
    referral.refresh_from_db()
    assert (referral.state, referral.moves.first().by) == ("expired", None)
    assert not referral.keys.filter(held=True).exists()


def test_a_question_without_an_answer_expires(claim, mover, night):
    move_referral(claim().referral, to="returned", mover=mover(), reason="Which town?")
    assert night(DAY + timedelta(days=14)) == {}
    assert night(DAY + timedelta(days=15)) == {"referrals expired": 1}


def test_what_nobody_took_expires(claim, night):
    claim(direction="outbound")
    assert night(DAY + timedelta(days=4)) == {"referrals expired": 1}


def test_a_won_customer_is_set_free_after_the_days(claim, mover, night):
    move_referral(move_referral(claim().referral, to="accepted", mover=mover()), to="won", mover=mover())
    assert night(LAST) == {}
    assert night(LAST + timedelta(days=1)) == {"customers set free": 1}
    assert not ReferralKey.objects.filter(held=True).exists()


def test_the_partner_is_reminded_once_and_again_after_an_extension(claim, mover, night, principal):
    referral = claim().referral
    assert night(LAST - timedelta(days=15)) == {}
    assert night(LAST - timedelta(days=14)) == {"protections reminded of": 1}
    assert night(LAST - timedelta(days=13)) == {}
    assert Letter.objects.get(to=principal.email).body.count("2027-02-02") == 1
    extend_protection(referral, mover=mover("partner", at=NOW + timedelta(days=80)))
    assert night(LAST + timedelta(days=20)) == {"protections reminded of": 1}


def test_who_hears_of_a_registration_and_a_move(claim, mover, partner, principal, manager, other):
    referral = claim(source="api").referral
    assert Notice.objects.get(user=manager).event == "referral_came"
    move_referral(referral, to="accepted", mover=mover())
    assert Notice.objects.get(user=principal).event == "referral_moved"
    claim("2", phone="600100201", direction="outbound")
    assert Letter.objects.get(to=principal.email).body.count("Ola") == 1
    assert Notice.objects.filter(user=principal, event="referral_sent").count() == 1
