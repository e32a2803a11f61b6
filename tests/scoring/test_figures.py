"""The published figures of `../shared/data`, through the importer and the night."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from core.models import Company
from core.rules.weeks import IsoWeek
from partners.models import Standing
from sales.models import Deal
from scoring.models import AbcRule, RiskFlag, ScopeWeek, TierRule
from scoring.services.night import run_night

ROOT = Path(__file__).resolve().parents[2]
SHARED = [up / "shared" / "data" for up in ROOT.parents[:2]]
DATA = next((each for each in SHARED if each.exists()), SHARED[0]) / "adventureworks_reseller"
ON = date(2020, 5, 31)

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.exists(), reason=f"needs the public data in {DATA.parent}"),
]


@pytest.fixture(scope="module")
def reference():
    return json.loads((DATA / "reference.json").read_text())


@pytest.fixture
def network(company):
    """Adventure Works, read by the importer."""
    Company.objects.filter(pk=1).update(currency="USD", time_zone="UTC")
    TierRule.objects.update_or_create(pk=1, defaults={"gold": 20_000_00, "silver": 5_000_00, "bronze": 1_000_00})
    call_command("import_partners", str(DATA / "Resellers.csv"), stdout=StringIO())
    call_command("import_deals", str(DATA / "FactResellerSales.csv"), stdout=StringIO())


def classes():
    return dict(Counter(Standing.objects.values_list("abc", flat=True)))


def test_classes_tiers_and_flags(network, reference):
    run = run_night(on=ON)

    assert Deal.objects.count() == 3616
    assert run.read["turnover"] == 3512999732
    assert classes() == reference["abc_last_12_months"]["start"] == {"A": 149, "B": 89, "C": 104, "D": 359}
    tiers = Counter(Standing.objects.values_list("tier", flat=True))
    assert tiers == reference["tiers"]["by_average_of_last_12_months"]
    assert Standing.objects.filter(last_deal_on=None).count() == 69
    assert Standing.objects.filter(previous__gt=0).count() == 441
    fell = RiskFlag.objects.filter(code="turnover_fell", closed_on=None)
    assert fell.count() == 102
    assert fell.filter(evidence__recent=0).count() == 24


def test_strict_setting(network, reference):
    run_night(on=ON)
    AbcRule.objects.update_or_create(pk=1, defaults={"boundary": "strict"})

    run = run_night(on=ON)

    assert run.full
    assert classes() == reference["abc_last_12_months"]["strict"] == {"A": 148, "B": 89, "C": 104, "D": 360}


def test_all_time_and_the_top_ten(network, reference):
    AbcRule.objects.update_or_create(pk=1, defaults={"period_months": 36})

    run_night(on=ON)

    assert classes() == reference["abc_all_time"]["start"]
    top = Standing.objects.select_related("partner").order_by("-turnover")[:10]
    assert [[row.partner.external_id, row.partner.name, f"{Decimal(row.turnover) / 100:.2f}"] for row in top] == (
        reference["top10"]
    )


def test_every_iso_week_to_the_cent(network, reference):
    run_night(on=ON)

    weeks = ScopeWeek.objects.filter(scope="company", orders__gt=0)
    ours = {str(IsoWeek(row.week)): f"{Decimal(row.turnover) / 100:.2f}" for row in weeks}
    assert len(ours) == reference["iso_weeks_with_sales"]
    told = reference["per_iso_week_first5_last5"]
    assert {name: ours[name] for name in told} == {
        name: value[0] if isinstance(value, list) else value for name, value in told.items()
    }
    assert sum(Decimal(value) for value in ours.values()) == Decimal(reference["total_turnover"])


def test_a_night_step_by_step_ends_where_one_night_does(network):
    for day in (date(2020, 4, 30), date(2020, 5, 1), date(2020, 5, 29)):
        run_night(on=day)
    run = run_night(on=ON)

    assert not run.full
    assert classes() == {"A": 149, "B": 89, "C": 104, "D": 359}


def test_months_and_weekly_command(network, reference, capsys):
    run_night(on=ON)
    capsys.readouterr()

    call_command("weekly", "--week", "2020-W22", "--json")

    told = json.loads(capsys.readouterr().out)
    expected = reference["per_iso_week_first5_last5"]["2020-W22"]
    assert told["turnover"] == (expected[0] if isinstance(expected, list) else expected)


def test_scores_tell_class_tier_and_reasons(network, reference, capsys):
    call_command("scores", "--on", "2020-05-31", "--json")
    before = capsys.readouterr().out
    assert not Standing.objects.exists(), "nothing is written"
    run_night(on=ON)
    call_command("scores", "--on", "2020-05-31", "--json")

    told = json.loads(capsys.readouterr().out)

    assert told == json.loads(before)
    assert Counter(each["abc"] for each in told) == reference["abc_last_12_months"]["start"]
    first = told[0]
    assert first["abc"] == "A"
    assert first["reasons"]["abc"]["rank"] == 1
    assert first["reasons"]["tier"]["missing"] is None
    assert sum(Decimal(each["turnover"]) for each in told) == Decimal("35129997.32")
    fell = [flag for each in told for flag in each["flags"] if flag["code"] == "turnover_fell"]
    assert (len(fell), sum(flag["recent"] == "0.00" for flag in fell)) == (102, 24)


@pytest.mark.parametrize(("boundary", "answer"), [("strict", 347), ("start", 348)])
def test_the_official_pareto_answer(company, boundary, answer):
    file = DATA.parent / "pareto_preppin" / "Pareto Input.csv"
    said = ["date=2022-03-30", "unknown_partner=create"]
    call_command("import_deals", str(file), said=said, stdout=StringIO())
    AbcRule.objects.update_or_create(pk=1, defaults={"boundary": boundary})

    run_night(on=date(2022, 3, 30))

    assert classes()["A"] == answer


def test_a_partner_with_most_of_the_turnover_is_an_a(company):
    folder = DATA.parent / "masterpol"
    Company.objects.filter(pk=1).update(currency="RUB")
    for kind, name in (("products", "Products"), ("partners", "Partners"), ("deals", "Partner_products")):
        call_command(f"import_{kind}", str(folder / f"{name}_import.csv"), stdout=StringIO())
    reference = json.loads((folder / "reference.json").read_text())

    run_night(on=date(2024, 7, 5))

    expected = reference["abc_last_12_months"]["start"]
    assert {abc: classes().get(abc, 0) for abc in "ABCD"} == expected == {"A": 1, "B": 1, "C": 2, "D": 1}
