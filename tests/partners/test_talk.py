"""A talk that was logged wrongly: mended, taken back, and by whom."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Contact, Interaction, InteractionKind, Partner
from partners.queries.task import calls_of
from partners.services.interaction import log_interaction
from partners.services.interaction_change import take_back_talk
from tests.rendered import submit


@pytest.fixture
def talk(partner, manager, now):
    return log_interaction(partner, author=manager, now=now, notes="They want samples")


@pytest.fixture
def page(talk):
    return reverse("partners:talk", args=[talk.uuid])


def fresh(partner):
    partner.refresh_from_db()
    return partner.last_contact_on


def test_its_author_mends_it_from_the_timeline(talk, page, partner, manager, log_in, today):
    client = log_in(manager)
    assert f'href="{page}"' in client.get(reverse("dashboards:partner", args=[partner.uuid])).content.decode()
    answer = submit(client, page, kind="meeting", notes="They want two stands", happened_at="2026-02-25T12:00")
    assert answer.headers["Location"] == reverse("dashboards:partner", args=[partner.uuid])
    talk.refresh_from_db()
    assert (talk.kind, talk.notes, talk.day) == (InteractionKind.MEETING, "They want two stands", date(2026, 2, 25))
    assert fresh(partner) == date(2026, 2, 25)
    assert calls_of(manager, on=today) == 0
    assert "They want samples" in client.get(page).content.decode(), "the history says what stood there"


def test_a_form_sent_as_it_was_shown_changes_nothing(talk, page, manager, log_in, today):
    Interaction.objects.update(happened_at=talk.happened_at.replace(second=17))
    before = Interaction.objects.values().get()
    submit(log_in(manager), page)
    assert Interaction.objects.values().get() == before


def test_taken_back_it_counts_no_more(talk, page, partner, manager, log_in, today, now):
    log_interaction(partner, author=manager, now=now, happened_at=now - timedelta(days=9))
    assert calls_of(manager, on=today) == 1
    submit(log_in(manager), page, action=reverse("partners:talk_take_back", args=[talk.uuid]))
    assert [left.day for left in Interaction.objects.all()] == [date(2026, 2, 23)]
    assert (fresh(partner), calls_of(manager, on=today)) == (date(2026, 2, 23), 0)
    kept = Interaction._meta.get_field("events").related_model.objects.latest("pgh_id")
    assert (kept.pgh_label, kept.notes) == ("delete", "They want samples")


def test_a_last_contact_that_no_talk_gave_stays(talk, partner):
    Partner.objects.filter(pk=partner.pk).update(last_contact_on=date(2026, 3, 20))
    take_back_talk(talk)
    assert fresh(partner) == date(2026, 3, 20)


def test_who_may(talk, page, partner, person, stranger_manager, client):
    doors = [page, reverse("partners:talk_take_back", args=[talk.uuid])]
    colleague, accountant = person(Role.MANAGER), person(Role.ACCOUNTANT)
    for who, expected in ((colleague, 404), (stranger_manager, 404), (accountant, 403), (person(Role.PARTNER), 404)):
        client.force_login(who)
        assert {client.post(door).status_code for door in doors} == {expected}
    client.force_login(colleague)
    assert page not in client.get(reverse("dashboards:partner", args=[partner.uuid])).content.decode()
    client.force_login(person(Role.HEAD))
    assert client.get(page).status_code == 200


def test_an_author_who_lost_the_partner_mends_nothing_there(page, partner, person, manager, log_in):
    manager.sees_all_partners = False
    manager.save()
    Partner.objects.filter(pk=partner.pk).update(manager=person(Role.MANAGER))
    assert log_in(manager).get(page).status_code == 404


def test_a_person_of_another_partner_is_refused(talk, page, manager, log_in, today):
    other = Contact.objects.create(partner=Partner.objects.create(name="Other"), name="Else")
    sent = {"kind": "call", "outcome": "reached", "direction": "out", "others": [str(other.pk)]}
    assert log_in(manager).post(page, sent).status_code == 422
    assert not talk.others.exists()
