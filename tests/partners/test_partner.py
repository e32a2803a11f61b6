"""Adding and editing a partner by submitting the form that was shown."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Contact, LegalEntity, Member, MemberRole, Partner, Status, StatusMove
from partners.rules.lifecycle import ALLOWED, may_move
from partners.services.lifecycle import MoveNotAllowed, ReasonNeeded, move_partner
from tests.rendered import form_with, submit

NEW = "/partners/new/"


def filled(answer, **changes):
    """What the rendered page would post, with some fields changed."""
    fields = {}
    forms = [answer.context["form"]]
    for formset in (answer.context["firms"], answer.context["people"]):
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            fields[bound.html_name] = "" if value is None or value is False else bound.field.prepare_value(value)
    unknown = set(changes) - set(fields) - {"anyway"}
    assert not unknown, f"the page has no {unknown}"
    posted = fields | changes
    return {name: value for name, value in posted.items() if value != "" or name in changes}


@pytest.fixture
def client_of_manager(log_in, manager, company):
    return log_in(manager)


def test_a_partner_with_a_firm_and_a_contact(client_of_manager, kind, manager):
    page = client_of_manager.get(NEW)
    posted = filled(
        page,
        name="Okna Plus",
        kind=str(kind.pk),
        tags="key, Key , north",
        **{
            "firms-0-name": "Okna sp. z o.o.",
            "firms-0-tax_id": "525-224-84-81",
            "people-0-name": "Jan",
            "people-0-phone": "600 123 456",
        },
    )
    answer = client_of_manager.post(NEW, posted)
    partner = Partner.objects.get()
    assert answer["Location"] == reverse("dashboards:partner", args=[partner.uuid])
    assert (partner.kind, partner.manager, partner.tags, partner.status) == (
        kind,
        manager,
        ["key", "north"],
        "candidate",
    )
    assert partner.legal_entities.get().tax_id == "5252248481"
    assert partner.contacts.get().phone_normal == "+48600123456"


def test_mistakes_keep_what_was_typed(client_of_manager):
    page = client_of_manager.get(NEW)
    posted = filled(page, name="Kept Name", **{"people-0-name": "Jan", "people-0-email": "not an address"})
    answer = client_of_manager.post(NEW, posted)
    assert answer.status_code == 200
    assert b"Kept Name" in answer.content
    assert b"not an address" in answer.content
    assert not Partner.objects.exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": "X", "firms-0-name": "Y", "firms-0-tax_id": "525 224 84 81"}, "the same tax id"),
        ({"name": "X", "people-0-name": "Y", "people-0-phone": "600-123-456"}, "the same phone"),
        ({"name": "X", "people-0-name": "Y", "people-0-email": "ZHANNA@romashka.example"}, "the same e-mail"),
        ({"name": "Romashka OOO"}, "a similar name"),
    ],
)
def test_one_that_looks_like_another_is_asked_about(client_of_manager, partner, changes, why):
    posted = filled(client_of_manager.get(NEW), **changes)
    answer = client_of_manager.post(NEW, posted)
    assert why in answer.content.decode()
    assert partner.name in answer.context["alike"][0].name
    assert Partner.objects.count() == 1
    again = filled(answer, anyway="1")
    assert client_of_manager.post(NEW, again).status_code == 302
    assert Partner.objects.count() == 2


def test_a_colleagues_partner_is_warned_of_without_its_name(log_in, stranger_manager, partner):
    client = log_in(stranger_manager)
    changes = {"name": "X", "firms-0-name": "Y", "firms-0-tax_id": "5252248481"}
    answer = client.post(NEW, filled(client.get(NEW), **changes))
    assert "the same tax id" in answer.content.decode()
    assert partner.name not in answer.content.decode()
    assert str(partner.uuid) not in answer.content.decode()


def test_another_name_is_not_asked_about(client_of_manager, partner):
    client_of_manager.post(NEW, filled(client_of_manager.get(NEW), name="Dom i Ogród"))
    assert Partner.objects.count() == 2


def test_editing_changes_what_was_edited_alone(client_of_manager, partner):
    address = reverse("partners:edit", args=[partner.uuid])
    page = client_of_manager.get(address)
    posted = filled(page, city="Kraków", **{"people-0-phone": "601 000 000", "firms-0-DELETE": "on"})
    Partner.objects.filter(pk=partner.pk).update(status="active", last_contact_on=date(2026, 1, 1))
    assert client_of_manager.post(address, posted).status_code == 302
    partner.refresh_from_db()
    assert (partner.city, partner.status, partner.last_contact_on) == ("Kraków", "active", date(2026, 1, 1))
    assert partner.contacts.get().phone_normal == "+48601000000"
    assert not LegalEntity.objects.exists()
    assert "601000000" in partner.search_text


def test_an_external_id_belongs_to_one(client_of_manager, partner):
    posted = filled(client_of_manager.get(NEW), name="Quite Other", external_id="R-17")
    answer = client_of_manager.post(NEW, posted)
    assert answer.status_code == 200
    assert Partner.objects.count() == 1


def test_who_may_edit(client, log_in, person, partner, stranger_manager):
    address = reverse("partners:edit", args=[partner.uuid])
    assert client.get(address).status_code == 302
    assert log_in(person(Role.OWNER)).get(address).status_code == 200
    assert log_in(person(Role.ACCOUNTANT)).get(address).status_code == 403
    assert log_in(stranger_manager).get(address).status_code == 404
    seller = person(Role.PARTNER)
    Member.objects.create(partner=partner, user=seller, role=MemberRole.PRINCIPAL)
    assert log_in(seller).get(address).status_code == 404


def test_every_status_has_its_moves():
    assert set(ALLOWED) == set(Status.values)
    assert all(to <= set(Status.values) and status not in to for status, to in ALLOWED.items())
    assert not may_move("ended", "active")


def test_a_move_is_kept(partner, manager, now):
    move_partner(partner, to="contacted", actor=manager, now=now)
    partner.refresh_from_db()
    move = StatusMove.objects.get()
    assert partner.status == "contacted"
    assert (move.from_status, move.to_status, move.moved_by, move.moved_at) == ("candidate", "contacted", manager, now)


def test_moves_that_are_not_allowed_change_nothing(partner, manager, now):
    with pytest.raises(MoveNotAllowed):
        move_partner(partner, to="dormant", actor=manager, now=now)
    with pytest.raises(ReasonNeeded):
        move_partner(partner, to="ended", actor=manager, now=now, reason=" ")
    partner.refresh_from_db()
    assert partner.status == "candidate"
    assert not StatusMove.objects.exists()


def test_ending_asks_why(client_of_manager, partner):
    address = reverse("partners:move", args=[partner.uuid])
    assert client_of_manager.get(address).status_code == 200
    assert client_of_manager.post(address, {"to": "ended"}).status_code == 200
    assert client_of_manager.post(address, {"to": "ended", "reason": "closed down"}).status_code == 302
    assert StatusMove.objects.get().reason == "closed down"


def test_history_tells_before_and_after(client_of_manager, partner):
    address = reverse("partners:edit", args=[partner.uuid])
    client_of_manager.post(address, filled(client_of_manager.get(address), city="Kraków"))
    Contact.objects.all().delete()
    shown = client_of_manager.get(reverse("partners:history", args=[partner.uuid])).content.decode()
    assert "<del>Łódź</del>" in shown
    assert "<ins>Kraków</ins>" in shown
    assert "Жанна Щукина" in shown


def test_of_two_who_edit_at_once_the_second_is_told(client_of_manager, partner):
    address = f"/partners/{partner.uuid}/edit/"
    first = form_with(client_of_manager.get(address), "name")
    submit(client_of_manager, address, city="Brest")
    told = client_of_manager.post(address, first.values | {"notes": ["Ring twice"]})
    assert "A colleague saved this partner meanwhile" in told.content.decode()
    partner.refresh_from_db()
    assert (partner.city, partner.notes) == ("Brest", "")
    again = form_with(told, "name")
    assert again.values["notes"] == ["Ring twice"]
    assert client_of_manager.post(address, again.values).status_code == 302
    partner.refresh_from_db()
    assert partner.notes == "Ring twice"
