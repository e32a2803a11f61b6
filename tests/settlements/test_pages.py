"""Pages of commissions, rules and the ledger, by submitting the rendered form, as every kind of reader."""

from datetime import timedelta
from decimal import Decimal

import pytest

from accounts.models import Role
from settlements.models import Commission, CommissionRule, CommissionState, LedgerProof
from settlements.services.commission import approve_ripe
from tests.rendered import form_with, submit
from tests.settlements.conftest import DAY, NOW


@pytest.fixture
def owner(person):
    return person(Role.OWNER)


@pytest.fixture
def accountant(person):
    return person(Role.ACCOUNTANT)


@pytest.fixture
def commission(make_rule, make_deal, settled):
    make_rule("All", percent="1.15", hold_days=365)
    make_deal(300_000, number="A-7")
    return settled()[0]


def text(response):
    return response.content.decode()


def test_a_rule_is_written_tried_and_changed_in_the_browser(log_in, owner, company, partner, make_deal, settled):
    client = log_in(owner)
    terms = {"name": "Friends", "shape": "percent", "percent": "1,15", "valid_from": "2026-01-01", "partner": "atelier"}
    form = {**terms, "hold_days": "10", "example": "3000"}
    page = client.get("/commission-rules/new/")
    assert page.status_code == 200
    tried = client.post("/commission-rules/new/", {**_untouched(page), **form, "try": "1"})
    assert "€34.50" in text(tried)
    assert not CommissionRule.objects.exists()
    answer = submit(client, "/commission-rules/new/", **form)
    rule = CommissionRule.objects.get()
    assert answer.url == f"/commission-rules/{rule.uuid}/"
    assert rule.partner == partner
    make_deal(300_000)
    assert [c.amount for c in settled()] == [3450]
    submit(client, f"/commission-rules/{rule.uuid}/change/", percent="2", valid_from=str(DAY), note="More")
    assert [(v.number, v.percent, v.created_by) for v in rule.versions.all()] == [
        (2, 2, owner),
        (1, Decimal("1.15"), owner),
    ]
    shown = text(client.get(f"/commission-rules/{rule.uuid}/"))
    assert all(words in shown for words in ("2% of the amount", "1.15% of the amount", "held 10 days", "More"))
    assert "Friends" in text(client.get("/commission-rules/"))


def _untouched(page):
    return {name: values[0] for name, values in form_with(page, "shape", "percent").values.items()}


@pytest.mark.parametrize(
    ("steps", "where"),
    [
        ({}, "from_1"),
        ({"from_1": "5", "rate_1": "1"}, "from_1"),
        ({"from_1": "0", "rate_1": "1", "from_2": "0", "rate_2": "2"}, "from_2"),
        ({"from_1": "0", "rate_1": "1", "from_3": "9", "rate_3": "2", "from_4": "8", "rate_4": "3"}, "from_4"),
        ({"from_1": "0", "rate_1": "101"}, "from_1"),
        ({"from_1": "0", "rate_1": "1", "from_2": "7"}, "rate_2"),
    ],
)
def test_the_editor_refuses_gaps_and_overlaps(log_in, owner, company, steps, where):
    page = submit(log_in(owner), "/commission-rules/new/", name="x", shape="steps", valid_from="2026-01-01", **steps)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [where])
    assert not CommissionRule.objects.exists()


def test_the_editor_says_what_it_does_not_understand(log_in, owner, company, partner, other):
    client = log_in(owner)
    page = submit(client, "/commission-rules/new/", name="x", shape="percent", percent="200", partner="nobody at all")
    assert list(page.context["form"].errors) == ["percent"]
    assert list(page.context["scope"].errors) == ["partner"]
    submit(client, "/commission-rules/new/", name="x", shape="percent", percent="1", tier="gold")
    again = submit(client, "/commission-rules/new/", name="y", shape="percent", percent="1", tier="gold")
    assert (again.status_code, CommissionRule.objects.count()) == (422, 1)
    assert "exactly these sales" in text(again)


def test_a_commissions_page_says_why(log_in, accountant, commission):
    page = text(log_in(accountant).get(f"/commissions/{commission.uuid}/"))
    for words in ("1.15% of €3,000.00 is €34.50.", "Cost of commissions", "Held", "A-7", "no more special rule"):
        assert words in page


