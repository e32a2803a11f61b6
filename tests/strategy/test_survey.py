"""The survey: its public link however it is opened, answers that count once, and what comes of them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from partners.models import Partner
from strategy.models import Survey, SurveyMention, SurveyReply
from strategy.queries.survey import survey_result
from strategy.services.survey import MOST_AN_HOUR, Said, new_form, renew_link, revoke_link, token_of, type_in
from tests.house.addresses import read
from tests.rendered import form_with, submit
from tests.strategy.conftest import NOW

ON = NOW.date()
ROWS = {"before-0-kind": "windows", "before-0-firm": "Okna Servis", "after-1-kind": "Kitchens"}


@pytest.fixture
def survey(company):
    return Survey.objects.create(
        name="Autumn", product="ceiling", kinds=["Windows", "Kitchens"], opens_on=ON - timedelta(days=1), enough=5
    )


def public(survey):
    return reverse("strategy:survey_public", args=[token_of(survey)])


def answer(client, survey, seconds=20, **rows):
    """Open the page, read it for a while, send it."""
    with time_machine.travel(NOW, tick=False) as clock:
        form = form_with(client.get(public(survey)), "once")
        clock.shift(seconds)
        filled = {name: values for name, values in form.values.items() if name != "csrfmiddlewaretoken"}
        return client.post(public(survey), {**filled, **(rows or ROWS)}), filled


def test_a_customer_answers_once_however_often_the_form_is_sent(survey, client):
    answered, filled = answer(client, survey)
    assert "Thank you" in answered.content.decode()
    with time_machine.travel(NOW + timedelta(minutes=1)):
        again = client.post(public(survey), {**filled, **ROWS})
    assert again.status_code == 200
    assert SurveyReply.objects.count() == 1
    assert list(SurveyMention.objects.values_list("moment", "kind", "firm")) == [
        ("before", "Windows", "Okna Servis"), ("after", "Kitchens", ""),
    ]  # fmt: skip


def test_no_personal_data_is_kept(survey, client):
    answer(client, survey)
    row = SurveyReply.objects.get()
    assert "127.0.0.1" not in str(vars(row))
    kept = {field.name for field in SurveyReply._meta.concrete_fields}
    assert kept == {"id", "uuid", "survey", "key", "channel", "visitor", "typed_by", "replied_at"}


def test_a_scanner_that_opens_the_link_changes_nothing(survey, client):
    with time_machine.travel(NOW):
        for _ in range(3):
            for method in (client.get, client.head):
                assert method(public(survey)).status_code == 200
    assert not SurveyReply.objects.exists()
    answered, _filled = answer(client, survey)
    assert answered.status_code == 200 and SurveyReply.objects.count() == 1


@pytest.mark.parametrize(
    "damage", [lambda link: link[:-3] + "/", lambda link: link.replace(":", ":x"), lambda _: "/s/x/"]
)
def test_a_tampered_link(survey, client, damage):
    answered = client.get(damage(public(survey)))
    assert answered.status_code == 404
    assert "cut or changed on its way" in answered.content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"closes_on": ON - timedelta(days=1)}, "It is over"),
        ({"opens_on": ON + timedelta(days=1)}, "It begins later"),
    ],
)
def test_a_link_out_of_its_days(survey, client, change, words):
    Survey.objects.update(**change)
    with time_machine.travel(NOW):
        answered = client.get(public(survey))
    assert answered.status_code == 404 and words in answered.content.decode()


def test_a_revoked_link_takes_no_answer_even_from_a_form_that_lies_open(survey, client):
    with time_machine.travel(NOW, tick=False) as clock:
        form = form_with(client.get(public(survey)), "once")
        revoke_link(survey, now=NOW)
        clock.shift(30)
        answered = client.post(public(survey), {"once": form.values["once"][0], **ROWS})
    assert answered.status_code == 404
    assert not SurveyReply.objects.exists()


def test_another_link_closes_the_one_before(survey, client):
    old = public(survey)
    fresh = renew_link(survey)
    with time_machine.travel(NOW):
        assert client.get(old).status_code == 404
        assert client.get(public(fresh)).status_code == 200


def test_a_form_sent_at_once_is_asked_to_be_sent_again_with_what_was_typed(survey, client):
    answered, _filled = answer(client, survey, seconds=1)
    assert answered.status_code == 422
    assert "Okna Servis" in answered.content.decode()
    assert not SurveyReply.objects.exists()


def test_a_form_of_another_survey_or_of_yesterday_is_stale(survey, client, company):
    other = Survey.objects.create(name="Other", product="x", opens_on=ON)
    with time_machine.travel(NOW, tick=False) as clock:
        foreign, old = new_form(other), new_form(survey)
        clock.shift(60)
        assert client.post(public(survey), {"once": foreign, **ROWS}).status_code == 422
        assert client.post(public(survey), {"once": "made up", **ROWS}).status_code == 422
        clock.shift(13 * 3600)
        assert client.post(public(survey), {"once": old, **ROWS}).status_code == 422
    assert not SurveyReply.objects.exists()


def test_who_fills_the_hidden_field_is_thanked_and_forgotten(survey, client):
    answered, _filled = answer(client, survey, website="http://spam.example", **ROWS)
    assert "Thank you" in answered.content.decode()
    assert not SurveyReply.objects.exists()


def test_a_flood_from_one_place_is_stopped_and_others_are_not(survey, client):
    SurveyReply.objects.all().delete()
    for _ in range(MOST_AN_HOUR):
        assert answer(client, survey)[0].status_code == 200
    assert answer(client, survey)[0].status_code == 429
    assert answer(Client(REMOTE_ADDR="10.0.0.9"), survey)[0].status_code == 200
    assert SurveyReply.objects.count() == MOST_AN_HOUR + 1


@pytest.mark.parametrize("rows", [{"before-0-kind": ""}, {"before-0-firm": "Okna"}, {"before-0-kind": "x" * 81}])
def test_answers_that_say_nothing(survey, client, rows):
    answered, _filled = answer(client, survey, **rows)
    assert answered.status_code == 422
    assert not SurveyReply.objects.exists()


def typed(survey, person, *rows):
    for i, (moment, kind, firm) in enumerate(rows):
        type_in(survey, once=f"{moment}{kind}{i}", said=[Said(moment, kind, firm)], by=person, now=NOW)


def test_the_page_ranks_warns_and_says_too_few(survey, person, log_in):
    manager = person(Role.MANAGER)
    client = log_in(manager)
    typed(survey, manager, ("before", "Windows", "Okna Servis"))
    assert "Too few answers to judge by" in client.get(reverse("strategy:survey", args=[survey.uuid])).content.decode()
    typed(survey, manager, *[("after", "Kitchens", "")] * 6)
    html = client.get(reverse("strategy:survey", args=[survey.uuid])).content.decode()
    assert "Too few answers to judge by" not in html
    assert "Kitchens: mostly bought after us" in html
    assert "14% – 100%" not in html and "Where the truth lies" in html


def test_answers_are_typed_in_by_the_form(survey, person, log_in):
    manager = person(Role.MANAGER)
    client, address = log_in(manager), reverse("strategy:survey_type", args=[survey.uuid])
    assert submit(client, address, **ROWS).status_code == 302
    row = SurveyReply.objects.get()
    assert (row.channel, row.typed_by, row.visitor) == ("typed", manager, "")


def test_a_named_firm_is_a_candidate_in_one_click_and_once(survey, person, log_in):
    manager = person(Role.MANAGER)
    typed(survey, manager, ("before", "Windows", "Okna Servis"), ("before", "Windows", "okna  servis"))
    client, address = log_in(manager), reverse("strategy:survey", args=[survey.uuid])
    action = reverse("strategy:survey_candidate", args=[survey.uuid])
    assert submit(client, address, action=action).status_code == 302
    client.post(action, {"firm": "OKNA SERVIS"})
    partner = Partner.objects.get()
    assert (partner.name, partner.status, partner.manager) == ("Okna Servis", "candidate", manager)
    (firm,) = survey_result(survey, of=manager).firms
    assert (firm.partner, firm.mentions) == (partner, 2)
    client.post(action, {"firm": "Nobody named me"})
    assert Partner.objects.count() == 1


def test_a_firm_that_a_colleague_has_is_not_shown_to_a_manager_of_own_partners(survey, person, stranger, log_in):
    Partner.objects.create(name="Okna Servis")
    typed(survey, stranger, ("before", "Windows", "Okna Servis"))
    (firm,) = survey_result(survey, of=stranger).firms
    assert (firm.partner, firm.is_known) == (None, True)
    assert "known already" in log_in(stranger).get(reverse("strategy:survey", args=[survey.uuid])).content.decode()


def test_a_survey_is_made_in_the_browser_with_shipped_kinds(company, person, log_in):
    client = log_in(person(Role.MANAGER, language="pl"))
    answered = submit(client, reverse("strategy:survey_new"), name="Autumn", product="ceiling")
    assert answered.status_code == 302
    made = Survey.objects.get()
    assert made.kinds[:2] == ["Windows", "Doors"]


@pytest.mark.parametrize(
    ("role", "seen", "written"), [(Role.ACCOUNTANT, 200, 403), (Role.PARTNER, 404, 404), (None, 302, 302)]
)
def test_who_may(survey, person, client, role, seen, written):
    if role:
        client.force_login(person(role))
    for name in ("survey", "survey_export"):
        answered = client.get(reverse(f"strategy:{name}", args=[survey.uuid]))
        assert answered.status_code == seen
        read(answered)
    for name in ("survey_edit", "survey_type", "survey_qr"):
        assert client.get(reverse(f"strategy:{name}", args=[survey.uuid])).status_code == written
    for name in ("survey_link", "survey_candidate"):
        assert client.post(reverse(f"strategy:{name}", args=[survey.uuid])).status_code == written
    survey.refresh_from_db()
    assert survey.revoked_at is None


def test_the_same_queries_for_one_answer_and_for_many(survey, person, log_in):
    manager = person(Role.MANAGER)
    client, address = log_in(manager), reverse("strategy:survey", args=[survey.uuid])
    typed(survey, manager, ("before", "Windows", "Okna Servis"))
    client.get(address)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    one = queries()
    typed(survey, manager, ("after", "Doors", "A"), ("before", "Light", "B"), ("after", "Kitchens", "C"))
    assert queries() == one
