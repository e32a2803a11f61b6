"""Pages of one deal and of products, by submitting the rendered form."""

import pytest

from accounts.models import Role
from campaigns.models import Code
from core.forms.amount import AmountField
from sales.models import Deal, DealState, Product
from sales.rules.deal import Line
from tests.sales.conftest import DAY

LINES = [Line(name="Canvas", amount=1000, cost=600), Line(name="Lamp", amount=500)]


@pytest.fixture
def client_of(log_in, manager):
    return log_in(manager)


def test_a_deal_is_entered_by_its_form(client_of, partner, as_typed):
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    assert "Atelier Łuk" in page.content.decode()
    answer = client_of.post("/deals/new/", as_typed(page, amount="1,250.50", margin="300", seller="Anna"))
    deal = Deal.objects.get()
    assert answer.url == f"/deals/{deal.uuid}/"
    assert (deal.partner, deal.amount, deal.margin, deal.seller) == (partner, 125050, 30000, "Anna")


def test_lines_typed_make_the_deal(client_of, partner, as_typed):
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    lines = {"lines-0-name": "Canvas", "lines-0-quantity": "2,5", "lines-0-amount": "10", "lines-0-cost": "4"}
    client_of.post("/deals/new/", as_typed(page, **lines))
    deal = Deal.objects.get()
    assert (deal.amount, deal.margin, deal.lines.get().quantity) == (1000, 600, 2.5)


def test_a_partner_is_found_by_typing(client_of, partner, other, as_typed):
    page = client_of.get("/deals/new/")
    unclear = client_of.post("/deals/new/", as_typed(page, amount="5", q=""))
    assert (unclear.status_code, Deal.objects.count()) == (422, 0)
    client_of.post("/deals/new/", as_typed(page, amount="5", q="okna"))
    assert Deal.objects.get().partner == other


