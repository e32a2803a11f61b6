"""The catalogue of schemes (C1): shipped, shown in the reader's language, edited by owner and head."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import Role
from campaigns.models import Scheme
from campaigns.rules.shipped import SHIPPED

pytestmark = pytest.mark.django_db


def words(response):
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def test_nineteen_schemes_are_shipped():
    assert list(Scheme.objects.values_list("code", flat=True)) == [scheme.code for scheme in SHIPPED]
    assert len(SHIPPED) == 19


def test_owner_writes_first_steps(company, person, log_in):
    client = log_in(person(Role.OWNER))
    address = reverse("campaigns:scheme", args=[Scheme.objects.get(code="stand").uuid])
    form = words(client.get(address)) | {"first_steps": "Choose the place\n\nAgree who dusts it"}
    assert client.post(address, form).status_code == 302
    assert Scheme.objects.get(code="stand").first_steps == ["Choose the place", "Agree who dusts it"]


def test_saving_in_another_language_keeps_the_shipped_words(company, person, log_in):
    client = log_in(person(Role.OWNER, language="ru"))
    scheme = Scheme.objects.get(code="barter")
    address = reverse("campaigns:scheme", args=[scheme.uuid])
    with translation.override("ru"):
        form = words(client.get(address))
    client.post(address, form)
    assert Scheme.objects.get(code="barter").name == scheme.name


def test_an_empty_name_is_refused_and_nothing_changes(company, person, log_in):
    client = log_in(person(Role.HEAD))
    address = reverse("campaigns:scheme", args=[Scheme.objects.get(code="barter").uuid])
    answer = client.post(address, words(client.get(address)) | {"name": ""})
    assert answer.context["form"].errors["name"]
    assert Scheme.objects.get(code="barter").name == "Barter"


def test_a_new_scheme_stands_last(company, person, log_in):
    client = log_in(person(Role.OWNER))
    client.post(reverse("campaigns:scheme_new"), {"name": "Shared van", "how": "One van, two signs."})
    assert Scheme.objects.last().name == "Shared van"


@pytest.mark.parametrize(("role", "listed", "edited"), [(Role.MANAGER, 200, 403), (Role.PARTNER, 404, 404)])
def test_others_may_not_edit(company, person, log_in, role, listed, edited):
    client = log_in(person(role))
    assert client.get(reverse("campaigns:schemes")).status_code == listed
    assert client.get(reverse("campaigns:scheme_new")).status_code == edited