def test_holding_letting_go_and_approving(log_in, accountant, commission):
    client, address = log_in(accountant), f"/commissions/{commission.uuid}/"
    page = submit(client, address, action=f"{address}hold/", reason="")
    assert page.status_code == 422
    submit(client, address, action=f"{address}hold/", reason="Is it theirs?")
    commission.refresh_from_db()
    assert (commission.state, commission.held_until, commission.held_reason) == ("held", None, "Is it theirs?")
    assert approve_ripe(on=DAY + timedelta(days=999), now=NOW) == 0
    submit(client, address, action=f"{address}release/")
    commission.refresh_from_db()
    assert commission.state == CommissionState.ACCRUED
    submit(client, address, action=f"{address}approve/")
    commission.refresh_from_db()
    assert (commission.state, commission.approved_by) == ("approved", accountant)
    late = client.post(f"{address}approve/", follow=True)
    assert "moved on meanwhile" in text(late)
    submit(client, address, action=f"{address}hold/", reason="After all")
    commission.refresh_from_db()
    assert commission.state == CommissionState.HELD
    assert "Corrected" in text(client.get(address))


@pytest.mark.parametrize("do", ["hold", "release", "approve"])
def test_a_manager_moves_no_money(log_in, manager, stranger, commission, do, client):
    address = f"/commissions/{commission.uuid}/{do}/"
    assert log_in(manager).post(address, {"reason": "x"}).status_code == 403
    client.logout()
    assert client.post(address).status_code == 302
    assert Commission.objects.get().updated_at == commission.updated_at


def test_a_stranger_finds_nothing(log_in, stranger, commission, partner):
    client = log_in(stranger)
    account = partner.accounts.first()
    for address in (
        f"/commissions/{commission.uuid}/", f"/partners/{partner.uuid}/money/", f"/ledger/accounts/{account.uuid}/",
    ):  # fmt: skip
        assert client.get(address).status_code == 404
    assert "A-7" not in text(client.get("/commissions/"))
    assert b"A-7" not in b"".join(client.get("/commissions/export/?as=csv"))


def test_a_partner_finds_no_staff_page(log_in, person, commission, partner):
    client = log_in(person(Role.PARTNER))
    for address in ("/commissions/", f"/commissions/{commission.uuid}/", "/commission-rules/", "/ledger/proofs/"):
        assert client.get(address).status_code == 404


def test_rules_are_written_by_the_owner_and_head_alone(log_in, accountant, commission):
    client = log_in(accountant)
    rule = CommissionRule.objects.get()
    assert client.get(f"/commission-rules/{rule.uuid}/").status_code == 200
    for address in ("/commission-rules/new/", f"/commission-rules/{rule.uuid}/change/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403


def test_the_list_is_narrowed_added_up_and_exported(log_in, owner, commission, make_deal, other, settled):
    make_deal(100_000, of=other, number="B-1")
    settled()
    client = log_in(owner)
    page = text(client.get("/commissions/?q=okna"))
    assert "B-1" in page
    assert "A-7" not in page
    assert "€46.00" in text(client.get("/commissions/?state=held"))
    assert "Drop a filter" in text(client.get("/commissions/?state=paid"))
    rows = b"".join(client.get("/commissions/export/?as=csv")).decode()
    assert "1.15% of €3,000.00 is €34.50." in rows
    assert client.get("/commissions/export/?since=nonsense").status_code == 400


def test_the_empty_list_says_what_to_do_first(log_in, owner, company):
    assert "It begins with a rule" in text(log_in(owner).get("/commissions/"))
    assert "Begin with one for every sale" in text(log_in(owner).get("/commission-rules/"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_as_often_for_many(
    log_in, owner, make_rule, make_deal, settled, count, django_assert_num_queries, seller
):
    make_rule("All", percent="1")
    make_rule("Sellers", percent="1", beneficiary="seller")
    for _ in range(count):
        make_deal(seller="Anna")
    settled()
    client = log_in(owner)
    client.get("/commissions/")
    with django_assert_num_queries(7):
        client.get("/commissions/")
    with django_assert_num_queries(6):
        client.get("/commission-rules/")


def test_the_partners_money_and_account(log_in, manager, commission, partner):
    client = log_in(manager)
    page = text(client.get(f"/partners/{partner.uuid}/money/"))
    assert "€34.50" in page
    account = partner.accounts.get(kind="accrued")
    assert "34.50" in text(client.get(f"/ledger/accounts/{account.uuid}/"))


def test_a_partner_without_money(log_in, owner, other):
    assert "Write a rule for this partner" in text(log_in(owner).get(f"/partners/{other.uuid}/money/"))


def test_the_proof_is_made_by_a_button(log_in, owner, commission):
    client = log_in(owner)
    assert "Not proved yet" in text(client.get("/ledger/proofs/"))
    submit(client, "/ledger/proofs/", action="/ledger/proofs/now/")
    assert LedgerProof.objects.get().is_whole
    assert "adds up" in text(client.get("/ledger/proofs/"))
