"""The joint plan in the cabinet: shared, answered by who runs the firm, without what is ours alone."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from notify.models import Notice
from partners.models import Member, MemberRole, Partner
from strategy.models import PlanMove
from strategy.services.joint_plan import Measure, PlanFacts, add_measure, move_plan, set_numbers, write_plan
from strategy.services.plan_answer import NotAsked, say_yes
from tests.rendered import submit

NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
FIRST = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _in_may():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def head(person):
    return person(Role.HEAD, full_name="Henryk Head")


@pytest.fixture
def partner(company, manager):
    return Partner.objects.create(name="Atelier", manager=manager, status="active")


@pytest.fixture
def seat(partner, person):
    """`seat("seller")` is a login at the partner."""

    def make(role, *, at=None):
        user = person(Role.PARTNER, full_name=f"Their {role}")
        Member.objects.create(partner=at or partner, user=user, role=role)
        return user

    return make


@pytest.fixture
def principal(seat):
    return seat(MemberRole.PRINCIPAL)


@pytest.fixture
def plan(partner, manager):
    facts = PlanFacts(
        name="Together in 2026", starts_on=FIRST, ends_on=date(2026, 6, 30), their_goals="Four crews",
        our_goals="More fabric", strategy="A showroom", our_budget=100_00, their_budget=0, our_lead=manager,
        their_lead=None,
    )  # fmt: skip
    plan = write_plan(None, partner=partner, facts=facts)
    set_numbers(plan, numbers={("turnover", FIRST): 7_000_00, ("margin", FIRST): 4_321_00})
    return plan


def url(plan):
    return f"/cabinet/plans/{plan.uuid}/"


def move(plan, by, *states):
    for state in states:
        move_plan(plan, to=state, by=by, now=NOW, conclusion="Ours alone")


def answer_of(plan):
    plan.refresh_from_db()
    return plan.state, plan.their_yes_by


def test_a_draft_is_not_shown_and_a_shared_plan_is_without_our_margin(plan, principal, head, log_in):
    client = log_in(principal)
    assert client.get(url(plan)).status_code == 404
    assert "No plan is shared with you yet" in client.get("/cabinet/plans/").content.decode()
    move(plan, head, "shared")
    page = client.get("/cabinet/plans/").content.decode()
    assert all(words in page for words in ("Four crews", "More fabric", "A showroom", "7,000", "Do you agree?"))
    assert "4,321" not in page and "Margin" not in page
    assert Notice.objects.get(user=principal, event="plan_shared").url == url(plan)
    assert "/cabinet/plans/" in client.get("/cabinet/more/").content.decode()


def test_what_a_head_shared_is_agreed_with_their_yes(plan, principal, head, manager, log_in):
    move(plan, head, "shared")
    assert submit(log_in(principal), url(plan), action=f"{url(plan)}answer/", answer="yes").url == url(plan)
    assert answer_of(plan) == ("agreed", principal)
    last = PlanMove.objects.first()
    assert (last.from_state, last.to_state, last.moved_by) == ("shared", "agreed", principal)
    assert set(Notice.objects.filter(event="plan_accepted").values_list("user", flat=True)) == {manager.pk}
    assert "Their principal agreed on 16 May 2026" in log_in(head).get(f"/plans/{plan.uuid}/").content.decode()
    with pytest.raises(NotAsked):
        say_yes(plan, by=principal, now=NOW)


def test_what_a_manager_shared_waits_for_one_who_may_agree(plan, principal, head, manager, log_in):
    move(plan, manager, "shared")
    client = log_in(principal)
    submit(client, url(plan), action=f"{url(plan)}answer/", answer="yes")
    assert answer_of(plan) == ("shared", principal)
    assert {head.pk, manager.pk} == set(Notice.objects.filter(event="plan_accepted").values_list("user", flat=True))
    page = client.get(url(plan)).content.decode()
    assert "Do you agree?" not in page and "You agreed; our yes follows" in page
    client.post(f"{url(plan)}answer/", {"answer": "changes", "words": "No"})
    assert answer_of(plan) == ("shared", principal)
    move(plan, head, "agreed")
    assert answer_of(plan) == ("agreed", principal)


def test_they_send_it_back_with_words_and_are_asked_anew(plan, principal, head, manager, log_in):
    move(plan, head, "shared")
    client = log_in(principal)
    client.post(f"{url(plan)}answer/", {"answer": "changes", "words": " "})
    assert answer_of(plan) == ("shared", None)
    submit(client, url(plan), action=f"{url(plan)}answer/", answer="changes", words="Less fabric")
    assert answer_of(plan) == ("draft", None)
    assert client.get(url(plan)).status_code == 404
    assert Notice.objects.filter(user=manager, event="plan_returned").exists()
    assert "Less fabric" in log_in(manager).get(f"/plans/{plan.uuid}/").content.decode()
    move(plan, head, "shared")
    assert Notice.objects.filter(user=principal, event="plan_shared").count() == 2


def test_a_yes_is_forgotten_when_the_plan_is_a_draft_again(plan, principal, manager):
    move(plan, manager, "shared")
    say_yes(plan, by=principal, now=NOW)
    move(plan, manager, "draft", "shared")
    assert answer_of(plan) == ("shared", None)


def test_what_they_do_is_marked_done_by_them_or_by_us(plan, principal, head, manager, log_in):
    theirs = add_measure(plan, measure=Measure("they", "Name a person", date(2026, 5, 1)))
    ours = add_measure(plan, measure=Measure("we", "Hang the sample", date(2026, 5, 1)))
    done = f"/cabinet/plans/measures/{theirs.uuid}/done/"
    client = log_in(principal)

    def after(answer, measure=theirs):
        measure.refresh_from_db()
        return answer.status_code, measure.done_on

    move(plan, head, "shared")
    assert after(client.post(done)) == (302, None)
    move(plan, head, "agreed")
    assert after(submit(client, url(plan), action=done)) == (302, date(2026, 5, 16))
    assert after(client.post(f"/cabinet/plans/measures/{ours.uuid}/done/"), ours) == (404, None)
    client = log_in(manager)
    assert "done 16 May 2026" in " ".join(client.get(f"/plans/{plan.uuid}/").content.decode().split())
    assert after(client.post(f"/plans/measures/{theirs.uuid}/done/")) == (302, None)
    assert after(client.post(f"/plans/measures/{ours.uuid}/done/"), ours) == (302, None)


def test_our_conclusion_stays_ours(plan, principal, head, log_in):
    move(plan, head, "shared", "agreed", "running", "reviewed")
    page = log_in(principal).get(url(plan)).content.decode()
    assert "Four crews" in page and "Ours alone" not in page


def test_who_may(plan, seat, head, log_in):
    theirs = add_measure(plan, measure=Measure("they", "Name a person", date(2026, 5, 1)))
    move(plan, head, "shared")
    yes, done = f"{url(plan)}answer/", f"/cabinet/plans/measures/{theirs.uuid}/done/"
    accountant, other = seat(MemberRole.ACCOUNTANT), seat(MemberRole.PRINCIPAL, at=Partner.objects.create(name="O"))
    for user, read, answered, marked in [
        (seat(MemberRole.SELLER), 404, 404, 404), (accountant, 200, 404, 302), (other, 404, 404, 404),
        (head, 403, 403, 403),
    ]:  # fmt: skip
        client = log_in(user)
        assert client.get(url(plan)).status_code == read, user
        assert client.post(yes, {"answer": "yes"}).status_code == answered, user
        assert client.post(done).status_code == marked, user
    assert answer_of(plan) == ("shared", None)
    assert "Do you agree?" not in log_in(accountant).get(url(plan)).content.decode()


def test_the_same_queries_with_one_measure_and_with_three(plan, principal, head, log_in):
    client = log_in(principal)
    move(plan, head, "shared")

    def queries():
        for side in ("they", "we"):
            add_measure(plan, measure=Measure(side, "Name a person", date(2026, 5, 1)))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(plan)).status_code == 200
        return len(seen)

    client.get(url(plan))
    one = queries()
    assert queries() == one
