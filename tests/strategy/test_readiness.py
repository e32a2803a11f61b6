"""Readiness: the verdict as a table, kept answers, and a reminder each quarter."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Task
from strategy.models import ReadinessCheck
from strategy.rules.readiness import Doubt, Verdict, judge
from tests.rendered import submit

GOOD = {"owner_does_it": "yes", "owner_hours": 6, "has_person": "yes", "person_name": "Ola", "past_survival": "yes"}
ADDRESS = "/readiness/"


@pytest.mark.parametrize(
    ("owner", "hours", "has_person", "survived", "verdict", "doubts"),
    [
        (True, 4, True, True, Verdict.START, ()),
        (True, 3, True, True, Verdict.MEND_FIRST, (Doubt.OWNER,)),
        (False, 40, True, True, Verdict.MEND_FIRST, (Doubt.OWNER,)),
        (True, 9, False, True, Verdict.MEND_FIRST, (Doubt.PERSON,)),
        (True, 9, True, False, Verdict.MEND_FIRST, (Doubt.SURVIVAL,)),
        (True, 9, False, False, Verdict.DO_NOT_START, (Doubt.PERSON, Doubt.SURVIVAL)),
        (False, 0, False, True, Verdict.DO_NOT_START, (Doubt.OWNER, Doubt.PERSON)),
        (True, 0, True, False, Verdict.DO_NOT_START, (Doubt.OWNER, Doubt.SURVIVAL)),
        (False, 0, False, False, Verdict.DO_NOT_START, (Doubt.OWNER, Doubt.PERSON, Doubt.SURVIVAL)),
    ],
)
def test_the_verdict(owner, hours, has_person, survived, verdict, doubts):
    found = judge(owner_does_it=owner, owner_hours=hours, has_person=has_person, past_survival=survived)
    assert (found.verdict, found.doubts) == (verdict, doubts)


def test_two_noes_are_told_honestly(company, person, log_in):
    client = log_in(person(Role.OWNER))
    submit(client, ADDRESS, **{**GOOD, "has_person": "no", "past_survival": "no"})
    assert "Honestly: don’t start now" in client.get(ADDRESS).content.decode()


def test_the_answers_are_kept_and_asked_again_in_a_quarter(company, person, log_in, today):
    owner = person(Role.OWNER)
    client = log_in(owner)
    assert submit(client, ADDRESS, **GOOD).status_code == 302
    assert "You may start" in client.get(ADDRESS).content.decode()
    task = Task.objects.get()
    assert (task.assignee, task.due_on, task.done_at) == (owner, date(2026, 6, 4), None)
    submit(client, ADDRESS, **{**GOOD, "owner_hours": 1})
    task.refresh_from_db()
    assert task.done_at
    assert Task.objects.open().count() == 1
    page = client.get(ADDRESS)
    assert "Mend one thing first" in page.content.decode()
    assert [row.judgement.verdict for row in page.context["history"]] == [Verdict.START]


def test_a_yes_without_a_name_is_refused(company, person, log_in):
    answered = submit(log_in(person(Role.HEAD)), ADDRESS, **{**GOOD, "person_name": ""})
    assert answered.context["form"].errors["person_name"]
    assert not ReadinessCheck.objects.exists()


@pytest.mark.parametrize(("role", "status"), [(Role.OWNER, 200), (Role.HEAD, 200), (Role.MANAGER, 403),
                                              (Role.PARTNER, 404), (None, 302)])  # fmt: skip
def test_who_may(company, person, client, role, status):
    if role:
        client.force_login(person(role))
    assert client.get(reverse("strategy:readiness")).status_code == status
