"""Logging a talk: the service and the form as a person meets it."""

import json
from datetime import date, timedelta

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Contact, Interaction, Member, MemberRole, Partner, Task
from partners.services.interaction import ForeignContact, NextStep, NotYetHappened, log_interaction
from tests.rendered import form_with


def test_a_talk_moves_the_last_contact_and_plans_the_next_step(partner, manager, now):
    step = NextStep("Send samples", date(2026, 3, 9))
    talk = log_interaction(partner, author=manager, now=now, notes=" fine ", next_step=step)
    partner.refresh_from_db()
    assert (talk.day, talk.notes, partner.last_contact_on) == (date(2026, 3, 4), "fine", date(2026, 3, 4))
    task = Task.objects.get()
    assert (task.title, task.due_on, task.assignee, task.partner, task.interaction) == (
        "Send samples", date(2026, 3, 9), manager, partner, talk,
    )  # fmt: skip


def test_the_day_is_the_companys(partner, manager, now):
    late = now.replace(hour=23, minute=30)
    assert log_interaction(partner, author=manager, now=late).day == date(2026, 3, 5)


def test_an_older_talk_never_moves_the_last_contact_back(partner, manager, now):
    log_interaction(partner, author=manager, now=now)
    log_interaction(partner, author=manager, now=now, happened_at=now - timedelta(days=9))
    partner.refresh_from_db()
    assert partner.last_contact_on == date(2026, 3, 4)


def test_what_lies_ahead_is_refused_whole(partner, manager, now):
    with pytest.raises(NotYetHappened):
        log_interaction(partner, author=manager, now=now, happened_at=now + timedelta(hours=1))
    assert not Interaction.objects.exists()


def test_a_person_of_another_partner_is_refused(partner, manager, now):
    other = Contact.objects.create(partner=Partner.objects.create(name="Other"), name="Else")
    with pytest.raises(ForeignContact):
        log_interaction(partner, author=manager, now=now, contact=other)


@pytest.fixture
def address(partner):
    return reverse("partners:log", args=[partner.uuid])


def one_click(**fields):
    return {"kind": "call", "outcome": "reached", "direction": "out"} | fields


def test_one_click_logs_a_call(log_in, manager, address, partner):
    client = log_in(manager)
    assert client.get(address).status_code == 200
    answer = client.post(address, one_click())
    assert answer.status_code == 302
    assert answer["Location"] == reverse("dashboards:partner", args=[partner.uuid])
    talk = Interaction.objects.get()
    assert (talk.partner, talk.author, talk.kind) == (partner, manager, "call")


def test_two_fields_plan_the_next_step(log_in, manager, address, today):
    day = today + timedelta(days=5)
    log_in(manager).post(address, one_click(next_step="Send samples", next_on=day.isoformat()))
    assert Task.objects.get().due_on == day


def test_on_the_partners_page_what_is_folded_comes_when_asked_for(log_in, manager, address, partner):
    client = log_in(manager)
    answer = client.get(reverse("dashboards:partner", args=[partner.uuid]))
    assert f'hx-get="{address}?part=more"' in answer.text
    assert 'name="minutes"' not in answer.text
    fields = client.get(f"{address}?part=more", headers={"HX-Request": "true"}).text
    assert 'name="minutes"' in fields
    assert "<form" not in fields
    assert client.post(address, form_with(answer, "kind", "place").values).status_code == 302
    assert Interaction.objects.get().direction == "out"


def test_a_form_that_comes_back_shows_what_was_folded(log_in, manager, address):
    sent = one_click(place="quick", minutes="-5")
    answer = log_in(manager).post(address, sent, headers={"HX-Request": "true"})
    assert 'name="minutes"' in answer.text
    assert "part=more" not in answer.text


def test_from_the_page_a_fresh_form_and_a_toast_come_back(log_in, manager, address):
    answer = log_in(manager).post(address, one_click(place="quick", notes="went well"), headers={"HX-Request": "true"})
    told = json.loads(answer["HX-Trigger"])
    assert "interaction-logged" in told
    assert b"went well" not in answer.content
    assert b'name="place" value="quick"' in answer.content


