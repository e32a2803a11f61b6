"""Colleagues: roles, in and out, and always an owner left."""

import contextlib
import threading

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role, User
from accounts.services import people
from tests.rendered import submit


@pytest.fixture
def owner(person, company):
    return person(Role.OWNER, email="ewa@example.test", full_name="Ewa Lis")


def page_of(user):
    return reverse("accounts:person", args=[user.uuid])


def test_an_owner_changes_a_colleagues_role(owner, person, client):
    jan = person(Role.MANAGER, full_name="Jan")
    client.force_login(owner)
    submit(client, page_of(jan), role="head", sees_all_partners=False, daily_calls=20)
    jan.refresh_from_db()
    assert (jan.role, jan.sees_all_partners, jan.daily_calls) == ("head", False, 20)


def test_a_head_manages_managers_and_nobody_above(owner, person, client):
    head, jan = person(Role.HEAD, full_name="Ola"), person(Role.MANAGER, full_name="Jan")
    client.force_login(head)
    assert submit(client, page_of(jan), role="accountant").status_code == 302
    assert "Only an owner may change" in client.get(page_of(owner)).content.decode()
    client.post(page_of(owner), {"role": "manager", "daily_calls": "1"})
    client.post(reverse("accounts:person_active", args=[owner.uuid]))
    owner.refresh_from_db()
    assert (owner.role, owner.is_active) == ("owner", True)
    with pytest.raises(people.MayNotManage):
        people.set_role(jan, role=Role.OWNER, sees_all_partners=True, daily_calls=1, by=head)


def test_deactivating_logs_out_at_once(owner, person, client):
    jan = person(Role.MANAGER, full_name="Jan")
    his = Client()
    his.post("/accounts/login/", {"login": jan.email, "password": "secret-Pass-1"})
    assert his.get("/me/").status_code == 200
    client.force_login(owner)
    active = reverse("accounts:person_active", args=[jan.uuid])
    submit(client, page_of(jan), action=active, do="deactivate")
    assert his.get("/me/").status_code == 302
    assert jan.usersession_set.count() == 0
    submit(client, page_of(jan), action=active)
    jan.refresh_from_db()
    assert jan.is_active is False, "the page offers to let in again; only its button does"
    client.post(active, {"do": "reactivate"})
    jan.refresh_from_db()
    assert jan.is_active


def test_the_last_owner_stays_owner_and_stays(owner, person, client):
    person(Role.OWNER, full_name="Gone", is_active=False)
    client.force_login(owner)
    answer = submit(client, page_of(owner), role="head")
    assert "last owner" in answer.content.decode()
    client.post(reverse("accounts:person_active", args=[owner.uuid]))
    owner.refresh_from_db()
    assert (owner.role, owner.is_active) == ("owner", True)


def test_with_a_second_owner_the_first_may_go(owner, person):
    other = person(Role.OWNER, full_name="Other")
    assert people.deactivate(owner, by=other).is_active is False


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False])
def test_two_owners_who_put_each_other_out_leave_one(transactional_db, monkeypatch, locked):
    """Without the lock both would go: that is what the second run shows."""
    pair = [User.objects.create_user(f"{n}@example.test", "x", full_name=n, role=Role.OWNER) for n in "ab"]
    meeting = threading.Barrier(2, timeout=3 if locked else 60)
    keep = people._keep_an_owner

    def slowly(person):
        keep(person)
        with contextlib.suppress(threading.BrokenBarrierError):
            meeting.wait()

    monkeypatch.setattr(people, "_keep_an_owner", slowly)
    if not locked:
        monkeypatch.setattr(people, "_for_change", lambda person, by: User.objects.get(pk=person.pk))

    def put_out(one, other):
        with contextlib.suppress(people.LastOwner):
            people.deactivate(one, by=other)
        connections.close_all()

    threads = [threading.Thread(target=put_out, args=pair), threading.Thread(target=put_out, args=pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.filter(is_active=True).count() == (1 if locked else 0)


def test_as_many_queries_for_three_colleagues_as_for_one(owner, person, client):
    client.force_login(owner)
    client.get("/people/")
    with CaptureQueriesContext(connection) as few:
        client.get("/people/")
    person(full_name="Jan"), person(full_name="Ola")
    with CaptureQueriesContext(connection) as many:
        client.get("/people/")
    assert len(many) == len(few)


def test_a_partners_person_is_no_colleague(owner, person, client):
    client.force_login(owner)
    assert client.get(page_of(person(Role.PARTNER))).status_code == 404
