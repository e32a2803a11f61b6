"""The published figures of `../shared/data/adventureworks_reseller`, from deals loaded by COPY."""

import csv
import json
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from core.models import Company
from core.rules.weeks import IsoWeek
from partners.models import Partner, Standing
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


def read(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def network(db):
    Company.objects.create(pk=1, name="Adventure Works", currency="USD", time_zone="UTC")
    long_ago = datetime(2017, 6, 1, tzinfo=UTC)
    Partner.objects.bulk_create(
        Partner(name=row["ResellerName"], external_id=row["ResellerKey"], status="active", created_at=long_ago)
        for row in read("Resellers.csv")
    )
    TierRule.objects.update_or_create(pk=1, defaults={"gold": 20_000_00, "silver": 5_000_00, "bronze": 1_000_00})
    orders = {}
    for line in read("FactResellerSales.csv"):
        order = (line["SalesOrderNumber"], line["OrderDate"], line["ResellerKey"])
        orders[order] = orders.get(order, 0) + int(Decimal(line["SalesAmount"]) * 100)
    copy_deals(orders)


def copy_deals(orders):
    ids = dict(Partner.objects.values_list("external_id", "pk"))
    lines = (
        f"{ids[partner]}\t{number}\t{number}\t{day}\twon\t{amount}\tUSD\t1\t{amount}\t\n"
        for (number, day, partner), amount in orders.items()
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "create temp table incoming (p bigint, k text, n text, d date, s text, a bigint, c text, r numeric,"
            " b bigint, seller text) on commit drop"
        )
        cursor.copy_expert("copy incoming from stdin", StringIO("".join(lines)))
        cursor.execute(
            "insert into sales_deal (uuid, partner_id, key, number, ordered_on, state, amount, currency, rate,"
            " base_amount, seller, created_at, updated_at)"
            " select gen_random_uuid(), p, k, n, d, s, a, c, r, b, '', now(), now() from incoming"
        )


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
