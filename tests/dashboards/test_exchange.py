"""The page of a partner's exchange and the list of one-sided ones, as owner, colleague and stranger."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from campaigns.models import Barter
from scoring.models import ExchangeQuarter
from tests.rendered import submit

QUARTER = date(2026, 7, 1)


@pytest.fixture
def exchanged(make_partner):
    """`exchanged("Name", got=, gave=)` → a partner with that much in the last full quarter."""

    def make(name, *, got, gave, events=6, **fields):
        partner = make_partner(name, **fields)
        ExchangeQuarter.objects.create(
            partner=partner, quarter=QUARTER, got=got, gave=gave, events=events, customers_got=events
        )
        return partner

    return make


def address(partner):
    return f"/partners/{partner.uuid}/exchange/"


def test_the_page_says_whom_the_exchange_favours_and_what_would_fit(today, exchanged, person, log_in):
    partner = exchanged("Lustro", got=300_00, gave=100_00)

    page = log_in(person(Role.OWNER)).get(address(partner)).content.decode()

    assert "50%" in page
    assert "the next move is ours" in page
    assert "Send them a customer" in page


def test_too_little_shows_no_index(today, exchanged, person, log_in):
    partner = exchanged("Lustro", got=300_00, gave=100_00, events=4)

    page = log_in(person(Role.OWNER)).get(address(partner)).content.decode()

    assert "Too little has happened" in page
    assert "What would fit now" not in page


def test_barter_is_written_down_and_taken_away(today, make_partner, person, log_in):
    partner, client = make_partner(), log_in(manager := person(Role.OWNER))

    assert (
        submit(client, address(partner), side="they", what="A stand", price="120.50", on="2026-11-01").status_code
        == 302
    )

    row = Barter.objects.get()
    assert (row.partner, row.side, row.amount, row.on, row.by) == (partner, "they", 120_50, date(2026, 11, 1), manager)
    assert "A stand" in client.get(address(partner)).content.decode()
    assert client.post(f"{address(partner)}barter/{row.uuid}/drop/").status_code == 302
    assert not Barter.objects.exists()


@pytest.mark.parametrize("wrong", [{"price": "0"}, {"price": "x"}, {"on": "2026-11-19"}, {"what": " "}, {"side": "x"}])
def test_nonsense_is_refused(today, make_partner, person, log_in, wrong):
    partner = make_partner()
    given = {"side": "we", "what": "A stand", "price": "1", "on": "2026-11-01"} | wrong

    response = log_in(person(Role.OWNER)).post(address(partner), given)

    assert response.status_code == 422
    assert not Barter.objects.exists()


def test_a_manager_of_others_finds_nothing_and_an_accountant_only_reads(today, exchanged, person, log_in):
    mine = person(Role.MANAGER, sees_all_partners=False)
    partner = exchanged("Lustro", got=300_00, gave=1, manager=person(Role.MANAGER, "other@example.test"))
    row = Barter.objects.create(partner=partner, side="we", what="A stand", amount=1, on=QUARTER)
    drop = f"{address(partner)}barter/{row.uuid}/drop/"

    client = log_in(mine)
    assert client.get(address(partner)).status_code == 404
    assert client.post(address(partner), {"side": "we"}).status_code == 404
    assert client.post(drop).status_code == 404
    assert "Lustro" not in client.get("/exchange/").content.decode()
    client = log_in(person(Role.ACCOUNTANT))
    assert "Write it down" not in client.get(address(partner)).content.decode()
    client.post(address(partner), {"side": "we", "what": "x", "price": "1", "on": "2026-11-01"})
    assert client.post(drop).status_code == 403
    assert log_in(person(Role.PARTNER)).get(address(partner)).status_code == 404
    assert Barter.objects.get() == row


def test_the_least_even_stand_first_and_may_be_narrowed(today, exchanged, person, log_in):
    exchanged("Even", got=100, gave=100)
    exchanged("Ours to give", got=100, gave=10)
    exchanged("Theirs to give", got=20, gave=100)
    exchanged("Seldom", got=100, gave=1, events=2)
    client = log_in(person(Role.OWNER))

    def names(query=""):
        return [line.partner.name for line in client.get(f"/exchange/{query}").context["lines"]]

    assert names() == ["Ours to give", "Theirs to give", "Even"]
    assert names("?whom=we_owe") == ["Ours to give"]
    assert names("?whom=they_owe") == ["Theirs to give"]


def test_the_same_queries_for_one_and_for_three(today, exchanged, person, log_in):
    client = log_in(person(Role.OWNER))

    def queries(path):
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(path)
        return len(seen)

    partner = exchanged("One", got=1, gave=1)
    Barter.objects.create(partner=partner, side="we", what="A stand", amount=1, on=QUARTER)
    listed, shown = queries("/exchange/"), queries(address(partner))
    for name in ("Two", "Three"):
        exchanged(name, got=5, gave=1)
        Barter.objects.create(partner=partner, side="we", what=name, amount=1, on=QUARTER)
    assert queries("/exchange/") == listed
    assert queries(address(partner)) == shown
