"""The published figures come out of the public data, through the commands."""

import json
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.db.models.functions import TruncMonth, TruncWeek

from partners.models import Partner
from sales.models import Deal, DealLine

pytestmark = [pytest.mark.data, pytest.mark.django_db]

FORMATS = [
    "orders_pl_cp1250.csv",
    "orders_ru_cp1251.csv",
    "orders_title_rows_and_total.xlsx",
    "orders_us_utf8_bom.csv",
    "orders_utf16.txt",
]


def turnover():
    return Decimal(Deal.objects.aggregate(total=Sum("amount"))["total"] or 0) / 100


def test_adventureworks(load, data, company):
    folder = data / "adventureworks_reseller"
    reference = json.loads((folder / "reference.json").read_text())
    partners = load("partners", folder / "Resellers.csv")
    assert (partners["created"], Partner.objects.count()) == (701, 701)
    deals = load("deals", folder / "FactResellerSales.csv", "currency=USD", "rate:USD=1")
    assert (deals["read"], deals["rows"], deals["created"], deals["refused"]) == (3616, 57851, 3616, 0)
    assert turnover() == Decimal(reference["total_turnover"])
    assert DealLine.objects.count() == reference["lines"]
    months = Deal.objects.annotate(month=TruncMonth("ordered_on")).values_list("month").annotate(Sum("amount"))
    assert {f"{month:%Y-%m}": Decimal(total) / 100 for month, total in months} == {
        month: Decimal(total) for month, (total, _lines) in reference["per_month"].items()
    }
    weeks = Deal.objects.annotate(week=TruncWeek("ordered_on")).values_list("week").annotate(Sum("amount"))
    found = {f"{week:%G-W%V}": Decimal(total) / 100 for week, total in weeks}
    for week, (total, _lines) in reference["per_iso_week_first5_last5"].items():
        assert found[week] == Decimal(total)
    again = load("deals", folder / "FactResellerSales.csv", "currency=USD", "rate:USD=1")
    assert (again["unchanged"], again["created"], again["updated"]) == (3616, 0, 0)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_orders(load, data, company, name):
    load("partners", data / "adventureworks_reseller" / "Resellers.csv")
    answer = load("deals", data / "format_variants" / name)
    assert (answer["read"], answer["created"], answer["refused"]) == (1724, 1724, 0)
    assert turnover() == Decimal("35129997.32")
    assert Deal.objects.values("partner").distinct().count() == 513


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_can_bring_its_partners(load, data, name):
    answer = load("deals", data / "format_variants" / name, "unknown_partner=create")
    assert (answer["created"], Partner.objects.count()) == (1724, 513)
    assert Decimal(Deal.objects.aggregate(total=Sum("base_amount"))["total"]) / 100 == Decimal("35129997.32")


def test_formats_are_one_and_the_same_order(load, data, company):
    company.currency = "USD"
    company.save()
    load("deals", data / "format_variants" / "orders_us_utf8_bom.csv", "unknown_partner=create")
    for name in FORMATS:
        answer = load("deals", data / "format_variants" / name, "currency=USD")
        assert answer["unchanged"] == 1724, name


def test_masterpol(load, data, company):
    company.currency = "RUB"
    company.save()
    folder = data / "masterpol"
    reference = json.loads((folder / "reference.json").read_text())
    assert load("partners", folder / "Partners_import.csv")["created"] == 5
    assert load("products", folder / "Products_import.csv")["created"] == 5
    answer = load("deals", folder / "Partner_products_import.csv")
    assert (answer["created"], answer["refused"]) == (16, 0)
    assert turnover() == Decimal(reference["total_turnover"])
    by_partner = Deal.objects.values_list("partner__name").annotate(Sum("amount"))
    assert {name: Decimal(total) / 100 for name, total in by_partner} == {
        name: Decimal(total) for name, total in reference["top10"]
    }
    twins = ("partners", "Partners"), ("products", "Products"), ("deals", "Partner_products")
    for kind, stem in twins:
        again = load(kind, folder / f"{stem}_import.xlsx")
        assert again["unchanged"] == again["read"] > 0, (stem, again["problems"])


def test_popryzhenok(load, data, company):
    company.currency = "RUB"
    company.save()
    folder = data / "popryzhenok"
    reference = json.loads((folder / "reference.json").read_text())
    assert load("partners", folder / "agents_k_import.csv")["created"] == 100
    assert load("partners", folder / "agents_k_import.txt")["unchanged"] == 100
    assert load("products", folder / "products_short_k_import.txt")["created"] == 50
    answer = load("deals", folder / "productsale_k_import.xlsx")
    assert (answer["created"], answer["refused"]) == (100, 0)
    assert turnover() == Decimal(reference["total_turnover"])
    sold = dict(Deal.objects.values_list("partner__name").annotate(Sum("amount")))
    for name, (total, _discount) in reference["amount_and_discount_by_agent"].items():
        assert Decimal(sold.get(name, 0)) / 100 == Decimal(total), name
    assert str(Deal.objects.earliest("ordered_on").ordered_on) == reference["first_date"]


def test_pareto(load, data):
    answer = load("deals", data / "pareto_preppin" / "Pareto Input.csv", "date=2022-03-30", "unknown_partner=create")
    assert (answer["created"], answer["refused"], Partner.objects.count()) == (4365, 0, 690)
    assert any(note["code"] == "rounded" for note in answer["assumptions"])
    assert Partner.objects.get(external_id="247").name == "Kevina Teresse"


def test_maven(load, data, company):
    company.currency = "USD"
    company.save()
    folder = data / "maven_crm"
    assert load("partners", folder / "accounts.csv")["created"] == 85
    answer = load("deals", folder / "sales_pipeline.csv")
    assert (answer["read"], answer["rows"]) == (8800, 8800)
    assert Deal.objects.counted().count() == 4238
    assert Deal.objects.counted().aggregate(total=Sum("amount"))["total"] == 1000553400
    assert Deal.objects.filter(state="lost").count() == 2473
    refused = [problem for problem in answer["problems"] if problem["level"] == "refused"]
    assert sum(problem["code"] == "no_partner" for problem in refused) == 1425


def test_cdnow(load, data, company):
    company.currency = "USD"
    company.save()
    answer = load("deals", data / "cdnow" / "CDNOW_master.txt", "unknown_partner=create")
    assert (answer["created"], answer["refused"], Partner.objects.count()) == (69659, 0, 23570)
    assert turnover() == Decimal("2500315.63")
    again = load("deals", data / "cdnow" / "CDNOW_master.txt", "unknown_partner=create")
    assert again["unchanged"] == 69659