def test_from_the_dialog_it_closes(log_in, manager, address):
    answer = log_in(manager).post(address, one_click(), headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert "dialog-close" in json.loads(answer["HX-Trigger"])


@pytest.mark.parametrize(
    "wrong", [{"next_step": "Call"}, {"next_on": "2020-01-01"}, {"kind": "dance"}, {"happened_at": "2999-01-01T10:00"}]
)
def test_mistakes_keep_what_was_typed(log_in, manager, address, wrong):
    answer = log_in(manager).post(address, one_click(notes="kept words") | wrong)
    assert answer.status_code == 200
    assert b"kept words" in answer.content
    assert not Interaction.objects.exists()


def test_a_partner_found_by_typing(log_in, manager, partner):
    client = log_in(manager)
    assert b'name="q"' in client.get(reverse("partners:log_any")).content
    client.post(reverse("partners:log_any"), one_click(q="romash"))
    assert Interaction.objects.get().partner == partner


def test_several_that_match_are_asked_about(log_in, manager, partner, company):
    other = Partner.objects.create(name="Ромашка Плюс")
    address = reverse("partners:log_any")
    client = log_in(manager)
    answer = client.post(address, one_click(q="ромашка", notes="kept words"))
    assert str(other.uuid).encode() in answer.content
    assert b"kept words" in answer.content
    assert not Interaction.objects.exists()
    client.post(address, one_click(q="ромашка", partner=str(other.uuid)))
    assert Interaction.objects.get().partner == other


def test_a_choice_left_from_other_words_is_not_taken(log_in, manager, partner):
    other = Partner.objects.create(name="Lutik")
    log_in(manager).post(reverse("partners:log_any"), one_click(q="lutik", partner=str(partner.uuid)))
    assert Interaction.objects.get().partner == other


@pytest.mark.parametrize("typed", ["", "nothing like it"])
def test_nobody_is_an_error_in_words(log_in, manager, partner, typed):
    answer = log_in(manager).post(reverse("partners:log_any"), one_click(q=typed))
    assert answer.status_code == 200
    assert not Interaction.objects.exists()


def test_who_may_log(client, log_in, person, address, partner, stranger_manager):
    assert client.post(address, one_click()).status_code == 302
    assert log_in(person(Role.OWNER)).get(address).status_code == 200
    assert log_in(person(Role.ACCOUNTANT)).post(address, one_click()).status_code == 403
    assert log_in(stranger_manager).post(address, one_click()).status_code == 404
    seller = person(Role.PARTNER)
    Member.objects.create(partner=partner, user=seller, role=MemberRole.SELLER)
    assert log_in(seller).post(address, one_click()).status_code == 404
    assert not Interaction.objects.exists()


def test_another_managers_partners_cannot_be_logged_by_name(log_in, stranger_manager, partner):
    log_in(stranger_manager).post(reverse("partners:log_any"), one_click(q="ромашка", partner=str(partner.uuid)))
    assert not Interaction.objects.exists()


def test_a_form_sent_twice_is_one_talk(log_in, manager, address, partner):
    client = log_in(manager)
    form = form_with(client.get(address), "kind", "once")
    form.values["notes"] = ["Asked for a price"]
    form.values["next_on"] = ["2100-01-01"]
    for _click in range(2):
        assert client.post(address, form.values).status_code == 302
    assert (Interaction.objects.count(), Task.objects.count()) == (1, 1)
    client.post(address, form.values | {"notes": ["Another talk, after going back"]})
    assert Interaction.objects.count() == 2


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59", "1066-10-14T09:00"])
def test_a_moment_outside_our_time_is_a_mistake(log_in, manager, address, moment):
    answer = log_in(manager).post(
        address, {"kind": "call", "outcome": "reached", "direction": "out", "happened_at": moment}
    )
    assert answer.status_code == 200
    assert not Interaction.objects.exists()
