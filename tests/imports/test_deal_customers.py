"""Deals with their customers: imported orders find their referrals, or ask."""

import pytest
from django.utils import timezone

from campaigns.models import Code
from imports.rules.mapping import guess
from partners.models import Partner
from sales.models import Deal, DealMatch, Referral
from sales.rules.customer import Customer
from sales.services.referral import Entry, register

pytestmark = pytest.mark.django_db

HEAD = "Order no;Date;Partner id;Amount;Currency;End customer;Customer phone;Customer e-mail;Coupon code;Status\n"


@pytest.fixture
def okna(company):
    return Partner.objects.create(name="Okna Plus", external_id="7")


@pytest.fixture
def claim(okna, company):
    def make(phone, *, name="Ola", email="", code=None):
        who = Customer(name=name, phone=phone, email=email)
        entry = Entry(key=f"k{phone}", customer=who, source="manager", code=code)
        return register(okna, entry=entry, by=None, now=timezone.now(), company=company).referral

    return make


def row(number=1, *, day="2030-01-05", name="Ola", phone="", email="", code="", status="won"):
    return f"{number};{day};7;10,00;EUR;{name};{phone};{email};{code};{status}\n"


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Партнер", "Телефон клиента", "Промокод", "Клиент"],
         {"partner_name": "Партнер", "customer_phone": "Телефон клиента", "coupon": "Промокод",
          "customer_name": "Клиент"}),
        (["Kontrahent", "Klient", "Telefon klienta", "E-mail klienta", "Kod rabatowy"],
         {"customer_name": "Klient", "customer_phone": "Telefon klienta", "customer_email": "E-mail klienta",
          "coupon": "Kod rabatowy"}),
        (["Reseller", "Customer", "Phone", "E-mail"],
         {"partner_name": "Reseller", "customer_name": "Customer", "customer_phone": "Phone",
          "customer_email": "E-mail"}),
    ],
)  # fmt: skip
def test_columns_are_guessed(columns, expected):
    found = guess(columns, kind="deals")
    assert {name: found.get(name) for name in expected} == expected


def test_an_imported_deal_wins_the_referral_of_its_customer(load, sheet, claim):
    referral = claim("600100200")
    path = sheet(HEAD + row(phone="+48 600-100-200"))
    assert load("deals", path, dry_run=True)["created"] == 1
    referral.refresh_from_db()
    assert referral.state == "new"
    load("deals", path)
    referral.refresh_from_db()
    deal = Deal.objects.get()
    assert (deal.referral, deal.converts, referral.state) == (referral, True, "won")
    assert (deal.customer, deal.customer_phone) == ("Ola", "+48600100200")
    moves = referral.moves.count()
    assert load("deals", path)["unchanged"] == 1
    assert referral.moves.count() == moves


def test_a_code_and_a_name_ask_a_person(load, sheet, claim, okna):
    code = Code.objects.create(partner=okna, text="TOP-5", key="T0P5")
    referral = claim("600100200", code=code)
    load("deals", sheet(HEAD + row(code="top 5", name="ola")))
    (question,) = DealMatch.objects.asked()
    assert (question.referral, question.by_what, question.deal.code) == (referral, "code", code)
    assert Referral.objects.get().state == "new"


def test_what_is_wrong_about_a_customer_is_said_and_left_out(load, sheet, okna):
    stranger = Partner.objects.create(name="Else")
    Code.objects.create(partner=stranger, text="ELSE", key="E15E")
    answer = load("deals", sheet(HEAD + row(phone="12", code="else")))
    assert {(each["code"], each["level"]) for each in answer["problems"]} == {
        ("odd_customer_phone", "warning"), ("unknown_code", "warning"),
    }  # fmt: skip
    deal = Deal.objects.get()
    assert (deal.customer, deal.customer_phone, deal.code) == ("Ola", "", None)


def test_a_cancelled_order_of_a_later_file_takes_its_win_back(load, sheet, claim):
    referral = claim("600100200")
    load("deals", sheet(HEAD + row(phone="600100200")))
    load("deals", sheet(HEAD + row(phone="600100200", status="cancelled")))
    referral.refresh_from_db()
    assert (referral.state, referral.reason) == ("lost", "order cancelled")


def test_a_later_file_adds_what_was_not_known(load, sheet, claim):
    load("deals", sheet(HEAD + row(name="")))
    referral = claim("600100200")
    assert load("deals", sheet(HEAD + row(phone="600100200")))["updated"] == 1
    assert Deal.objects.get().referral == referral
    assert load("deals", sheet(HEAD + row(name="")))["unchanged"] == 1
    assert Deal.objects.get().customer_phone == "+48600100200"


def test_a_warning_does_not_hide_why_an_order_is_refused(load, sheet, okna):
    head = "Order no;Date;Partner id;Amount;Customer phone;Product\n"
    answer = load("deals", sheet(f"{head}1;2030-01-05;7;10;12;Lamp\n1;2030-01-05;7;x;600100200;Sofa\n"))
    assert {(each["row"], each["code"]) for each in answer["problems"]} >= {(2, "order_refused"), (3, "bad_money")}
    assert answer["refused"] == 1
