"""Tasks: late ones first, done in a click, taken back in another."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Partner, Task
from partners.services.task import NothingToDo, NotOurPerson, add_task, complete_task, reassign_task, reopen_task

PAGE = "/tasks/"


@pytest.fixture
def task(partner, manager, today):
    return add_task(title=" Send  samples ", due_on=today, assignee=manager, partner=partner)


def test_a_task_says_what(manager, today):
    with pytest.raises(NothingToDo):
        add_task(title="  ", due_on=today, assignee=manager)


def test_tasks_are_for_our_active_people(task, person):
    for outsider in (person(Role.PARTNER), person(Role.MANAGER, is_active=False)):
        with pytest.raises(NotOurPerson):
            reassign_task(task, to=outsider)


def test_done_twice_keeps_the_first_moment(task, now):
    complete_task(task, now=now)
    assert complete_task(Task.objects.get(), now=now + timedelta(days=1)).done_at == now
    assert reopen_task(task).done_at is None


def test_the_late_ones_come_first(log_in, manager, task, today, company):
    add_task(title="Later", due_on=today + timedelta(days=3), assignee=manager)
    add_task(title="Late", due_on=today - timedelta(days=3), assignee=manager)
    groups = log_in(manager).get(PAGE).context["groups"]
    assert {name: [t.title for t in found] for name, found in groups.items()} == {
        "overdue": ["Late"],
        "today": ["Send samples"],
        "later": ["Later"],
    }


def test_done_and_undone_in_a_click(log_in, manager, task):
    client, address = log_in(manager), reverse("partners:task_done", args=[task.uuid])
    row = client.post(address, {"place": "tasks"}, headers={"HX-Request": "true"})
    assert b'name="undo"' in row.content
    task.refresh_from_db()
    assert task.done_at
    assert client.post(address, {"undo": "1"}).status_code == 302
    task.refresh_from_db()
    assert task.done_at is None


def test_back_to_the_page_of_the_click_and_nowhere_else(log_in, manager, task):
    client, address = log_in(manager), reverse("partners:task_done", args=[task.uuid])
    assert client.post(address, headers={"Referer": "http://testserver/day/"})["Location"] == "http://testserver/day/"
    assert client.post(address, headers={"Referer": "https://evil.example/"})["Location"] == PAGE


def test_new_and_changed(log_in, manager, person, partner, today):
    client, colleague = log_in(manager), person(Role.HEAD)
    address = reverse("partners:task_new")
    assert partner.name in client.get(address, {"partner": str(partner.uuid)}).content.decode()
    day = today + timedelta(days=2)
    fields = {"title": "Visit", "due_on": day.isoformat(), "assignee": manager.pk, "partner": str(partner.uuid)}
    assert client.post(address, fields).status_code == 302
    task = Task.objects.get()
    assert (task.title, task.due_on, task.partner) == ("Visit", day, partner)
    client.post(reverse("partners:task", args=[task.uuid]), fields | {"title": "Call", "assignee": colleague.pk})
    task.refresh_from_db()
    assert (task.title, task.assignee) == ("Call", colleague)


def test_who_sees_whose(log_in, client, person, task, today, stranger_manager):
    own = add_task(title="My own", due_on=today, assignee=stranger_manager)
    done = reverse("partners:task_done", args=[task.uuid])
    assert client.get(PAGE).status_code == 302
    shown = log_in(stranger_manager).get(PAGE, {"who": "all"})
    assert [t.title for t in shown.context["groups"]["today"]] == [own.title]
    assert client.post(done).status_code == 404
    assert log_in(person(Role.PARTNER)).get(PAGE).status_code == 404
    assert log_in(person(Role.ACCOUNTANT)).post(done).status_code == 403
    task.refresh_from_db()
    assert task.done_at is None


def test_the_same_queries_for_one_and_for_three(log_in, manager, today, company, django_assert_num_queries):
    client = log_in(manager)
    for size in (1, 3):
        for n in range(size):
            partner = Partner.objects.create(name=f"P{size}{n}")
            add_task(title="x", due_on=today, assignee=manager, partner=partner)
        with django_assert_num_queries(6):
            client.get(PAGE, {"who": "all"})
