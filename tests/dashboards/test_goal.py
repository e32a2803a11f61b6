"""Goals: set by owner and head, read by staff, plan against fact."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from dashboards.queries.goal import goal_report
from partners.models import Partner, StatusMove
from sales.models import Deal, Referral
from strategy.models import Goal, GoalShare
from strategy.services.goal import GoalFacts, save_goal
from tests.rendered import submit

TODAY = date(2026, 1, 31)
NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def other(person):
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def goal(company, manager, other):
    facts = GoalFacts(
        name="Half a year", starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30), partners=200, customers=0, orders=20,
        per="day",
    )  # fmt: skip
    return save_goal(goal=None, facts=facts, people=[manager, other])


@pytest.fixture
def signed(company):
    """`signed(50, manager=user)`: partners that moved to agreed in January."""

    def make(count, *, manager, at=datetime(2026, 1, 15, 12, tzinfo=UTC)):
        rows = Partner.objects.bulk_create(
            Partner(name=f"P{i}", manager=manager, status="active") for i in range(count)
        )
        StatusMove.objects.bulk_create(
            StatusMove(partner=row, from_status="negotiating", to_status="agreed", moved_at=at) for row in rows
        )
        return rows

    return make


def deal(partner, key, on="2026-01-20", **fields):
    return Deal.objects.create(
        partner=partner, key=key, ordered_on=on, amount=1, base_amount=1, currency="EUR", **fields
    )


def test_the_worked_example_of_a1_on_the_page(goal, signed, manager, company, person, log_in):
    rows = signed(50, manager=manager)
    for i in range(7):
        deal(rows[i], key=str(i))
    report = goal_report(goal, company=company, today=TODAY)
    assert (report.partners.fact, report.partners.planned, report.partners.is_behind) == (50, 34, False)
    assert (report.orders.fact, report.orders.is_behind) == (7, True)
    with time_machine.travel(NOW):
        html = log_in(person(Role.OWNER)).get(reverse("dashboards:goal", args=[goal.uuid])).content.decode()
    assert "Two hundred partners and more" in html
    assert "From now on 30 a month; until now 49 a month." in html
    assert "Each partner must bring 3.0 a month; now one brings 0.14." in html
    assert "Signing everybody won’t do" in html


def test_only_the_first_signing_within_the_goal_counts(goal, signed, manager, company):
    rows = signed(3, manager=manager)
    again = {"from_status": "agreed", "to_status": "active", "moved_at": datetime(2026, 1, 20, tzinfo=UTC)}
    StatusMove.objects.create(partner=rows[0], **again)
    (old,) = signed(1, manager=manager, at=datetime(2025, 12, 1, tzinfo=UTC))
    StatusMove.objects.create(partner=old, **again)
    (edge,) = signed(1, manager=manager, at=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert goal_report(goal, company=company, today=TODAY).partners.fact == 4, "in Warsaw that was the 1st of January"
    assert edge.pk


def test_customers_are_referrals_that_were_taken(goal, signed, manager, company):
    goal.customers = 5
    (row,) = signed(1, manager=manager)
    for i, state in enumerate(["new", "won", "rejected"]):
        Referral.objects.create(
            key=str(i), partner=row, source="manager", customer="Ola", state=state, state_since=NOW, registered_at=NOW,
            registered_on=TODAY, reason="no" if state == "rejected" else "",
        )  # fmt: skip
    deal(row, key="lost", state="lost")
    report = goal_report(goal, company=company, today=TODAY)
    assert (report.customers.fact, report.orders.fact) == (2, 0)
    assert (report.months[0].customers_fact, report.people[0].customers_fact) == (2, 2)


def test_a_manager_of_own_partners_sees_a_part(goal, signed, manager, other, log_in):
    signed(5, manager=manager)
    signed(2, manager=other)
    with time_machine.travel(NOW):
        page = log_in(other).get(reverse("dashboards:goal", args=[goal.uuid]))
    report = page.context["report"]
    theirs = sum(GoalShare.objects.filter(person=other).values_list("partners", flat=True))
    assert (report.partners.fact, report.partners.wanted) == (2, theirs)
    assert theirs in (99, 100, 101)
    assert [line.name for line in report.people] == ["Igor Own"]
    assert "Maria" not in page.content.decode()


def test_the_owner_sets_a_goal_and_changes_months(company, manager, person, log_in):
    client = log_in(person(Role.OWNER))
    fields = {"name": "Fifty", "starts_on": "2026-01-01", "ends_on": "2026-03-31", "partners": 50, "per": "week"}
    answered = submit(client, reverse("strategy:goal_new"), people=[manager.uuid], **fields)
    goal = Goal.objects.get()
    assert answered.headers["Location"] == reverse("dashboards:goal", args=[goal.uuid])
    shares = GoalShare.objects.filter(goal=goal, person=manager)
    assert [share.partners for share in shares] == [17, 16, 17]
    first = shares[0]
    submit(client, reverse("strategy:goal_months", args=[goal.uuid]), **{f"{first.pk}-partners": 20})
    first.refresh_from_db()
    assert first.partners == 20
    submit(client, reverse("strategy:goal_edit", args=[goal.uuid]), name="Fifty more")
    first.refresh_from_db()
    assert first.partners == 20, "other words leave the months as they are"
    submit(client, reverse("strategy:goal_edit", args=[goal.uuid]), partners=60)
    assert sum(GoalShare.objects.values_list("partners", flat=True)) == 60


@pytest.mark.parametrize(("ends_on", "wrong"), [("2025-12-31", "ends_on"), ("2031-01-01", "ends_on"), ("", "ends_on")])
def test_a_goal_without_sense_is_refused(company, person, log_in, ends_on, wrong):
    fields = {"name": "X", "starts_on": "2026-01-01", "ends_on": ends_on, "partners": 5}
    answered = submit(log_in(person(Role.HEAD)), reverse("strategy:goal_new"), **fields)
    assert wrong in answered.context["form"].errors
    assert not Goal.objects.exists()


def test_the_list_leads_to_the_running_goal(goal, person, log_in, company):
    with time_machine.travel(NOW):
        client = log_in(person(Role.OWNER))
        assert client.get(reverse("dashboards:goals")).headers["Location"].endswith(f"{goal.uuid}/")
        goal.delete()
        assert "No goal yet" in client.get(reverse("dashboards:goals")).content.decode()


@pytest.mark.parametrize(("role", "read", "write"), [(Role.MANAGER, 200, 403), (Role.ACCOUNTANT, 200, 403),
                                                     (Role.PARTNER, 404, 404), (None, 302, 302)])  # fmt: skip
def test_who_may(goal, person, client, role, read, write):
    if role:
        client.force_login(person(role))
    assert client.get(reverse("dashboards:goal", args=[goal.uuid])).status_code == read
    for name in ("goal_edit", "goal_months"):
        assert client.get(reverse(f"strategy:{name}", args=[goal.uuid])).status_code == write
    assert client.post(reverse("strategy:goal_drop", args=[goal.uuid])).status_code == write
    assert Goal.objects.exists()


def test_the_same_queries_for_one_deal_and_for_many(goal, signed, manager, person, log_in):
    client = log_in(person(Role.OWNER))
    address = reverse("dashboards:goal", args=[goal.uuid])

    def queries():
        with CaptureQueriesContext(connection) as seen, time_machine.travel(NOW):
            assert client.get(address).status_code == 200
        return len(seen)

    (row,) = signed(1, manager=manager)
    deal(row, key="a")
    with time_machine.travel(NOW):
        client = log_in(person(Role.OWNER))
        client.get(address)
    one = queries()
    for i, row in enumerate(signed(3, manager=manager)):
        deal(row, key=f"b{i}")
    assert queries() == one
