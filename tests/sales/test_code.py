"""Codes, their cards, and the public form behind them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from campaigns.models import Code
from campaigns.services.code import CodeTaken, NotACode, close_code, make_code
from partners.models import Seller
from sales.models import Referral
from tests.rendered import form_with, submit

PERSON = {"customer": "Ola Nowak", "reach": "600 100 200", "consent": True}


@pytest.fixture
def code(partner, manager):
    seller = Seller.objects.create(partner=partner, name="Anna")
    return make_code(partner, by=manager, now=timezone.now(), text="Top-5", seller=seller, promise="5 % off")


@pytest.fixture
def link(code):
    return f"/r/{code.token}/"


def test_a_code_made_for_nobody_in_particular(partner, manager):
    made = make_code(partner, by=manager, now=timezone.now())
    assert len(made.key) == 8
    assert made.text == f"{made.key[:4]}-{made.key[4:]}"


def test_two_codes_never_read_alike(code, partner, manager):
    for text in ("TOP 5", "t0p5"):
        with pytest.raises(CodeTaken):
            make_code(partner, by=manager, now=timezone.now(), text=text)
    with pytest.raises(NotACode):
        make_code(partner, by=manager, now=timezone.now(), text="...")


def test_a_customer_comes_by_the_link(client, code, link, partner):
    page = client.get(link)
    assert "5 % off" in page.content.decode()
    assert "Thank you" in submit(client, link, **PERSON, note="A ceiling").content.decode()
    referral = Referral.objects.get()
    assert (referral.partner, referral.seller.name, referral.code, referral.source) == (partner, "Anna", code, "link")
    assert referral.consented_at


def test_sent_twice_it_is_registered_once(client, link):
    form = form_with(client.get(link), "customer")
    data = {**{k: v for k, v in form.values.items() if v}, **PERSON, "consent": "on"}
    for _ in range(2):
        assert client.post(link, data).status_code == 200
    assert client.post(link, {**data, "reach": "600100999"}).status_code == 200
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"consent": False}, {"reach": "12"}, {"customer": " "}])
def test_what_is_missing_is_asked_for(client, link, wrong):
    assert submit(client, link, **{**PERSON, **wrong}).status_code == 422
    assert not Referral.objects.exists()


def test_a_machine_is_thanked_and_forgotten(client, link):
    assert submit(client, link, **PERSON, website="https://spam.test").status_code == 200
    assert not Referral.objects.exists()


def test_too_many_from_one_address_wait(client, link):
    for n in range(10):
        assert submit(client, link, customer="Ola", reach=f"60010030{n}", consent=True).status_code == 200
    assert submit(client, link, customer="Ola", reach="600100399", consent=True).status_code == 429
    assert Referral.objects.count() == 10


def test_a_customer_of_another_is_thanked_alike(client, link, claim, other):
    claim("first", of=other, at=timezone.now())
    page = submit(client, link, **PERSON).content.decode()
    assert "Thank you" in page
    assert "Okna" not in page
    assert Referral.objects.get(source="link").state == "rejected"


@pytest.mark.parametrize("typed", ["top-5", "ТОР 5", "T0P5"])
def test_a_typed_code_works_as_well(client, code, link, typed):
    assert submit(client, "/r/", code=typed).url == link


def test_a_wrong_or_closed_code_leads_nowhere(client, code, link):
    assert submit(client, "/r/", code="none").status_code == 422
    close_code(code, now=timezone.now())
    assert submit(client, "/r/", code="top-5").status_code == 422
    assert client.get(link).status_code == 404


def test_guessing_codes_is_slow(client, code):
    answers = [submit(client, "/r/", code=f"x{n}").status_code for n in range(31)]
    assert answers == [422] * 30 + [429]


def test_staff_make_codes_and_print_cards(log_in, manager, partner):
    client = log_in(manager)
    made = submit(client, f"/partners/{partner.uuid}/codes/new/", text="Autumn", campaign="Autumn fair")
    page = client.get(made.url).content.decode()
    assert all(text in page for text in ("Autumn fair", "<svg", "/r/"))
    cards = client.get(f"{made.url}cards/")
    assert (cards["Content-Type"], cards.content[:5]) == ("application/pdf", b"%PDF-")
    again = submit(client, f"/partners/{partner.uuid}/codes/new/", text="autumn")
    assert list(again.context["form"].errors) == ["text"]
    submit(client, made.url, action=f"{made.url}switch/")
    assert Code.objects.get().closed_at
    assert "Autumn" in client.get("/codes/?closed=1").content.decode()


def test_the_list_counts_what_each_brought(log_in, manager, code, claim, make_deal, django_assert_max_num_queries):
    claim("1", code=code)
    deal = make_deal(5000)
    deal.code = code
    deal.save()
    client = log_in(manager)
    with django_assert_max_num_queries(50) as one:
        page = client.get("/codes/?q=top5")
    row = page.context["page"].object_list[0]
    assert (row.brought, row.won, row.turnover) == (1, 0, 5000)
    for n in range(2):
        make_code(code.partner, by=manager, now=timezone.now(), text=f"Top5{n}")
    with django_assert_max_num_queries(50) as three:
        client.get("/codes/")
    assert len(one) == len(three)


def test_nobody_sees_anothers_codes(code, stranger, log_in, client, person):
    addresses = [f"/codes/{code.uuid}/", f"/codes/{code.uuid}/cards/", f"/partners/{code.partner.uuid}/codes/new/"]
    for address in addresses:
        assert client.get(address).status_code == 302
    log_in(stranger)
    for address in addresses:
        assert client.get(address).status_code == 404
    assert "Top-5" not in client.get("/codes/").content.decode()
    log_in(person(Role.PARTNER))
    for address in addresses:
        assert client.get(address).status_code == 404


def test_the_partners_page_leads_to_codes_cards_and_a_new_one(log_in, manager, stranger, partner, code):
    client = log_in(manager)
    tab = f"/partners/{partner.uuid}/codes/"
    assert tab in client.get(f"/partners/{partner.uuid}/").content.decode()
    page = client.get(tab).content.decode()
    assert all(text in page for text in ("Top-5", f"/codes/{code.uuid}/cards/", f"{tab}new/"))
    close_code(code, now=timezone.now())
    assert f"/codes/{code.uuid}/cards/" not in client.get(tab).content.decode()
    assert log_in(stranger).get(tab).status_code == 404


def test_the_tab_asks_as_much_for_three_codes_as_for_one(log_in, manager, partner, code):
    client, tab = log_in(manager), f"/partners/{partner.uuid}/codes/"
    client.get(tab)
    with CaptureQueriesContext(connection) as one:
        client.get(tab)
    for _ in range(2):
        make_code(partner, by=manager, now=timezone.now())
    with CaptureQueriesContext(connection) as three:
        client.get(tab)
    assert len(one) == len(three)
