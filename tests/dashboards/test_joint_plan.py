"""Joint business plans: written, moved by role, measured against the weeks, reviewed with minutes and tasks."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from dashboards.queries.joint_plan import plan_page
from partners.models import Contact, Interaction, Partner, Task
from sales.models import Deal
from strategy.models import JointPlan, PlanMeasure, PlanMove
from strategy.services.joint_plan import (
    ConclusionNeeded,
    Measure,
    PlanFacts,
    PlanIncomplete,
    PlanMoveNotAllowed,
    PlanNotADraft,
    add_measure,
    drop_measure,
    move_plan,
    set_numbers,
    write_plan,
)
from tests.house.addresses import read
from tests.rendered import submit

TODAY = date(2026, 5, 16)
NOW = datetime(2026, 5, 16, 12, tzinfo=UTC)
FIRST, SECOND = date(2026, 1, 1), date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _in_may():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def head(person):
    return person(Role.HEAD)


@pytest.fixture
def stranger(person):
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def partner(company, manager):
    return Partner.objects.create(name="Atelier", manager=manager, status="active")


@pytest.fixture
def plan(partner, manager):
    facts = PlanFacts(
        name="Together in 2026", starts_on=FIRST, ends_on=date(2026, 6, 30), their_goals="Four crews",
        our_goals="Fabric",
        strategy="A showroom", our_budget=100_00, their_budget=0, our_lead=manager, their_lead=None,
    )  # fmt: skip
    return write_plan(None, partner=partner, facts=facts)


def go(plan, by, *states, **words):
    for state in states:
        move_plan(plan, to=state, by=by, now=NOW, **(words if state == "reviewed" else {}))


def test_a_plan_is_written_by_the_form_and_then_its_numbers(partner, manager, log_in):
    Contact.objects.create(partner=partner, name="Ola")
    client = log_in(manager)
    written = submit(
        client,
        reverse("strategy:plan_new", args=[partner.uuid]),
        name="Together",
        their_goals="Grow",
        our_budget="1 250,50",
    )
    plan = JointPlan.objects.get()
    assert written.headers["Location"] == reverse("strategy:plan_numbers", args=[plan.uuid])
    assert (plan.our_budget, plan.our_lead, plan.starts_on) == (125050, manager, FIRST)
    fields = {"turnover-2026-01-01": "5000", "orders-2026-04-01": "12"}
    assert submit(client, written.headers["Location"], **fields).status_code == 302
    assert set(plan.numbers.values_list("metric", "quarter", "value")) == {
        ("turnover", FIRST, 500000), ("orders", SECOND, 12),
    }  # fmt: skip
    html = client.get(reverse("dashboards:partner_plan", args=[partner.uuid])).content.decode()
    assert "Together" in html and "€5,000" in html


@pytest.mark.parametrize(
    "fields", [{"orders-2026-01-01": "1.5"}, {"turnover-2026-01-01": "-1"}, {"margin-2026-01-01": "x"}]
)
def test_numbers_without_sense_are_refused(plan, manager, log_in, fields):
    assert submit(log_in(manager), reverse("strategy:plan_numbers", args=[plan.uuid]), **fields).status_code == 422
    assert not plan.numbers.exists()


def test_the_numbers_are_compared_with_the_weeks(plan, partner, manager, head):
    set_numbers(plan, numbers={("orders", FIRST): 4, ("orders", SECOND): 91, ("turnover", FIRST): 100})
    for i, day in enumerate(["2026-01-02", "2026-03-29", "2026-03-31", "2026-04-02", "2026-05-12"]):
        Deal.objects.create(partner=partner, key=str(i), ordered_on=day, amount=50, base_amount=50, currency="EUR")
    Deal.objects.create(
        partner=partner, key="lost", ordered_on="2026-02-02", amount=1, base_amount=1, currency="EUR", state="lost"
    )
    page = plan_page(plan, of=head, today=TODAY)
    orders = next(row for row in page.rows if row.metric == "orders")
    assert [cell.fact for cell in orders.cells] == [2, 3], "the week of 30 March is the second quarter's"
    assert [(cell.due, cell.is_behind, cell.is_running) for cell in orders.cells] == [
        (4, True, False),
        (46, True, True),
    ]
    turnover = next(row for row in page.rows if row.metric == "turnover")
    assert (turnover.fact, turnover.cells[0].is_behind) == (250, False)


def test_a_plan_lives_through_its_states(plan, manager, head):
    go(plan, manager, "shared")
    go(plan, head, "agreed")
    go(plan, manager, "running")
    with pytest.raises(ConclusionNeeded):
        go(plan, head, "reviewed", conclusion=" ")
    go(plan, head, "reviewed", conclusion="It worked")
    plan.refresh_from_db()
    assert (plan.state, plan.conclusion) == ("reviewed", "It worked")
    assert list(PlanMove.objects.order_by("pk").values_list("to_state", flat=True)) == [
        "shared", "agreed", "running", "reviewed",
    ]  # fmt: skip


def test_a_manager_doesnt_agree_for_the_company(plan, manager):
    go(plan, manager, "shared")
    with pytest.raises(PlanMoveNotAllowed):
        go(plan, manager, "agreed")


def test_half_a_plan_isnt_shared(plan, manager):
    plan.their_goals = ""
    plan.save()
    with pytest.raises(PlanIncomplete):
        go(plan, manager, "shared")


def test_what_was_shared_isnt_rewritten(plan, partner, manager, log_in):
    measure = add_measure(plan, measure=Measure("they", "Name a person", TODAY))
    go(plan, manager, "shared")
    with pytest.raises(PlanNotADraft):
        set_numbers(plan, numbers={})
    with pytest.raises(PlanNotADraft):
        drop_measure(measure)
    client = log_in(manager)
    for name in ("plan_edit", "plan_numbers"):
        assert client.get(reverse(f"strategy:{name}", args=[plan.uuid])).status_code == 302
    assert client.post(reverse("strategy:plan_measure_drop", args=[measure.uuid])).status_code == 302
    assert PlanMeasure.objects.exists()


def test_buttons_are_those_of_the_role(plan, manager, head, log_in):
    go(plan, manager, "shared")
    address = reverse("dashboards:plan", args=[plan.uuid])
    assert "Agreed by both" not in log_in(manager).get(address).content.decode()
    assert (
        submit(log_in(head), address, action=reverse("strategy:plan_move", args=[plan.uuid]), to="agreed").status_code
        == 302
    )
    plan.refresh_from_db()
    assert plan.state == "agreed"


def test_our_measure_is_a_task_and_theirs_is_not(plan, manager, log_in):
    client, address = log_in(manager), reverse("dashboards:plan", args=[plan.uuid])
    action = reverse("strategy:plan_measure", args=[plan.uuid])
    submit(client, address, action=action, side="we", what="Hang the sample", due_on="2026-06-01")
    submit(client, address, action=action, side="they", what="Name a person", due_on="2026-06-01")
    (task,) = Task.objects.all()
    assert (task.title, task.assignee, task.due_on) == ("Hang the sample", manager, date(2026, 6, 1))
    drop = reverse("strategy:plan_measure_drop", args=[PlanMeasure.objects.get(task=task).uuid])
    client.post(drop)
    assert not Task.objects.exists()


def test_a_meeting_keeps_minutes_and_tasks(plan, manager, partner, log_in):
    client = log_in(manager)
    fields = {"minutes": "Orders are behind", "title-0": "Train the seller", "due_on-0": "2026-06-10"}
    assert submit(client, reverse("strategy:plan_review", args=[plan.uuid]), **fields).status_code == 302
    talk = Interaction.objects.get()
    assert (talk.kind, talk.notes, talk.partner) == ("jbp", "Orders are behind", partner)
    task = Task.objects.get()
    assert (task.interaction, task.title, task.assignee) == (talk, "Train the seller", manager)
    html = client.get(reverse("dashboards:plan", args=[plan.uuid])).content.decode()
    assert "Orders are behind" in html and "Train the seller" in html


@pytest.mark.parametrize("name", ["dashboards:plan", "strategy:plan_edit", "strategy:plan_numbers"])
def test_its_pages_are_marked_as_the_tab_they_belong_to(plan, partner, manager, log_in, name):
    html = log_in(manager).get(reverse(name, args=[plan.uuid])).content.decode()
    tabs = html.split('class="tab-row"')[1].split("</nav>")[0]
    assert f'href="/partners/{partner.uuid}/plan/" aria-current="true"' in tabs
    assert tabs.count("aria-current") == 1


def test_a_task_of_a_meeting_needs_a_day(plan, manager, log_in):
    fields = {"minutes": "Orders are behind", "title-0": "Train the seller"}
    assert submit(log_in(manager), reverse("strategy:plan_review", args=[plan.uuid]), **fields).status_code == 422
    assert not Interaction.objects.exists()


def test_who_may(plan, partner, manager, stranger, person, log_in, client):
    address = reverse("dashboards:plan", args=[plan.uuid])
    assert client.get(address).status_code == 302
    for user, seen, written in [
        (person(Role.OWNER), 200, 200), (manager, 200, 200), (person(Role.MANAGER), 200, 200), (stranger, 404, 404),
        (person(Role.ACCOUNTANT), 200, 403), (person(Role.PARTNER), 404, 404),
    ]:  # fmt: skip
        logged = log_in(user)
        assert logged.get(address).status_code == seen, user.role
        assert logged.get(reverse("dashboards:partner_plan", args=[partner.uuid])).status_code == seen
        for name in ("plan_edit", "plan_numbers", "plan_review"):
            assert logged.get(reverse(f"strategy:{name}", args=[plan.uuid])).status_code == written, user.role
    for name in ("plan_move", "plan_measure"):
        assert log_in(stranger).post(reverse(f"strategy:{name}", args=[plan.uuid]), {"to": "shared"}).status_code == 404
    plan.refresh_from_db()
    assert plan.state == "draft"


def test_the_list_filters_exports_and_asks_the_same_queries(plan, partner, manager, stranger, log_in):
    client, address = log_in(manager), reverse("strategy:plans")

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert "Atelier" in client.get(address).content.decode()
        return len(seen)

    queries()
    one = queries()
    for i in range(2):
        other = Partner.objects.create(name=f"P{i}", manager=manager)
        JointPlan.objects.create(partner=other, name="X", starts_on=FIRST, ends_on=TODAY, our_lead=manager)
    assert queries() == one
    assert "No plan here" in client.get(address, {"state": "running"}).content.decode()
    answered = client.get(reverse("strategy:plans_export"), {"as": "csv"})
    assert answered.status_code == 200
    read(answered)
    assert "Atelier" not in log_in(stranger).get(address).content.decode()


def test_a_partner_without_a_plan_says_what_it_is_for(partner, manager, log_in):
    html = log_in(manager).get(reverse("dashboards:partner_plan", args=[partner.uuid])).content.decode()
    assert "No joint plan yet" in html and "Write a plan" in html
