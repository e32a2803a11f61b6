"""Promises in the browser: said by us, listed, exported, counted as the rules count."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Role
from campaigns.models import Occurrence
from campaigns.queries.promise import record_of
from campaigns.rules.promise import kept
from tests.campaigns.conftest import DAY
from tests.rendered import submit

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


@pytest.fixture
def client_of(log_in, manager, today):
    return log_in(manager)


def the_promise():
    return Occurrence.objects.get()


def test_a_promise_is_noted_without_an_agreement(client_of, partner):
    url = f"/partners/{partner.uuid}/promises/new/"
    answer = submit(client_of, url, side="they", what="Two customers", quantity="2", first_due="2026-03-10")
    assert answer.url == f"/partners/{partner.uuid}/agreements/"
    page = client_of.get("/promises/").content.decode()
    assert "Two customers" in page
    assert "× 2" in page
    refused = submit(client_of, url, what="", first_due="2026-03-10")
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["what"])


def test_kept_by_the_form(client_of, make_promise):
    make_promise("they")
    url = f"/promises/{the_promise().uuid}/"
    answer = submit(client_of, url, act="keep", done_on="2026-03-01")
    assert (answer.status_code, the_promise().state, the_promise().kept_on) == (302, "kept", date(2026, 3, 1))
    assert "Open it again" in client_of.get(url).content.decode()


def test_in_the_dialog_an_error_stays_and_a_success_closes(client_of, make_promise):
    make_promise("they")
    url = f"/promises/{the_promise().uuid}/"
    htmx = {"HX-Request": "true"}
    asked = client_of.post(url, {"act": "excuse", "done_on": "2026-03-04"}, headers=htmx)
    assert "Say in a few words why" in asked.content.decode()
    done = client_of.post(url, {"act": "excuse", "done_on": "2026-03-04", "note": "Flood"}, headers=htmx)
    assert "promise-said" in str(done.headers)
    assert the_promise().state == "excused"


@pytest.mark.parametrize(
    ("given", "state", "field"),
    [
        ({}, "open", "file"),
        ({"link": "https://luk.example/stand.jpg"}, "kept", None),
        ({"file": ("stand.png", PNG)}, "kept", None),
        ({"file": ("stand.exe", b"MZ nothing")}, "open", "file"),
        ({"link": "javascript:alert(1)"}, "open", "link"),
        ({"link": "https://luk.example", "done_on": "2027-01-01"}, "open", "done_on"),
    ],
)
def test_our_own_promise_is_kept_with_its_photo(client_of, make_promise, given, state, field):
    make_promise("we", proof="photo")
    data = {"act": "keep", "done_on": "2026-03-04", **given}
    if "file" in data:
        data["file"] = SimpleUploadedFile(*data["file"])
    answer = client_of.post(f"/promises/{the_promise().uuid}/", data)
    assert the_promise().state == state
    assert (answer.status_code, list(answer.context["form"].errors) if field else []) == (
        (422, [field]) if field else (302, [])
    )


def test_what_we_may_not_say_is_not_offered(client_of, make_promise):
    make_promise("we")
    offered = [
        value for value, _ in client_of.get(f"/promises/{the_promise().uuid}/").context["form"].fields["act"].choices
    ]
    assert offered == ["report", "keep"]
    answer = client_of.post(f"/promises/{the_promise().uuid}/", {"act": "excuse", "note": "x"})
    assert (answer.status_code, the_promise().state) == (422, "open")


def test_who_may_say(client, make_promise, person, log_in, stranger, member, manager):
    make_promise("they")
    url = f"/promises/{the_promise().uuid}/"
    assert client.get(url).status_code == 302
    for nobody in (stranger, member):
        assert log_in(nobody).post(url, {"act": "keep", "done_on": "2026-03-04"}).status_code == 404
    assert log_in(person(Role.ACCOUNTANT)).get(url).status_code == 403
    assert log_in(person(Role.MANAGER)).get(url).status_code == 200
    assert the_promise().state == "open"


def test_each_tab_has_its_promises_and_the_export_too(client_of, make_promise, stranger, client):
    make_promise("they", what="Late one", first_due=DAY - timedelta(days=3))
    make_promise("we", what="Soon one", first_due=DAY + timedelta(days=3))
    make_promise("we", what="Far one", first_due=DAY + timedelta(days=40))
    shown = {
        tab: [
            name
            for name in ("Late", "Soon", "Far")
            if f"{name} one" in client_of.get(f"/promises/?{tab}").content.decode()
        ]
        for tab in ("", "state=overdue", "state=kept", "state=all", "side=we", "side=they&state=all")
    }
    assert shown == {
        "": ["Late", "Soon"], "state=overdue": ["Late"], "state=kept": [], "state=all": ["Late", "Soon", "Far"],
        "side=we": ["Soon"], "side=they&state=all": ["Late"],
    }  # fmt: skip
    lines = b"".join(client_of.get("/promises/export/?as=csv&state=all").streaming_content).decode("utf-8-sig")
    assert len(lines.splitlines()) == 4
    client.force_login(stranger)
    assert "Late one" not in client.get("/promises/?state=all").content.decode()
    assert client.get("/promises/?state=lucky").status_code == 200


def test_the_database_counts_as_the_rules_do(make_promise, partner, today):
    for number, (state, due, done) in enumerate(
        [("kept", -5, -5), ("kept", -5, -2), ("open", -1, None), ("open", 0, None), ("broken", -30, None),
         ("excused", -9, None), ("reported", -9, None), ("kept", 4, 0), ("dropped", -2, None)]
    ):  # fmt: skip
        make_promise("they" if number % 2 else "we", first_due=DAY + timedelta(days=due))
        last = Occurrence.objects.latest("pk")
        last.state, last.kept_on = state, None if done is None else DAY + timedelta(days=done)
        last.save()
    record = record_of(partner, on=DAY)
    for side, counted in (("we", record.we), ("they", record.they)):
        days = Occurrence.objects.filter(side=side).values_list("state", "due_on", "kept_on")
        assert counted == kept(days, on=DAY)
