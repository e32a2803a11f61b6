"""The list of interactions."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Partner
from partners.services.interaction import log_interaction

PAGE = "/interactions/"


@pytest.fixture
def talks(partner, manager, person, now):
    other = person(Role.HEAD, full_name="Hanna Head")
    second = Partner.objects.create(name="Lutik")
    return [
        log_interaction(partner, author=manager, now=now, kind="call", notes="=1+1"),
        log_interaction(second, author=other, now=now, kind="meeting", happened_at=now - timedelta(days=7)),
        log_interaction(partner, author=other, now=now, kind="call", happened_at=now - timedelta(days=30)),
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [0, 1, 2]),
        ({"kind": "call"}, [0, 2]),
        ({"week": "2026-W10"}, [0]),
        ({"week": "2026-W09", "kind": "meeting"}, [1]),
        ({"since": "2026-02-20"}, [0, 1]),
        ({"until": "2026-02-20"}, [2]),
        ({"since": "2026-02-20", "until": "2026-03-01"}, [1]),
        ({"week": "2026-W99", "since": "rubbish", "page": "x"}, [0, 1, 2]),
        ({"author": "nobody"}, []),
        ({"partner": "nothing"}, []),
        ({"page": "2"}, []),
    ],
)
def test_filters(log_in, manager, talks, asked, expected):
    assert list(log_in(manager).get(PAGE, asked).context["rows"]) == [talks[place] for place in expected]


def test_by_person_and_partner(log_in, manager, talks, partner):
    client = log_in(manager)
    assert list(client.get(PAGE, {"author": str(manager.uuid)}).context["rows"]) == talks[:1]
    assert list(client.get(PAGE, {"partner": str(partner.uuid)}).context["rows"]) == [talks[0], talks[2]]


def test_the_export_is_the_selection_and_harmless(log_in, manager, talks):
    answer = log_in(manager).get(PAGE, {"kind": "call", "as": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Lutik" not in text
    assert len(text.strip().splitlines()) == 3
    assert ",=1+1" not in text


def test_who_sees_what(log_in, client, person, talks, stranger_manager, partner):
    assert client.get(PAGE).status_code == 302
    assert len(log_in(person(Role.ACCOUNTANT)).get(PAGE).context["rows"]) == 3
    assert not log_in(stranger_manager).get(PAGE).context["rows"]
    answer = log_in(stranger_manager).get(PAGE, {"partner": str(partner.uuid)})
    assert partner.name not in answer.content.decode()
    assert log_in(person(Role.PARTNER)).get(PAGE).status_code == 404


def test_the_same_queries_for_one_and_for_more(log_in, manager, talks, django_assert_num_queries):
    client = log_in(manager)
    for asked in ({"kind": "meeting"}, {}):
        with django_assert_num_queries(7):
            client.get(PAGE, asked)
    assert reverse("partners:interactions") == PAGE
