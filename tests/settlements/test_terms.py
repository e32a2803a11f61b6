"""Terms of payouts and debts: who sets them, and what statements make of them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from settlements.models import Debt, PayoutTerms, SetOff
from settlements.services.statement import make_statements
from tests.rendered import submit
from tests.settlements.conftest import DAY, NOW
from tests.settlements.test_statement import UNTIL, earned  # noqa: F401 - a fixture


@pytest.mark.parametrize(
    ("role", "seen", "kept"),
    [
        (Role.OWNER, 200, 302),
        (Role.HEAD, 200, 302),
        (Role.ACCOUNTANT, 200, 404),
        (Role.MANAGER, 403, 403),
        (Role.PARTNER, 404, 404),
    ],
)
def test_who_is_guarded_by_the_limit_does_not_set_it(company, person, log_in, role, seen, kept):
    client = log_in(person(role))
    assert client.get("/payments/terms/").status_code == seen
    words = {"currency": "EUR", "minimum": "50", "limit": "1 000,50", "day": "5"}
    assert client.post("/payments/terms/", words).status_code == kept
    found = PayoutTerms.objects.values_list("currency", "minimum", "limit", "day")
    assert list(found) == ([("EUR", 5_000, 100_050, 5)] if kept == 302 else [])


def test_terms_are_changed_from_what_they_are(company, person, log_in):
    PayoutTerms.objects.create(currency="EUR", minimum=1_050, limit=200, day=7)
    client = log_in(person(Role.OWNER))
    assert submit(client, "/payments/terms/", minimum="20").status_code == 302
    assert PayoutTerms.objects.values_list("minimum", "limit", "day").get() == (2_000, 200, 7)
    assert PayoutTerms.objects.get().events.exists(), "who changed it is on the record"


@pytest.mark.parametrize("bad", [{"minimum": "-1"}, {"limit": "x"}, {"day": "29"}, {"day": "0"}, {"currency": "XXX"}])
def test_terms_that_cannot_be(company, person, log_in, bad):
    client = log_in(person(Role.OWNER))
    words = {"currency": "EUR", "minimum": "50", "limit": "0", "day": "5", **bad}
    assert client.post("/payments/terms/", words).status_code == 422
    assert not PayoutTerms.objects.exists()


def test_a_debt_is_a_line_of_the_statement_that_takes_it_off(earned, partner, person, log_in):  # noqa: F811
    client, address = log_in(person(Role.ACCOUNTANT)), f"/partners/{partner.uuid}/debts/"
    assert submit(client, address, reason="Stand in the shop", sum="0.70", on=str(DAY)).status_code == 302
    assert submit(client, address, reason="Cards", sum="5", on=str(DAY)).status_code == 302
    earned(1000)
    (made,) = make_statements(until=UNTIL, now=NOW)
    assert (made.set_off, made.payable) == (100, 0)
    assert list(SetOff.objects.values_list("debt__reason", "units")) == [("Stand in the shop", 70), ("Cards", 30)]
    page = client.get(f"/statements/{made.uuid}/").content.decode()
    assert "Set off: Stand in the shop" in page
    assert "Set off: Cards" in page
    page = client.get(address).content.decode()
    assert made.number in page
    assert "€4.70 left" in page


def owed(partner, by, *sums):
    return [
        Debt.objects.create(
            partner=partner, currency="EUR", units=units, on=DAY, reason="Stand", created_by=by, created_at=NOW
        )
        for units in sums
    ]


def test_a_debt_let_go_keeps_what_was_taken(earned, partner, person, log_in):  # noqa: F811
    accountant = person(Role.ACCOUNTANT)
    debts = owed(partner, accountant, 150, 80)
    earned(1000)
    make_statements(until=UNTIL, now=NOW)
    client = log_in(accountant)
    for debt in debts:
        assert client.post(f"/debts/{debt.uuid}/end/").status_code == 302
    assert list(Debt.objects.values_list("units", "taken")) == [(100, 100)]
    client.post(f"/debts/{debts[0].uuid}/end/")
    assert Debt.objects.get().left == 0


def test_who_sees_and_writes_debts(partner, person, log_in, stranger, manager):
    address = f"/partners/{partner.uuid}/debts/"
    words = {"reason": "Stand", "sum": "5", "currency": "EUR", "on": str(DAY)}
    for user, seen, kept in ((manager, 200, 404), (stranger, 404, 404), (person(Role.PARTNER), 404, 404)):
        client = log_in(user)
        assert client.get(address).status_code == seen
        assert client.post(address, words).status_code == kept
    assert not Debt.objects.exists()


def test_the_same_queries_with_one_debt_and_with_three(partner, person, log_in):
    accountant = person(Role.ACCOUNTANT)
    client, counts = log_in(accountant), []
    for _ in range(4):
        owed(partner, accountant, 1)
        with CaptureQueriesContext(connection) as seen:
            client.get(f"/partners/{partner.uuid}/debts/")
        counts.append(len(seen))
    assert counts[1] == counts[3]