@pytest.mark.parametrize("name", ["lines-0-amount", "lines-0-cost", "lines-0-quantity"])
def test_a_line_larger_than_can_be_kept_is_refused(client_of, partner, as_typed, name):
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    answer = client_of.post("/deals/new/", as_typed(page, **{"lines-0-amount": "5", name: "-9223372036854775809"}))
    assert answer.status_code == 422
    assert list(answer.context["lines"].errors[0]) == [name.rpartition("-")[2]]
    assert not Deal.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, "amount"),
        ({"amount": "many"}, "amount"),
        ({"amount": "99999999999999999999"}, "amount"),
        ({"amount": "1000000000000", "currency": "USD", "rate": "9999999999"}, "amount"),
        ({"amount": "5", "ordered_on": "soon"}, "ordered_on"),
        ({"amount": "5", "ordered_on": "9999-12-31"}, "ordered_on"),
        ({"amount": "5", "currency": "XXX"}, "currency"),
        ({"amount": "5", "number": "TAKEN"}, "number"),
    ],
)
def test_what_cannot_be_is_said_on_the_field(client_of, partner, make_deal, as_typed, changes, field):
    make_deal(number="TAKEN")
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    answer = client_of.post("/deals/new/", as_typed(page, **changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Deal.objects.count() == 1


def test_a_line_without_an_amount_is_asked_about(client_of, partner, as_typed):
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    answer = client_of.post("/deals/new/", as_typed(page, amount="5", **{"lines-0-name": "Canvas"}))
    assert answer.context["lines"].errors[0] == {"amount": ["What does this line come to?"]}


def test_the_deals_page_tells_all_and_the_form_shows_it_again(client_of, make_deal, as_typed):
    deal = make_deal(lines=LINES, number="A-1", seller="Anna")
    page = client_of.get(f"/deals/{deal.uuid}/").content.decode()
    assert all(text in page for text in ("A-1", "Canvas", "Lamp", "Anna", "€15.00", "Atelier Łuk"))
    form = client_of.get(f"/deals/{deal.uuid}/edit/")
    client_of.post(f"/deals/{deal.uuid}/edit/", as_typed(form))
    assert not deal.events.exists()
    client_of.post(f"/deals/{deal.uuid}/edit/", as_typed(form, **{"lines-1-name": "", "lines-1-amount": ""}))
    deal.refresh_from_db()
    assert (deal.amount, deal.margin, deal.lines.count()) == (1000, 400, 1)
    assert "changed" in client_of.get(f"/deals/{deal.uuid}/").content.decode()


def test_a_deal_is_cancelled_by_its_button(client_of, make_deal):
    deal = make_deal()
    assert client_of.get(f"/deals/{deal.uuid}/cancel/").status_code == 405
    client_of.post(f"/deals/{deal.uuid}/cancel/")
    deal.refresh_from_db()
    assert deal.state == DealState.CANCELLED
    assert "Cancel the deal" not in client_of.get(f"/deals/{deal.uuid}/").content.decode()


@pytest.mark.parametrize("path", ["", "edit/", "cancel/"])
def test_a_colleague_and_a_stranger_at_the_door(make_deal, stranger, person, log_in, client, path):
    deal = make_deal()
    address = f"/deals/{deal.uuid}/{path}"
    ask = client.post if path == "cancel/" else client.get
    assert ask(address).status_code == 302
    log_in(stranger)
    assert ask(address).status_code == 404
    log_in(person(Role.PARTNER))
    assert ask(address).status_code == 404
    log_in(person(Role.ACCOUNTANT))
    assert ask(address).status_code == (200 if path == "" else 403)
    deal.refresh_from_db()
    assert deal.state == DealState.WON


def test_nobody_enters_a_deal_of_a_partner_they_may_not_see(stranger, partner, log_in, as_typed):
    client = log_in(stranger)
    page = client.get(f"/deals/new/?partner={partner.uuid}")
    answer = client.post("/deals/new/", as_typed(page, amount="5", partner=str(partner.uuid)))
    assert (answer.status_code, Deal.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("typed", "language", "amount"),
    [("1,234", "en", "1234"), ("1,234", "ru", "1.234"), ("1 234,50", "en", "1234.50"), ("$5", "pl", "5")],
)
def test_amounts_as_people_type_them(typed, language, amount, settings):
    from django.utils import translation

    with translation.override(language):
        assert str(AmountField().clean(typed)) == amount


def test_products_are_listed_found_added_and_repriced(company, person, log_in):
    client = log_in(person(Role.HEAD))
    form = client.get("/products/new/").context["form"]
    data = {field.html_name: field.value() or "" for field in form}
    client.post("/products/new/", {**data, "name": "Canvas", "article": "C-1", "price": "4,50", "currency": "EUR"})
    product = Product.objects.get()
    assert product.price == 450
    twin = client.post("/products/new/", {**data, "name": "Twin", "article": "C-1", "price": "1", "currency": "EUR"})
    assert twin.context["form"].errors["article"] == ["Another product has this article."]
    form = client.get(f"/products/{product.uuid}/").context["form"]
    data = {field.html_name: field.value() or "" for field in form}
    assert data["price"] == "4.50"
    client.post(f"/products/{product.uuid}/", {**data, "price": "5"})
    product.refresh_from_db()
    assert (product.price, product.name) == (500, "Canvas")
    assert "Canvas" in client.get("/products/?q=c-1").content.decode()
    assert "No product matches" in client.get("/products/?q=nothing").content.decode()


def test_a_negative_price_is_refused(company, person, log_in):
    client = log_in(person(Role.OWNER))
    answer = client.post("/products/new/", {"name": "Canvas", "price": "-1", "currency": "EUR"})
    assert "price" in answer.context["form"].errors
    assert not Product.objects.exists()


def test_a_manager_reads_prices_but_does_not_set_them(company, manager, log_in):
    client = log_in(manager)
    assert client.get("/products/").status_code == 200
    assert client.get("/products/new/").status_code == 403


def test_the_deal_of_another_currency_shows_its_rate(client_of, make_deal):
    deal = make_deal(10_000, currency="USD", on=DAY.replace(year=2020, month=5))
    page = client_of.get(f"/deals/{deal.uuid}/").content.decode()
    assert "Exchange rate" in page
    assert "$100.00" in page


def test_a_deal_typed_with_its_customer_finds_the_referral(client_of, partner, claim, as_typed):
    referral = claim(phone="600 100 200").referral
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    wrong = client_of.post("/deals/new/", as_typed(page, amount="100", phone="12", code="none"))
    assert set(wrong.context["form"].errors) == {"phone"}
    wrong = client_of.post("/deals/new/", as_typed(page, amount="100", code="none"))
    assert set(wrong.context["form"].errors) == {"code"}
    client_of.post("/deals/new/", as_typed(page, amount="100", ordered_on=str(referral.registered_on), customer="Ola",
                                             phone="+48 600-100-200"))  # fmt: skip
    deal = Deal.objects.get()
    referral.refresh_from_db()
    assert (deal.customer, deal.customer_phone, deal.referral, referral.state) == (
        "Ola",
        "+48600100200",
        referral,
        "won",
    )
    again = client_of.get(f"/deals/{deal.uuid}/edit/")
    client_of.post(f"/deals/{deal.uuid}/edit/", as_typed(again))
    deal.refresh_from_db()
    assert (deal.customer_phone, deal.referral) == ("+48600100200", referral)


def test_where_two_may_be_meant_a_question_stands_on_the_deal(client_of, partner, claim, make_deal, as_typed):
    claim("1", phone="600 100 200")
    claim("2", phone="600 100 201", email="ola@example.org")
    deal = make_deal()
    page = client_of.get(f"/deals/{deal.uuid}/edit/")
    client_of.post(f"/deals/{deal.uuid}/edit/", as_typed(page, phone="600100200", email="ola@example.org"))
    deal.refresh_from_db()
    assert (deal.referral, deal.matches.asked().count()) == (None, 2)
    assert "/referrals/matches/" in client_of.get(f"/deals/{deal.uuid}/").content.decode()


def test_a_code_typed_on_a_deal_is_the_partners_own(client_of, partner, other, as_typed):
    Code.objects.create(partner=other, text="TOP", key="T0P")
    mine = Code.objects.create(partner=partner, text="MINE", key="M1NE")
    page = client_of.get(f"/deals/new/?partner={partner.uuid}")
    assert client_of.post("/deals/new/", as_typed(page, amount="100", code="top")).status_code == 422
    client_of.post("/deals/new/", as_typed(page, amount="100", code="mine"))
    assert Deal.objects.get().code == mine
