"""Signed links: each reason to stay shut has its own sentence, and looking changes nothing."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from accounts.access import PUBLIC, access
from core.models import SignedLink
from core.rules.link import LinkState, state_of
from core.services import link as links
from core.views.link import link_closed

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
WEEK = timedelta(days=7)


@access(PUBLIC)
def door(request, token):
    try:
        found = links.look(token, purpose="test", now=timezone.now())
        if request.method == "POST":
            links.use(token, purpose="test", now=timezone.now())
    except links.Closed as error:
        return link_closed(request, error)
    return HttpResponse(f"open for {found.recipient}")


urlpatterns = [path("link/test/<str:token>/", door), path("", include("prm.urls"))]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def token(db):
    return links.issue(
        purpose="test", subject=uuid4(), recipient="Jan@Example.test", expires_at=timezone.now() + WEEK,
        now=timezone.now(),
    )  # fmt: skip


def says(client, token):
    page = client.get(f"/link/test/{token}/")
    return page.status_code, page.content.decode()


@pytest.mark.parametrize(
    ("used", "revoked", "expires", "state"),
    [
        (None, None, NOW + WEEK, LinkState.OPEN),
        (None, None, NOW, LinkState.EXPIRED),
        (None, NOW, NOW + WEEK, LinkState.REVOKED),
        (NOW, None, NOW + WEEK, LinkState.USED),
        (NOW, NOW, NOW, LinkState.USED),
        (None, NOW, NOW, LinkState.REVOKED),
    ],
)
def test_what_became_of_a_link(used, revoked, expires, state):
    assert state_of(used_at=used, revoked_at=revoked, expires_at=expires, now=NOW) is state


def test_a_mail_scanner_that_opens_it_uses_nothing(client, token):
    with CaptureQueriesContext(connection) as queries:
        for _ in range(3):
            assert says(client, token) == (200, "open for jan@example.test")
        client.head(f"/link/test/{token}/")
    assert not [q for q in queries if q["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))]


def test_it_works_once_and_then_says_so(client, company, token):
    assert client.post(f"/link/test/{token}/").status_code == 200
    assert client.post(f"/link/test/{token}/").status_code == 410
    status, words = says(client, token)
    assert (status, "This link was used" in words) == (410, True)


def test_each_reason_has_its_own_sentence_and_tells_nothing(client, company, token):
    link = SignedLink.objects.get()
    told = {"tampered": says(client, token[:-2] + "xx"), "invented": says(client, "nonsense")}
    SignedLink.objects.update(purpose="other")
    told["foreign"] = says(client, token)
    SignedLink.objects.update(purpose="test", expires_at=link.created_at + timedelta(microseconds=1))
    told["expired"] = says(client, token)
    links.revoke(purpose="test", subject=link.subject, now=timezone.now())
    told["revoked"] = says(client, token)
    assert [status for status, _ in told.values()] == [404, 404, 404, 410, 410]
    heads = {name: words.partition("<h1>")[2].partition("</h1>")[0] for name, (_, words) in told.items()}
    assert heads["tampered"] == heads["invented"]
    assert len(set(heads.values())) == 4
    for _, words in told.values():
        assert "example.test" not in words
        assert str(link.subject) not in words


def test_the_database_does_not_hold_what_opens_the_door(token):
    row = SignedLink.objects.values().get()
    assert not [value for value in row.values() if str(value) in token and len(str(value)) > 8]


def test_revoking_closes_the_links_of_one_row_only(token):
    other = links.issue(purpose="test", subject=uuid4(), recipient="x@example.test", expires_at=NOW + WEEK, now=NOW)
    subject = SignedLink.objects.order_by("pk")[0].subject
    assert links.revoke(purpose="else", subject=subject, now=NOW) == 0
    assert links.revoke(purpose="test", subject=subject, now=NOW) == 1
    assert links.revoke(purpose="test", subject=subject, now=NOW) == 0
    assert links.look(other, purpose="test", now=NOW)


def careless_use(token, *, now, gate):
    """The control: looks, then marks, without asking the database whether it is still open."""
    link = links.look(token, purpose="test", now=now)
    gate.wait()
    SignedLink.objects.filter(pk=link.pk).update(used_at=now)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False])
def test_eight_at_once_use_it_once(guarded):
    token = links.issue(purpose="test", subject=uuid4(), recipient="a@b.test", expires_at=NOW + WEEK, now=NOW)
    gate, used = Barrier(8), []

    def post():
        try:
            if guarded:
                gate.wait()
                links.use(token, purpose="test", now=NOW)
            else:
                careless_use(token, now=NOW, gate=gate)
            used.append(1)
        except links.Closed:
            pass
        finally:
            connection.close()

    threads = [Thread(target=post) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(used) == 1) is guarded
