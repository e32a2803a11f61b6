"""The catalogue of schemes (C1): shipped, shown in the reader's language, edited by owner and head."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import Role
from campaigns.models import Scheme
from campaigns.rules.shipped import SHIPPED

pytestmark = pytest.mark.django_db


def words(response):
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"kinds": form["kinds"].value() or []}


def test_nineteen_schemes_are_shipped():
    assert list(Scheme.objects.values_list("code", flat=True)) == [scheme.code for scheme in SHIPPED]
    assert len(SHIPPED) == 19


def test_owner_writes_first_steps(company, person, log_in):
    client = log_in(person(Role.OWNER))
    address = reverse("campaigns:scheme_edit", args=[Scheme.objects.get(code="stand").uuid])
    form = words(client.get(address)) | {"first_steps": "Choose the place\n\n9: Agree who dusts it"}
    assert client.post(address, form).status_code == 302
    stand = Scheme.objects.get(code="stand")
    assert (stand.first_steps, stand.step_days) == (["Choose the place", "Agree who dusts it"], [0, 9])


def test_saving_in_another_language_keeps_the_shipped_words(company, person, log_in):
    client = log_in(person(Role.OWNER, language="ru"))
    scheme = Scheme.objects.get(code="barter")
    address = reverse("campaigns:scheme_edit", args=[scheme.uuid])
    with translation.override("ru"):
        form = words(client.get(address))
    assert client.post(address, form).status_code == 302
    before = Scheme.objects.filter(pk=scheme.pk).values().get()
    assert before == {**before, **{name: getattr(scheme, name) for name in ("name", "how", "we_do", "first_steps")}}


def test_an_empty_name_is_refused_and_nothing_changes(company, person, log_in):
    client = log_in(person(Role.HEAD))
    address = reverse("campaigns:scheme_edit", args=[Scheme.objects.get(code="barter").uuid])
    answer = client.post(address, words(client.get(address)) | {"name": ""})
    assert answer.context["form"].errors["name"]
    assert Scheme.objects.get(code="barter").name == "Barter"


def test_a_new_scheme_stands_last(company, person, log_in):
    client = log_in(person(Role.OWNER))
    client.post(
        reverse("campaigns:scheme_new"),
        {"name": "Shared van", "how": "One van, two signs.", "effort": "some", "protection_days": 60},
    )
    assert (Scheme.objects.last().name, Scheme.objects.last().protection_days) == ("Shared van", 60)


def test_a_customer_is_protected_for_the_days_of_the_scheme(company, person, log_in):
    client = log_in(person(Role.OWNER))
    address = reverse("campaigns:scheme_edit", args=[Scheme.objects.get(code="stand").uuid])
    assert words(client.get(address))["protection_days"] == 90
    for days, kept in [(0, 90), (45, 45)]:
        client.post(address, words(client.get(address)) | {"protection_days": days})
        assert Scheme.objects.get(code="stand").protection_days == kept


@pytest.mark.parametrize(("role", "listed", "edited"), [(Role.MANAGER, 200, 403), (Role.PARTNER, 404, 404)])
def test_others_may_not_edit(company, person, log_in, role, listed, edited):
    client = log_in(person(role))
    assert client.get(reverse("campaigns:schemes")).status_code == listed
    assert client.get(reverse("campaigns:scheme_new")).status_code == edited


def test_every_shipped_scheme_says_all(db):
    for scheme in Scheme.objects.exclude(code=""):
        said = [getattr(scheme, name) for name in ("how", "we_do", "they_do", "we_win", "they_win", "cost", "suits")]
        assert all(said), scheme.code
        assert len(scheme.first_steps) == len(scheme.step_days) >= 3, scheme.code
        assert scheme.step_days == sorted(scheme.step_days), scheme.code


def test_the_page_of_a_scheme_tells_how_it_begins(company, person, log_in):
    client = log_in(person(Role.MANAGER))
    page = client.get(reverse("campaigns:scheme", args=[Scheme.objects.get(code="stand").uuid])).content.decode()
    assert all(words in page for words in ("Bring the stand, take a photo", "day 10", "The stand, a visit a month"))


def test_first_steps_become_tasks_once(make_agreement, manager, log_in, today):
    agreement = make_agreement("in_force")
    client = log_in(manager)
    for _each in range(2):
        client.post(reverse("campaigns:agreement_start", args=[agreement.uuid]))
    tasks = list(agreement.partner.tasks.order_by("due_on").values_list("title", "due_on", "assignee__full_name"))
    assert len(tasks) == 4
    assert tasks[1][1:] == (date(2026, 3, 14), "Maria Manager")
