"""Logging in and out, lock-out, a forgotten password, the second factor, sessions."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from notify.models import Letter
from notify.services.sending import send_due
from tests.rendered import form_with, submit

PASSWORD = "secret-Pass-1"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def ewa(person, company):
    return person(Role.OWNER, email="ewa@example.test", full_name="Ewa Lis")


def log_in(client, password=PASSWORD, login="ewa@example.test", url=LOGIN):
    return submit(client, url, login=login, password=password)


def without_tokens(page):
    return re.sub(r'value="[^"]*"|"X-CSRFToken": "\w+"', "", page)


def in_as(client):
    return client.session.get("_auth_user_id")


def secret_code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_log_in_by_e_mail_in_any_case_and_out_again(ewa, client):
    answer = log_in(client, login="Ewa@Example.TEST")
    assert (answer.headers["Location"], in_as(client)) == ("/", str(ewa.pk))
    submit(client, "/me/", action="/accounts/logout/")
    assert in_as(client) is None


def test_log_in_leads_back_to_where_one_was_going_but_not_elsewhere(ewa, client):
    stranger = client.get("/people/")
    assert log_in(client, url=stranger.headers["Location"]).headers["Location"] == "/people/"
    client.logout()
    assert log_in(client, url=f"{LOGIN}?next=https://evil.example/").headers["Location"] == "/"


def test_wrong_password_and_unknown_address_answer_alike(ewa, client):
    wrong = log_in(client, password="nope-nope-nope").content.decode()
    unknown = log_in(client, login="nobody@example.test").content.decode()
    assert without_tokens(wrong) == without_tokens(unknown)


def test_five_wrong_passwords_lock_this_place_and_say_how_long(ewa, client):
    for _ in range(4):
        assert log_in(client, password="wrong").status_code == 200
    locked = log_in(client, password="wrong")
    assert (locked.status_code, "in 15 minutes" in locked.content.decode()) == (429, True)
    assert log_in(client).status_code == 429, "the right password doesn't open a locked place"
    assert in_as(client) is None


def test_a_lock_out_elsewhere_does_not_shut_the_person_out(ewa, client):
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(6):
        stranger.post(LOGIN, {"login": "ewa@example.test", "password": "wrong"})
    assert stranger.post(LOGIN, {"login": "ewa@example.test", "password": PASSWORD}).status_code == 429
    assert log_in(client).status_code == 302


def test_a_new_password_opens_a_locked_account(ewa, client):
    for _ in range(5):
        log_in(client, password="wrong")
    submit(client, "/accounts/password/reset/", email="ewa@example.test")
    link = re.search(r"http://testserver(\S+)", Letter.objects.get().body)[1]
    chosen = client.get(link).headers["Location"]
    new = "correct horse battery"
    submit(client, chosen, password1=new, password2=new)
    assert log_in(client, password=new).status_code == 302
    assert "no longer works" in client.get(link, follow=True).content.decode(), "the link works once"


def test_asking_for_a_new_password_tells_nobody_who_is_here(ewa, client):
    known = submit(client, "/accounts/password/reset/", email="ewa@example.test")
    unknown = submit(client, "/accounts/password/reset/", email="nobody@example.test")
    assert known.headers["Location"] == unknown.headers["Location"]
    assert [letter.to for letter in Letter.objects.all()] == ["ewa@example.test"]


@pytest.mark.parametrize("email", ["ewa@example.test", "nobody@example.test"])
def test_a_dead_mail_server_tells_nobody_who_is_here(ewa, client, mail_server, email):
    submit(client, "/accounts/password/reset/", email=email)
    assert send_due(clock=timezone.now) == 0
    sent = client.get("/accounts/password/reset/sent/").content.decode()
    assert ("If we know this address" in sent, "could not" in sent) == (True, False)


def test_an_unknown_address_costs_the_same_work_as_a_known_one(ewa, client, django_capture_on_commit_callbacks):
    done = []
    for email in ("ewa@example.test", "nobody@example.test"):
        connection.run_on_commit.clear()  # each request is a transaction of its own
        form = form_with(client.get("/accounts/password/reset/"), "email")
        with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks() as pokes:
            client.post("/accounts/password/reset/", {**form.values, "email": email})
        written = [query for query in queries if "INSERT" in query["sql"] and "notify_letter" in query["sql"]]
        work = [query for query in queries if "SAVEPOINT" not in query["sql"]]
        done.append((len(work), len(written), len(pokes) > 0))
    assert done[0] == done[1]
    assert done[0][1:] == (1, True)
    assert Letter.objects.count() == 1


def test_the_deactivated_do_not_get_in(ewa, client):
    type(ewa).objects.update(is_active=False)
    log_in(client)
    assert in_as(client) is None


def test_nobody_signs_up(client, db):
    assert client.get("/accounts/signup/").status_code == 404


def test_second_factor_from_turning_on_to_recovery_code(ewa, client):
    log_in(client)
    submit(client, client.get("/accounts/second-factor/on/").headers["Location"], password=PASSWORD)
    page = client.get("/accounts/second-factor/on/")
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]
    code = form_with(page, "code")
    done = client.post("/accounts/second-factor/on/", {**code.values, "code": secret_code(secret)})
    recovery = re.findall(r"<code>(\d+)</code>", client.get(done.headers["Location"]).content.decode())
    assert len(recovery) == 10
    client.post("/accounts/logout/")
    cache.clear()
    assert log_in(client).headers["Location"] == "/accounts/second-factor/code/"
    assert in_as(client) is None, "the password alone isn't enough"
    assert submit(client, "/accounts/second-factor/code/", code="000000").status_code == 200
    assert submit(client, "/accounts/second-factor/code/", code=recovery[0]).status_code == 302
    assert in_as(client) == str(ewa.pk)
    client.post("/accounts/logout/")
    log_in(client)
    assert submit(client, "/accounts/second-factor/code/", code=recovery[0]).status_code == 200, "used once"


def test_changing_how_one_logs_in_asks_for_the_password_again(ewa, client):
    client.force_login(ewa)
    answer = client.get("/accounts/second-factor/on/")
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    assert submit(client, answer.headers["Location"], password="wrong").status_code == 200
    again = submit(client, answer.headers["Location"], password=PASSWORD)
    assert again.headers["Location"] == "/accounts/second-factor/on/"


def test_logging_out_everywhere_else_leaves_this_place(ewa, client):
    elsewhere = Client(HTTP_USER_AGENT="Other browser")
    log_in(client), log_in(elsewhere)
    assert "Other browser" in client.get("/me/").content.decode()
    submit(client, "/me/", action="/accounts/sessions/")
    assert client.get("/me/").status_code == 200
    assert elsewhere.get("/me/").status_code == 302
    assert UserSession.objects.count() == 1


@pytest.mark.parametrize(("code", "words"), [("ru", "Войти"), ("pl", "Zaloguj")])
def test_a_stranger_may_choose_the_language(client, db, code, words):
    submit(client, LOGIN, action="/accounts/language/", language=code)
    assert f'lang="{code}"' in client.get(LOGIN).content.decode()


def test_attempts_are_counted_where_every_process_reads_them(ewa):
    cache.set("attempts", 3, 60)
    assert caches.create_connection("default").get("attempts") == 3
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from core_cache where cache_key like %s", ["%attempts%"])
        assert cursor.fetchone() == (1,)
