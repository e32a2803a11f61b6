"""Referrals from a spreadsheet: registered as a person would, once however often the file comes."""

from datetime import date

import pytest
from django.utils import timezone

from campaigns.models import Code
from imports.rules.mapping import guess, missing
from notify.models import Notice
from partners.models import Partner
from sales.models import Referral, ReferralKey, ReferralMove
from sales.rules.customer import Customer
from sales.services.referral import Entry, register

HEAD = "Customer;Phone;E-mail;Partner id;Partner;Coupon;Date;Note\n"
FILE = HEAD + "Ola;600 100 200;;7;;;03.04.2025;A ceiling\nJan;;jan@example.org;;Okna Plus;;04.04.2025;\n"


@pytest.fixture
def okna(company):
    return Partner.objects.create(name="Okna Plus", external_id="7")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Клиент", "Телефон", "Партнер", "Промокод", "Дата"],
         ["customer_name", "customer_phone", "partner_name", "coupon", "registered_on"]),
        (["Imię i nazwisko", "Telefon", "E-mail", "Kontrahent", "Kod rabatowy"],
         ["customer_name", "customer_phone", "customer_email", "partner_name", "coupon"]),
        (["Name", "Mobile", "Partner id", "Tax id"],
         ["customer_name", "customer_phone", "partner_id", "customer_tax_id"]),
    ],
)  # fmt: skip
def test_columns_are_guessed_in_three_languages(columns, expected):
    assert {column: name for name, column in guess(columns, kind="referrals").items()} == dict(
        zip(columns, expected, strict=True)
    )


def test_what_is_missing_is_asked_for():
    assert missing({"customer_name": "a", "coupon": "b"}, kind="referrals") == [
        "customer_phone|customer_email|customer_tax_id"
    ]


def test_a_dry_run_says_what_the_import_then_does(load, sheet, okna):
    path = sheet(FILE)
    said = load("referrals", path, "date_order=dmy", dry_run=True)
    assert (said["created"], Referral.objects.count(), ReferralMove.objects.count()) == (2, 0, 0)
    assert load("referrals", path, "date_order=dmy")["created"] == 2
    ola = Referral.objects.get(customer="Ola")
    assert (ola.partner, ola.source, ola.registered_on, ola.note, ola.phone) == (
        okna, "import", date(2025, 4, 3), "A ceiling", "600 100 200",
    )  # fmt: skip
    assert not Notice.objects.exists()


def test_the_same_file_twice_changes_nothing(load, sheet, okna):
    path = sheet(FILE)
    load("referrals", path, "date_order=dmy")
    before = list(Referral.objects.order_by("pk").values())
    again = load("referrals", path, "date_order=dmy")
    assert (again["created"], again["unchanged"]) == (0, 2)
    assert list(Referral.objects.order_by("pk").values()) == before


GOOD = "Jan;600100201;;7;;;2025-03-13;\n"
REFUSED = [
    ("Ola;;;7;;;;", "no_contact"),
    ("Ola;12;;7;;;;", "no_contact"),
    (";600100200;ola@example.org;7;;;;A ceiling", "missing"),
    ("Ola;600100200;;8;;;;", "unknown_partner"),
    ("Ola;600100200;;;;;;", "no_partner"),
    ("Ola;600100200;;;;zzz;;", "no_code"),
    ("Ola;600100200;x;7;;;;", "bad_email"),
    ("Ola;600100200;;7;;;2999-01-01;", "bad_date"),
]


@pytest.mark.parametrize(("line", "code"), REFUSED)
def test_a_row_that_can_not_be_is_refused_alone(load, sheet, okna, line, code):
    answer = load("referrals", sheet(f"{HEAD}{GOOD}{line}\n{GOOD.replace('201', '202')}"))
    assert [each["code"] for each in answer["problems"] if each["level"] == "refused"] == [code]
    assert (answer["created"], answer["refused"]) == (2, 1)
    assert set(Referral.objects.values_list("customer", flat=True)) == {"Jan"}


def test_who_comes_second_is_told_since_when_and_no_name(load, sheet, okna, company):
    first = Partner.objects.create(name="Canary firm", external_id="8")
    who = Customer(name="Ola", phone="600100200")
    held = register(
        first, entry=Entry(key="k", customer=who, source="manager"), by=None, now=timezone.now(), company=company
    ).referral
    answer = load("referrals", sheet(HEAD + "Ola;600 100 200;;7;;;;\n"))
    (problem,) = answer["problems"]
    assert (problem["code"], problem["level"]) == ("registered_before", "warning")
    assert str(held.registered_on.year) in problem["reason"]
    assert "Canary" not in str(answer)
    assert Referral.objects.get(partner=okna).state == "rejected"
    assert ReferralKey.objects.filter(held=True).get().referral == held


def test_of_two_claims_in_a_file_the_earlier_row_is_first(load, sheet, okna):
    Partner.objects.create(name="Else", external_id="8")
    answer = load("referrals", sheet(HEAD + "Ola;600100200;;8;;;;\nOla;600100200;;7;;;;\nOla;600100200;;8;;;;\n"))
    assert (answer["created"], answer["unchanged"]) == (2, 1)
    assert Referral.objects.get(partner=okna).reason == "taken"


def test_a_code_names_the_partner(load, sheet, okna):
    code = Code.objects.create(partner=okna, text="TOP-5", key="T0P5")
    load("referrals", sheet(HEAD + "Ola;600100200;;;;top 5;;\n"))
    assert (Referral.objects.get().partner, Referral.objects.get().code) == (okna, code)


def test_anothers_code_is_left_out_and_said(load, sheet, okna):
    stranger = Partner.objects.create(name="Else")
    Code.objects.create(partner=stranger, text="ELSE", key="E15E")
    answer = load("referrals", sheet(HEAD + "Ola;600100200;;7;;else;;\n"))
    assert [each["code"] for each in answer["problems"]] == ["unknown_code"]
    assert Referral.objects.get().code is None
