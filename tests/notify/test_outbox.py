"""Mail is a row: a dead server delays it, nothing loses or doubles it."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.urls import reverse

from accounts.models import Role
from notify.models import Letter, LetterState
from notify.rules.outbox import CLAIMED_FOR, wait_after
from notify.services.outbox import Enclosure, post, send_again
from notify.services.sending import claim, mark, send_due
from tests.rendered import submit

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOURS = timedelta(hours=5)


def write(number, to="jan@example.test"):
    return post(to=to, subject=f"Letter {number}", body="Hello", key=f"letter:{number}", now=NOW)


def test_the_wait_grows_to_an_hour():
    minutes = [wait_after(attempts).total_seconds() / 60 for attempts in (0, 1, 2, 3, 6, 7, 8, 10_000)]
    assert minutes == [1, 1, 2, 4, 32, 60, 60, 60]


def test_a_key_is_written_once(db):
    first, again = write(1), post(to="x@example.test", subject="Other", body="", key="letter:1", now=NOW)
    assert (first.pk, again.subject) == (again.pk, "Letter 1")
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_never_sent(mail_server):
    mail_server.start()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write(1)
        1 / 0  # noqa: B018
    assert send_due(clock=lambda: NOW + HOURS) == 0
    assert mail_server.taken == []


def test_a_subject_carries_no_header(db, mail_server):
    mail_server.start()
    post(to="jan@example.test", subject="Hi\r\nBcc: all@example.test", body="", key="1", now=NOW)
    send_due(clock=lambda: NOW)
    assert mail_server.taken[0]["Bcc"] is None
    assert mail_server.subjects == ["Hi Bcc: all@example.test"]


def test_files_go_with_it(db, mail_server):
    mail_server.start()
    post(
        to="jan@example.test", subject="S", body="B", key="1", now=NOW,
        attachments=[Enclosure("bill.pdf", "application/pdf", b"%PDF\n")],
    )  # fmt: skip
    send_due(clock=lambda: NOW)
    (file,) = (part for part in mail_server.taken[0].walk() if part.get_filename())
    assert (file.get_filename(), file.get_payload(decode=True)) == ("bill.pdf", b"%PDF\n")


def test_a_server_that_is_down_and_then_up_gets_each_letter_once(db, mail_server):
    for number in range(5):
        write(number)
    for round_ in range(4):
        moment = NOW + round_ * HOURS
        assert send_due(clock=lambda moment=moment: moment) == 0
    at = NOW + 4 * HOURS
    waiting = Letter.objects.filter(state=LetterState.WAITING)
    assert waiting.count() == 5
    assert waiting.filter(attempts__gt=0, error__contains="refused").count() == 4
    Letter.objects.update(next_at=at)
    mail_server.start()
    assert send_due(clock=lambda: at) == 5
    mail_server.stop()
    mail_server.start()
    assert send_due(clock=lambda: at + HOURS) == 0
    assert mail_server.subjects == [f"Letter {number}" for number in range(5)]


def test_a_dead_server_is_asked_once_a_round(db, mail_server):
    for number in range(50):
        write(number)
    send_due(clock=lambda: NOW)
    assert Letter.objects.filter(attempts=0).count() == 49


def test_who_is_refused_for_good_waits_for_a_person_and_stops_nobody(db, mail_server, person, company, log_in):
    mail_server.start()
    refused, later, fine = (
        write(n, to=to) for n, to in enumerate(["nobody@example.test", "later@example.test", "jan@example.test"])
    )
    assert send_due(clock=lambda: NOW) == 1
    states = dict(Letter.objects.values_list("pk", "state"))
    assert states == {refused.pk: "refused", later.pk: "waiting", fine.pk: "sent"}
    client = log_in(person(Role.OWNER))
    assert "no such person" in client.get("/mail/?state=refused").content.decode()
    Letter.objects.filter(pk=refused.pk).update(to="mended@example.test")
    submit(client, "/mail/", action=reverse("notify:letter_again", args=[refused.uuid]))
    send_due(clock=lambda: datetime.now(UTC) + timedelta(seconds=9))
    assert "mended@example.test" in {message["To"] for message in mail_server.taken}
    assert not send_again(refused, now=NOW)


def test_a_sender_killed_after_the_server_took_it_sends_again_under_the_same_id(db, mail_server):
    """The one way to double: honest, late, and with a Message-ID that says it is the same letter."""
    mail_server.start()
    write(1)
    letter = claim(now=NOW)
    assert (letter.state, send_due(clock=lambda: NOW)) == (LetterState.SENDING, 0)
    EmailMessage(
        "Letter 1",
        "Hello",
        to=[letter.to],
        headers={"Message-ID": f"<{letter.uuid}@localhost>"},
        connection=get_connection(settings.MAIL_SERVER),
    ).send()
    assert send_due(clock=lambda: NOW + CLAIMED_FOR - timedelta(seconds=1)) == 0
    assert send_due(clock=lambda: NOW + CLAIMED_FOR) == 1
    assert len(mail_server.taken) == 2
    assert len({message["Message-ID"] for message in mail_server.taken}) == 1


def test_who_comes_back_after_the_claim_ran_out_does_not_overwrite(db, mail_server):
    mail_server.start()
    write(1)
    slow = claim(now=NOW)
    send_due(clock=lambda: NOW + CLAIMED_FOR)
    mark(slow, LetterState.WAITING, error="timed out", now=NOW)
    assert Letter.objects.get().state == LetterState.SENT


def careless(*, gate):
    """The control: every sender sends what it sees waiting."""
    seen = list(Letter.objects.filter(state=LetterState.WAITING))
    gate.wait()
    for letter in seen:
        EmailMessage(
            letter.subject, letter.body, to=[letter.to], connection=get_connection(settings.MAIL_SERVER)
        ).send()
        Letter.objects.filter(pk=letter.pk).update(state=LetterState.SENT, sent_at=NOW)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False])
def test_two_senders_send_each_letter_once(mail_server, guarded):
    mail_server.start()
    for number in range(20):
        write(number)
    gate = Barrier(2)

    def run():
        try:
            if guarded:
                gate.wait()
                send_due(clock=lambda: NOW)
            else:
                careless(gate=gate)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(mail_server.subjects) == {f"Letter {number}" for number in range(20)}
    assert (len(mail_server.taken) == 20) is guarded


def test_only_heads_read_the_outbox(person, company, log_in):
    letter = write(1)
    page = log_in(person(Role.HEAD)).get("/mail/")
    assert "Letter 1" in page.content.decode()
    assert "Hello" not in page.content.decode()
    assert log_in(person(Role.MANAGER)).get("/mail/").status_code == 403
    partner = log_in(person(Role.PARTNER))
    assert partner.get("/mail/").status_code == 404
    assert partner.post(reverse("notify:letter_again", args=[letter.uuid])).status_code == 404
