"""The lifecycle: every pair of states by every role, what each move asks for, the board and the way through it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from partners.models import Contact, Partner, Status, StatusMove, Task, TaskTemplate, Turn
from partners.queries.flow import flow
from partners.rules.lifecycle import ALLOWED, Ask, asks, may_move
from partners.services.lifecycle import (
    AgreementNeeded,
    ContactNeeded,
    CuratorNeeded,
    ReasonNeeded,
    move_partner,
)
from tests.rendered import submit

PAIRS = [(one, other) for one in Status.values for other in Status.values]
BOARD = "/lifecycle/"
WHO = [(Role.OWNER, True), (Role.HEAD, True), (Role.MANAGER, True), (Role.ACCOUNTANT, False), (Role.PARTNER, False)]


@pytest.mark.parametrize(("role", "may"), WHO)
def test_every_pair_by_every_role(role, may, log_in, person, partner):
    user = person(role)
    client, page, wrong = log_in(user), reverse("partners:move", args=[partner.uuid]), []
    for before, after in PAIRS:
        Partner.objects.update(status=before, curator=None, paperless="")
        filled = {"to": after, "reason": "Because", "paperless": "Among friends"}
        if Ask.CURATOR in asks(before, after):
            filled["curator"] = user.pk
        client.post(page, filled)
        partner.refresh_from_db()
        expected = after if may and may_move(before, after) else before
        if partner.status != expected:
            wrong.append((before, after, partner.status))
    assert wrong == []
    assert StatusMove.objects.count() == (sum(map(len, ALLOWED.values())) if may else 0)


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        ("candidate", "contacted", set()),
        ("contacted", "candidate", {Ask.REASON}),
        ("contacted", "negotiating", {Ask.CONTACT}),
        ("agreed", "onboarding", {Ask.CONTACT, Ask.CURATOR}),
        ("onboarding", "active", {Ask.CONTACT, Ask.CURATOR, Ask.AGREEMENT}),
        ("active", "dormant", {Ask.REASON}),
        ("active", "onboarding", {Ask.REASON, Ask.CONTACT, Ask.CURATOR}),
        ("dormant", "active", {Ask.CONTACT, Ask.CURATOR, Ask.AGREEMENT}),
        ("negotiating", "ended", {Ask.REASON}),
        ("ended", "contacted", {Ask.REASON}),
    ],
)
def test_what_a_move_asks_for(before, after, asked):
    assert asks(before, after) == asked


@pytest.fixture
def signed(partner, manager):
    Partner.objects.filter(pk=partner.pk).update(status="onboarding", curator=manager)
    partner.refresh_from_db()
    return partner


def moved(partner, manager, now, **fields):
    return move_partner(partner, actor=manager, now=now, **fields)


def test_active_needs_an_agreement_or_a_conscious_no(signed, manager, now):
    with pytest.raises(AgreementNeeded):
        moved(signed, manager, now, to="active")
    signed.refresh_from_db()
    assert signed.status == "onboarding"
    moved(signed, manager, now, to="active", paperless=" Among  friends ")
    signed.refresh_from_db()
    assert (signed.status, signed.paperless, signed.status_since) == ("active", "Among friends", now)


def test_an_agreement_in_force_is_enough(signed, manager, now):
    Partner.objects.update(agreement_in_force=True)
    moved(signed, manager, now, to="active")
    assert Partner.objects.get().status == "active"


def test_the_others_that_are_asked_for(signed, manager, now):
    with pytest.raises(ReasonNeeded):
        moved(signed, manager, now, to="dormant", reason="  ")
    Partner.objects.update(curator=None, agreement_in_force=True)
    with pytest.raises(CuratorNeeded):
        moved(signed, manager, now, to="active")
    Contact.objects.all().delete()
    with pytest.raises(ContactNeeded):
        moved(signed, manager, now, to="active", curator=manager)
    assert not StatusMove.objects.exists()


def test_the_form_asks_as_the_service_does(log_in, manager, signed):
    client, page = log_in(manager), reverse("partners:move", args=[signed.uuid])
    refused = submit(client, page, to="active")
    assert "No agreement is in force" in refused.content.decode()
    Partner.objects.update(agreement_in_force=True)
    assert "paperless" not in client.get(page).context["form"].fields
    assert submit(client, page, to="active").status_code == 302


def test_a_card_that_was_dropped_is_asked_and_not_scolded(log_in, manager, signed):
    page = reverse("partners:move", args=[signed.uuid])
    asked = log_in(manager).post(page, {"to": "active", "asked": "1"}, headers={"HX-Request": "true"})
    assert asked.context["form"].initial["to"] == "active"
    assert not asked.context["form"].errors
    done = log_in(manager).post(
        page, {"to": "active", "paperless": "Friends", "curator": manager.pk}, headers={"HX-Request": "true"}
    )
    assert done.status_code == 204
    assert "partner-moved" in done.headers["HX-Trigger"]


def test_a_move_starts_its_tasks_and_gives_the_turn_back(signed, manager, now, kind):
    template = TaskTemplate.objects.create(name="Start", starts_at="active")
    template.steps.create(title="Bring the stand", after_days=3, whose="curator")
    other = TaskTemplate.objects.create(name="Not for shops", starts_at="active")
    other.kinds.set([type(kind).objects.create(name="Designer")])
    other.steps.create(title="Never")
    TaskTemplate.objects.create(name="Off", starts_at="active", is_active=False).steps.create(title="Never")
    Partner.objects.update(turn=Turn.THEM, blocked_by="Lawyer")
    moved(signed, manager, now, to="active", paperless="Friends")
    task = Task.objects.get()
    assert (task.title, task.assignee, task.due_on) == ("Bring the stand", manager, now.date() + timedelta(days=3))
    signed.refresh_from_db()
    assert (signed.turn, signed.blocked_by) == (Turn.US, "")
    moved(signed, manager, now, to="dormant", reason="Rest")
    moved(signed, manager, now, to="active")
    assert Task.objects.count() == 1


def test_whose_turn_it_is(log_in, manager, partner):
    submit(log_in(manager), reverse("partners:turn", args=[partner.uuid]), turn="them", blocked_by="Their lawyer")
    page = log_in(manager).get(BOARD, {"turn": "blocked"})
    column = page.context["columns"][0]
    assert (column.count, column.blocked, [card.name for card in column.cards]) == (1, 1, [partner.name])
    assert "Their lawyer" in page.content.decode()
    assert log_in(manager).get(BOARD, {"turn": "us"}).context["columns"][0].count == 0


def test_the_longest_there_stand_on_top_and_the_rest_are_counted(log_in, manager, company, now):
    for n in range(15):
        Partner.objects.create(name=f"P{n:02}", status="contacted", status_since=now - timedelta(days=n))
    column = log_in(manager).get(BOARD).context["columns"][1]
    assert (column.count, column.more, column.cards[0].name) == (15, 3, "P14")


def test_the_same_queries_with_one_and_with_many(log_in, manager, company):
    client = log_in(manager)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(BOARD)
        return len(seen)

    Partner.objects.create(name="One", manager=manager)
    few = queries()
    for status in Status.values:
        for n in range(3):
            Partner.objects.create(name=f"{status}{n}", status=status, manager=manager, curator=manager)
    assert queries() == few


def test_how_partners_pass(partner, manager, now, stranger_manager):
    Partner.objects.update(created_at=now - timedelta(days=30))
    moved(partner, manager, now - timedelta(days=20), to="contacted")
    moved(partner, manager, now - timedelta(days=10), to="negotiating")
    moved(partner, manager, now, to="ended", reason="No")
    stages = {stage.status: stage for stage in flow(manager, since=now - timedelta(days=365))}
    told = {name: (stage.came, stage.went_on, stage.left, stage.days) for name, stage in stages.items()}
    assert told["candidate"] == (1, 1, 0, 10.0)
    assert told["contacted"] == (1, 1, 0, 10.0)
    assert told["negotiating"] == (1, 0, 1, 10.0)
    assert told["agreed"] == (0, 0, 0, None)
    assert stages["negotiating"].share == 0
    assert all(stage.came == 0 for stage in flow(stranger_manager, since=now - timedelta(days=365)))


def test_who_may_see_the_board(client, log_in, person, partner, stranger_manager):
    for page in (BOARD, "/lifecycle/flow/"):
        assert client.get(page).status_code == 302
        client.logout()
    assert log_in(stranger_manager).get(BOARD).context["columns"][0].count == 0
    told = log_in(person(Role.ACCOUNTANT)).get(BOARD)
    assert "data-card" not in told.content.decode()
    assert log_in(person(Role.PARTNER)).get(BOARD).status_code == 404
    turn = reverse("partners:turn", args=[partner.uuid])
    assert log_in(stranger_manager).get(turn).status_code == 404
