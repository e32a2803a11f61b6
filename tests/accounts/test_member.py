"""A partner's people come in: to their own firm, once, by the right link."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.urls import reverse

from accounts.models import Invitation, Role, User
from accounts.services import invitation as invitations
from core.queries.address import absolute
from notify.models import Letter
from partners.models import Member, MemberRole, Partner
from partners.services import member as members
from tests.rendered import submit

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
WORDS = "correct horse battery"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        yield


@pytest.fixture
def manager(person, company):
    return person(Role.MANAGER, email="ewa@example.test", full_name="Ewa Lis", sees_all_partners=False)


@pytest.fixture
def firm(manager):
    return Partner.objects.create(name="Okna Plus", manager=manager)


def invited(firm, manager, email="ola@okna.test", role=MemberRole.SELLER):
    return members.invite_member(firm, email=email, full_name="Ola", role=role, by=manager, now=NOW)


def people_of(firm):
    return reverse("partners:people", args=[firm.uuid])


def test_a_manager_invites_and_the_person_lands_at_their_firm(firm, manager, client):
    client.force_login(manager)
    submit(client, people_of(firm), email="Ola@okna.test", full_name="Ola", role="principal")
    made = Invitation.objects.get()
    letter = Letter.objects.get()
    assert absolute(members.join_path(made)) in letter.body
    assert letter.subject == "Ewa Lis invites you to Okna Plus"
    client.logout()
    submit(client, members.join_path(made), full_name="Ola Kot", password=WORDS)
    place = Member.objects.get()
    assert (place.partner, place.user.email, place.role) == (firm, "ola@okna.test", "principal")
    assert (place.user.role, client.session["_auth_user_id"]) == ("partner", str(place.user.pk))


def test_a_partners_link_opens_no_colleagues_door_and_the_other_way_round(firm, manager, person, client):
    token = members.join_path(invited(firm, manager)).split("/")[2]
    assert client.get(reverse("accounts:accept", args=[token])).status_code == 404
    owner = person(Role.OWNER)
    colleague = invitations.invite(email="x@example.test", full_name="", role=Role.HEAD, by=owner, now=NOW)
    token = invitations.token_of(colleague)
    assert client.get(reverse("partners:join", args=[token])).status_code == 404


def test_a_foreign_partners_people_are_not_there(firm, manager, person, client):
    other = person(Role.MANAGER, sees_all_partners=False)
    made = invited(firm, manager)
    client.force_login(other)
    assert client.get(people_of(firm)).status_code == 404
    url = reverse("partners:member_invitation", args=[firm.uuid, made.uuid])
    assert client.post(url, {"do": "revoke"}).status_code == 404
    own = Partner.objects.create(name="His", manager=other)
    url = reverse("partners:member_invitation", args=[own.uuid, made.uuid])
    assert client.post(url, {"do": "revoke"}).status_code == 404
    made.refresh_from_db()
    assert made.revoked_at is None


def test_one_person_stands_at_two_partners_after_logging_in(firm, manager, person, client):
    second = Partner.objects.create(name="Drzwi Max", manager=manager)
    ola = person(Role.PARTNER, email="ola@okna.test")
    Member.objects.create(partner=firm, user=ola, role=MemberRole.PRINCIPAL)
    made = invited(second, manager)
    page = client.get(members.join_path(made))
    assert "has an account already" in page.content.decode()
    client.force_login(person(Role.PARTNER, email="else@okna.test"))
    client.post(members.join_path(made))
    assert not second.members.exists(), "someone else's invitation"
    client.force_login(ola)
    assert submit(client, members.join_path(made)).headers["Location"] == "/cabinet/"
    assert {place.partner.name for place in ola.memberships.all()} == {"Okna Plus", "Drzwi Max"}
    assert client.get(members.join_path(made)).status_code == 410
    assert User.objects.filter(email="ola@okna.test").count() == 1


def test_whom_one_cannot_invite(firm, manager, person):
    with pytest.raises(members.IsColleague):
        invited(firm, manager, email="EWA@example.test")
    invited(firm, manager)
    with pytest.raises(invitations.AlreadyInvited):
        invited(firm, manager, email="OLA@okna.test")
    there = person(Role.PARTNER, email="there@okna.test")
    Member.objects.create(partner=firm, user=there, role=MemberRole.SELLER)
    with pytest.raises(members.AlreadyMember):
        invited(firm, manager, email="there@okna.test")


def test_an_account_made_meanwhile_is_asked_to_log_in(firm, manager, person):
    made = invited(firm, manager)
    person(Role.PARTNER, email="ola@okna.test")
    with pytest.raises(members.LogInFirst):
        members.accept_member(made, full_name="Ola", password=WORDS, now=NOW)
    made.refresh_from_db()
    assert made.accepted_at is None


def test_a_removed_person_sees_the_firm_no_more(firm, manager, person, client):
    ola = person(Role.PARTNER, email="ola@okna.test")
    place = Member.objects.create(partner=firm, user=ola, role=MemberRole.SELLER)
    client.force_login(manager)
    submit(client, people_of(firm), action=reverse("partners:member_remove", args=[firm.uuid, place.uuid]))
    assert not Partner.objects.visible_to(ola).exists()


@pytest.mark.django_db(transaction=True)
def test_two_invitations_of_a_new_address_accepted_at_once_make_one_account(firm, manager):
    second = invited(firm, manager)
    holding = threading.Event()

    def first():
        with transaction.atomic():
            User.objects.create_user(second.email, WORDS, role=Role.PARTNER)
            holding.set()
            time.sleep(0.5)
        connection.close()

    other = threading.Thread(target=first)
    other.start()
    assert holding.wait(10)
    with pytest.raises(members.LogInFirst):
        members.accept_member(second, full_name="Ola", password=WORDS, now=NOW)
    other.join()
    assert User.objects.filter(email=second.email).count() == 1
    second.refresh_from_db()
    assert second.accepted_at is None
