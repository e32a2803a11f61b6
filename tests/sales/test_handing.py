"""A customer whom we send: taken or declined behind a link that works once (D1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core.models import SignedLink
from core.services import link
from notify.models import Letter
from partners.models import Contact
from sales.services.handing import NotWaiting, answer_handed, hand_over
from tests.rendered import submit


@pytest.fixture
def sent(claim, company, partner):
    Contact.objects.create(partner=partner, name="Ewa", email="Ewa@partner.example", is_decision_maker=True)
    return claim(direction="outbound", at=timezone.now()).referral


@pytest.fixture
def address(sent, company):
    return hand_over(sent, now=timezone.now(), company=company)[0]


def state(referral):
    referral.refresh_from_db()
    return referral.state, referral.reason


def test_the_link_goes_to_the_decision_maker(address, sent):
    letter = Letter.objects.get(to="Ewa@partner.example")
    assert address in letter.body
    assert "600100200" not in letter.body
    assert SignedLink.objects.get().recipient == "ewa@partner.example"


def test_looking_changes_nothing_and_tells_no_phone(client, address, sent):
    for _ in range(2):
        page = client.get(address)
        assert (page.status_code, "600100200" in page.content.decode()) == (200, False)
    assert state(sent)[0] == "new"


def test_who_takes_them_reads_how_to_reach_them_once(client, address, sent):
    answer = client.post(address, {"answer": "accept"})
    assert "600100200" in answer.content.decode()
    assert state(sent)[0] == "accepted"
    again = client.post(address, {"answer": "decline", "reason": "No"})
    assert "600100200" not in again.content.decode()
    assert state(sent)[0] == "accepted"


def test_declining_asks_why(client, address, sent):
    assert client.post(address, {"answer": "decline", "reason": " "}).status_code == 422
    assert client.post(address, {}).status_code in (200, 422)
    assert state(sent)[0] == "new"
    assert "Noted" in client.post(address, {"answer": "decline", "reason": "Too far"}).content.decode()
    assert state(sent) == ("rejected", "Too far")


def test_an_old_a_changed_and_a_late_link_open_nothing(client, address, sent, company):
    newer = hand_over(sent, now=timezone.now(), company=company)[0]
    for wrong in (address, f"{newer[:-3]}xx/"):
        client.post(wrong, {"answer": "accept"})
        assert state(sent)[0] == "new"
    past = timezone.now() - timedelta(days=9)
    SignedLink.objects.update(created_at=past, expires_at=past + timedelta(days=7))
    client.post(newer, {"answer": "accept"})
    assert state(sent)[0] == "new"


def test_only_who_was_sent_and_waits_is_asked_about(claim, sent, company, client, address):
    client.post(address, {"answer": "accept"})
    for referral in (sent, claim("2", phone="600100201").referral):
        with pytest.raises(NotWaiting):
            hand_over(referral, now=timezone.now(), company=company)


def test_a_manager_sends_it_from_the_referral(log_in, manager, stranger, sent):
    page = f"/referrals/{sent.uuid}/"
    answer = submit(log_in(manager), page, action=f"{page}hand/")
    assert "/link/referral/" in answer.content.decode()
    assert log_in(stranger).post(f"{page}hand/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_counts(sent, company, address):
    token = address.split("/")[-2]

    def say(accepted):
        try:
            answer_handed(token, accepted=accepted, reason="No", now=timezone.now(), company=company)
        except link.Closed:
            return 0
        else:
            return 1
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(say, [True, False] * 4)) == 1
    assert sent.moves.filter(what="moved").count() == 1
