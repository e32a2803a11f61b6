"""Telling people what happened, in the way that each chose."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import Role
from notify.models import Letter, Notice
from notify.rules.events import EVENTS, Mail, Who
from notify.services.digest import digests_due, write_digests
from notify.services.notice import choose
from notify.services.tell import tell
from tests.rendered import submit

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
EVENT = "paper_expires"
CONTEXT = {"paper": "Contract 7", "partner": "Okna Plus", "day": "5 March"}


@pytest.fixture
def ewa(person, company):
    return person(Role.MANAGER, full_name="Ewa", email="ewa@example.test")


def say(*users, key="paper:1", now=NOW, event=EVENT):
    tell(event=event, users=users, context=CONTEXT, url="/papers/1/", key=key, now=now)


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.code)
def test_the_table_of_events_is_whole(event):
    assert EVENTS[event.code] is event
    assert len(event.code) <= 40
    assert event.name
    assert event.words.rstrip().endswith((".", "?"))
    assert event.in_app or event.mail != Mail.NEVER
    assert event.who in Who


@pytest.mark.parametrize(
    ("in_app", "mail", "seen", "letters", "digests"),
    [
        (True, Mail.NEVER, 1, 0, 0),
        (True, Mail.NOW, 1, 1, 0),
        (False, Mail.NOW, 0, 1, 0),
        (False, Mail.DIGEST, 0, 0, 1),
        (True, Mail.DIGEST, 1, 0, 1),
        (False, Mail.NEVER, 0, 0, 0),
    ],
)
def test_everyone_hears_as_they_chose_and_once(ewa, in_app, mail, seen, letters, digests):
    choose(ewa, choices={EVENT: (in_app, mail)})
    say(ewa)
    say(ewa, ewa)
    assert Notice.objects.of(ewa).count() == seen
    assert Letter.objects.count() == letters
    assert Notice.objects.for_a_digest().count() == digests


def test_without_a_choice_the_table_decides(ewa):
    say(ewa)
    notice = Notice.objects.get()
    assert (notice.in_app, notice.digest) == (EVENTS[EVENT].in_app, EVENTS[EVENT].mail == Mail.DIGEST)


def test_who_was_shut_out_hears_nothing(ewa):
    ewa.is_active = False
    ewa.save()
    say(ewa)
    assert not Notice.objects.exists()


def test_each_reads_it_in_their_own_language(ewa, settings):
    say(ewa)
    notice = Notice.objects.get()
    assert notice.text == "Contract 7 of Okna Plus expires on 5 March."
    with translation.override("ru"):
        assert "Okna Plus" in notice.text
    notice.event = "gone_from_the_table"
    assert notice.text == "gone_from_the_table"


def test_the_letter_leads_to_the_page_of_the_site(ewa):
    choose(ewa, choices={EVENT: (True, Mail.NOW)})
    say(ewa)
    letter = Letter.objects.get()
    assert letter.to == "ewa@example.test"
    assert f"{django_settings.SITE_URL}/papers/1/" in letter.body
    assert "Hello Ewa," in letter.body


def test_one_digest_a_morning_holds_all_news_and_none_twice(ewa, person):
    jan = person(Role.MANAGER, email="jan@example.test")
    choose(jan, choices={EVENT: (True, Mail.NOW)})
    for number in range(3):
        say(ewa, jan, key=f"paper:{number}")
    Letter.objects.all().delete()
    assert write_digests(now=NOW) == 1
    digest = Letter.objects.get()
    assert (digest.to, digest.body.count("Contract 7")) == ("ewa@example.test", 3)
    say(ewa, key="paper:late")
    assert write_digests(now=NOW + timedelta(hours=1)) == 0
    assert write_digests(now=NOW + timedelta(days=1)) == 1
    assert Letter.objects.first().body.count("Contract 7") == 1


@pytest.mark.parametrize(("hour", "due"), [(5, False), (6, True), (22, True)])
def test_the_morning_is_the_companys(company, hour, due):
    assert digests_due(now=NOW.replace(hour=hour)) is due


def test_the_bell_counts_and_opening_reads(ewa, log_in, person):
    say(ewa)
    say(ewa, key="paper:2")
    client = log_in(ewa)
    assert "2 unread notices" in client.get("/notices/").content.decode()
    notice = Notice.objects.first()
    answer = submit(client, "/notices/", action=f"/notices/{notice.uuid}/")
    assert answer.url == "/papers/1/"
    assert "1 unread notice" in client.get("/notices/").content.decode()
    submit(client, "/notices/", action="/notices/read/")
    assert Notice.objects.unread().count() == 0
    assert "unread notice" not in client.get("/notices/").content.decode()


def test_another_persons_notice_answers_like_a_missing_one(ewa, person, log_in, client):
    say(ewa)
    address = f"/notices/{Notice.objects.get().uuid}/"
    assert client.post(address).status_code == 302
    for role in (Role.OWNER, Role.PARTNER):
        assert log_in(person(role)).post(address).status_code == 404
    assert Notice.objects.get().read_at is None


def test_choosing_by_the_form(ewa, log_in, person):
    client = log_in(ewa)
    submit(client, "/me/notices/", **{f"{EVENT}-app": False, f"{EVENT}-mail": "now"})
    say(ewa)
    assert (Notice.objects.of(ewa).count(), Letter.objects.count()) == (0, 1)
    page = client.get("/me/notices/").content.decode()
    assert f'name="{EVENT}-app"' in page
    partner = log_in(person(Role.PARTNER)).get("/me/notices/")
    assert partner.status_code == 200
    assert EVENT not in partner.content.decode()


def test_the_same_queries_for_one_notice_and_for_three(ewa, log_in):
    client = log_in(ewa)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/notices/")
        return len(seen)

    say(ewa)
    queries()
    one = queries()
    say(ewa, key="2")
    say(ewa, key="3")
    assert queries() == one
