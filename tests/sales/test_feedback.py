"""Customers are asked afterwards; an unhappy answer is a case with an owner and a deadline."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from core.services.link import Closed
from notify.models import Letter
from sales.models import Complaint, Feedback
from sales.rules.feedback import is_complaint
from sales.services.complaint import NobodyLooksAfter, OutcomeNeeded, close_complaint, open_complaint
from sales.services.feedback import AlreadyAnswered, NotFinished, answer, ask, ask_finished
from sales.services.referral_move import move_referral
from tests.rendered import submit
from tests.sales.conftest import NOW


@pytest.fixture
def finished(claim, mover):
    def make(key="1", *, to="won", email="ola@example.test", **facts):
        referral = move_referral(claim(key, email=email, **facts).referral, to="accepted", mover=mover())
        return move_referral(referral, to=to, mover=mover(), reason="x")

    return make


@pytest.fixture
def link_of(company):
    def make(referral, *, now=None):
        return ask(referral, now=now or timezone.now(), company=company)

    return make


@pytest.mark.parametrize(
    ("score", "troubles", "case"), [(10, [], False), (7, [], False), (6, [], True), (0, [], True), (10, ["late"], True)]
)
def test_what_is_a_complaint(score, troubles, case):
    assert is_complaint(score=score, troubles=troubles) == case


def test_a_happy_customer_answers_once(finished, link_of, client):
    path = link_of(finished())
    assert "Atelier Łuk" in client.get(path).content.decode()
    assert client.get(path).status_code == 200
    assert "Thank you" in submit(client, path, score=9, words="Fine").content.decode()
    assert (Feedback.objects.get().score, Complaint.objects.count()) == (9, 0)
    assert client.get(path).status_code == 410
    assert client.post(path, {"score": 1}).status_code == 410
    assert Feedback.objects.get().score == 9


def test_an_unhappy_one_opens_a_case_for_the_manager(finished, link_of, client, manager):
    submit(client, link_of(finished()), score=3, troubles=["rude"], words="They shouted.")
    case = Complaint.objects.get()
    assert (case.owner, case.trouble, case.words, case.feedback.score) == (manager, "rude", "They shouted.", 3)


def test_an_answer_without_a_score_is_asked_again(finished, link_of, client):
    path = link_of(finished())
    assert client.post(path, {"words": "x"}).status_code == 422
    assert client.post(path, {"score": 99}).status_code == 422
    assert Feedback.objects.get().answered_at is None


def test_a_new_link_closes_the_old_one(finished, link_of, client):
    referral = finished()
    first, second = link_of(referral), link_of(referral)
    assert (client.get(first).status_code, client.get(second).status_code) == (410, 200)
    assert Letter.objects.filter(to="ola@example.test").count() == 2


def test_a_link_that_was_changed_tells_nothing(client, company):
    answer = client.get("/feedback/x:y/")
    assert answer.status_code == 404
    assert "Atelier" not in answer.content.decode()


def test_a_link_grows_old(finished, link_of, company):
    path = link_of(finished(), now=NOW)
    with pytest.raises(Closed):
        answer(path.split("/")[-2], score=1, troubles=[], words="", now=NOW + timedelta(days=61), company=company)
    assert not Complaint.objects.exists()


def test_who_is_asked(claim, finished, link_of, client, company):
    with pytest.raises(NotFinished):
        link_of(claim("new", phone="600100209").referral)
    referral = finished()
    submit(client, link_of(referral), score=9)
    with pytest.raises(AlreadyAnswered):
        link_of(referral)


def test_the_night_asks_once_and_only_who_has_an_email(finished, company):
    finished("1")
    finished("2", phone="600100201", email="")
    finished("3", phone="600100203", email="c@example.test", to="lost")
    later = NOW + timedelta(days=31)

    def asked(now):
        return ask_finished(on=now.date(), now=now, company=company)

    assert (asked(NOW + timedelta(days=5)), asked(later), asked(later)) == (0, 1, 0)
    assert Letter.objects.get().to == "ola@example.test"


def test_a_case_is_looked_after_and_closed(partner, manager, log_in, person, company):
    client, colleague = log_in(manager), person(Role.MANAGER, full_name="Piotr")
    opened = submit(client, f"/partners/{partner.uuid}/complaint/", trouble="late", words="A week late")
    case = Complaint.objects.get()
    assert opened.url == f"/complaints/{case.uuid}/"
    assert "A week late" in client.get("/complaints/").content.decode()
    submit(client, opened.url, owner=colleague.uuid, due_on="2026-12-24")
    case.refresh_from_db()
    assert (case.owner, str(case.due_on)) == (colleague, "2026-12-24")
    assert submit(client, opened.url, outcome=" ").status_code == 422
    submit(client, opened.url, outcome="They said sorry.")
    assert "They said sorry." in client.get(opened.url).content.decode()
    assert "A week late" not in client.get("/complaints/").content.decode()
    assert "A week late" in client.get("/complaints/?closed=1").content.decode()


def test_a_closed_case_keeps_its_outcome(partner):
    case = open_complaint(partner, trouble="late", words="x", opened_on=NOW.date(), now=NOW)
    with pytest.raises(OutcomeNeeded):
        close_complaint(case, outcome=" ", now=NOW)
    close_complaint(case, outcome="First", now=NOW)
    assert close_complaint(case, outcome="Second", now=NOW).outcome == "First"


def test_someone_looks_after_it(other, person):
    with pytest.raises(NobodyLooksAfter):
        open_complaint(other, trouble="late", words="x", opened_on=NOW.date(), now=NOW)
    head = person(Role.HEAD)
    assert open_complaint(other, trouble="late", words="x", opened_on=NOW.date(), now=NOW).owner == head


def test_who_sees_cases(partner, stranger, person, log_in, client):
    case = open_complaint(partner, trouble="late", words="Canary", opened_on=NOW.date(), now=NOW)
    address = f"/complaints/{case.uuid}/"
    assert client.get(address).status_code == 302
    assert log_in(stranger).get(address).status_code == 404
    assert "Canary" not in client.get("/complaints/").content.decode()
    assert log_in(person(Role.PARTNER)).get(address).status_code == 404
    accountant = log_in(person(Role.ACCOUNTANT))
    assert accountant.get(address).status_code == 200
    accountant.post(address, {"outcome": "x"})
    case.refresh_from_db()
    assert case.closed_at is None
