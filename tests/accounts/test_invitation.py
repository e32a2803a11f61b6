"""Coming in by invitation: the link, the page behind it, and who may send it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, Role, User
from accounts.services import invitation as invitations
from accounts.services.invitation import path_of
from core.queries.address import absolute
from notify.models import Letter
from notify.services.sending import send_due
from tests.rendered import submit

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def owner(person, company):
    return person(Role.OWNER, email="ewa@example.test", full_name="Ewa Lis")


@pytest.fixture
def invitation(owner):
    return invitations.invite(email="Jan@Example.test", full_name="Jan", role=Role.MANAGER, by=owner, now=NOW)


@pytest.fixture
def at_noon():
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        yield


def test_an_owner_invites_and_the_letter_carries_the_link(owner, client):
    client.force_login(owner)
    answer = submit(client, "/people/invite/", email="Jan@Example.test", full_name="Jan Nowak", role="manager")
    assert answer.status_code == 302
    made, letter = Invitation.objects.get(), Letter.objects.get()
    assert (made.email, made.role, made.invited_by) == ("jan@example.test", "manager", owner)
    assert letter.to == "jan@example.test"
    assert letter.subject == "Ewa Lis invites you to Tęcza"
    assert absolute(path_of(made)) in letter.body


def test_a_dead_mail_server_keeps_the_invitation_and_its_letter(owner, client, mail_server):
    client.force_login(owner)
    page = submit(client, "/people/invite/", email="jan@example.test", full_name="", role="head")
    assert "is on its way" in client.get(page.headers["Location"]).content.decode()
    assert send_due(clock=timezone.now) == 0
    mail_server.start()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert send_due(clock=timezone.now) == 1
    assert path_of(Invitation.objects.get()) in mail_server.taken[0].get_payload()


def test_accepting_makes_the_account_and_logs_in(invitation, client, at_noon):
    answer = submit(client, path_of(invitation), full_name="Jan Nowak", password="correct horse battery")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    user = User.objects.get(email="jan@example.test")
    assert (user.full_name, user.role, user.check_password("correct horse battery")) == ("Jan Nowak", "manager", True)
    assert client.session["_auth_user_id"] == str(user.pk)
    invitation.refresh_from_db()
    assert (invitation.accepted_by, invitation.state(at=NOW)) == (user, "accepted")


def test_a_mail_scanner_that_opens_the_link_uses_nothing(invitation, client, at_noon):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path_of(invitation)).status_code == 200
        assert client.head(path_of(invitation)).status_code == 200
    assert not [q for q in queries if q["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))]
    assert submit(client, path_of(invitation), full_name="J", password="correct horse battery").status_code == 302


@pytest.mark.parametrize("password", ["short", "password1234", "jan@example.test"])
def test_a_weak_password_is_refused_and_uses_nothing(invitation, client, at_noon, password):
    assert submit(client, path_of(invitation), full_name="Jan", password=password).status_code == 200
    assert not User.objects.filter(email="jan@example.test").exists()
    invitation.refresh_from_db()
    assert invitation.accepted_at is None


def test_a_used_link_says_to_log_in(invitation, client, at_noon):
    submit(client, path_of(invitation), full_name="Jan", password="correct horse battery")
    client.logout()
    again = client.get(path_of(invitation))
    assert again.status_code == 410
    assert "Log in with your e-mail" in again.content.decode()


def test_an_expired_link_says_whom_to_ask(invitation, client):
    with time_machine.travel(NOW + timedelta(days=7), tick=False):
        page = client.get(path_of(invitation))
    assert page.status_code == 410
    assert "Ask Ewa Lis (ewa@example.test) to send it again" in page.content.decode()


def test_a_revoked_link_says_whom_to_ask(invitation, client, at_noon):
    invitations.revoke(invitation, now=NOW)
    page = client.get(path_of(invitation))
    assert (page.status_code, "Ask Ewa Lis (ewa@example.test)" in page.content.decode()) == (410, True)


@pytest.mark.parametrize("spoil", [lambda p: p[:-3] + "/", lambda p: p.replace("invitation/", "invitation/0")])
def test_a_tampered_link_says_how_to_mend_it(invitation, client, spoil):
    page = client.get(spoil(path_of(invitation)))
    assert (page.status_code, "Copy the whole line" in page.content.decode()) == (404, True)


def test_a_form_left_open_while_the_link_was_revoked_makes_no_account(invitation, client, at_noon):
    page = client.get(path_of(invitation))
    invitations.revoke(invitation, now=NOW)
    assert (
        client.post(page.wsgi_request.path, {"full_name": "J", "password": "correct horse battery"}).status_code == 410
    )
    assert not User.objects.filter(email="jan@example.test").exists()


def test_renewing_gives_seven_days_from_now(owner, invitation, client):
    client.force_login(owner)
    with time_machine.travel(NOW + timedelta(days=9), tick=False):
        submit(client, "/people/", action=reverse("accounts:invitation_again", args=[invitation.uuid]))
        assert client.get(path_of(invitation)).status_code == 200
        assert Letter.objects.filter(to=invitation.email).count() == 2, "one that came with it, one for the new week"


def test_an_address_is_invited_once_at_a_time(owner, invitation, client):
    with pytest.raises(invitations.AlreadyInvited):
        invitations.invite(email="jan@example.test", full_name="", role=Role.HEAD, by=owner, now=NOW)
    later = NOW + timedelta(days=8)
    again = invitations.invite(email="JAN@example.test", full_name="", role=Role.HEAD, by=owner, now=later)
    invitation.refresh_from_db()
    assert (invitation.state(at=later), again.state(at=later)) == ("revoked", "open")


def test_someone_with_an_account_is_not_invited_again(owner, client):
    client.force_login(owner)
    answer = submit(client, "/people/invite/", email="EWA@example.test", full_name="", role="head")
    assert "has an account already" in answer.content.decode()


def test_a_head_gives_only_the_roles_below(person, owner):
    head = person(Role.HEAD)
    for role in (Role.OWNER, Role.HEAD, Role.PARTNER):
        with pytest.raises(invitations.MayNotInvite):
            invitations.invite(email="x@example.test", full_name="", role=role, by=head, now=NOW)
    assert (
        invitations.invite(email="x@example.test", full_name="", role=Role.MANAGER, by=head, now=NOW).role == "manager"
    )


def test_a_head_cannot_touch_an_owners_invitation_of_a_head(person, owner, client):
    made = invitations.invite(email="x@example.test", full_name="", role=Role.HEAD, by=owner, now=NOW)
    client.force_login(person(Role.HEAD))
    assert client.post(reverse("accounts:invitation_revoke", args=[made.uuid])).status_code == 404
    assert "x@example.test" not in client.get("/people/").content.decode()
