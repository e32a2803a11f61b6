"""What both sides gave, quarter by quarter, as the night writes it down."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from campaigns.models import Barter, Material, MaterialKind, Obligation, Occurrence, OccurrenceState, Placement
from sales.models import Referral
from scoring.models import ExchangeQuarter, RiskFlag
from scoring.services.night import run_night
from settlements.models import CommissionRule, RuleVersion
from settlements.services.settle import settle_marked

ON = date(2024, 5, 15)
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def referral(db):
    def make(partner, on, *, direction="inbound", state="accepted", **fields):
        day = date.fromisoformat(on)
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        return Referral.objects.create(
            partner=partner, direction=direction, state=state, customer="Somebody", registered_at=moment,
            registered_on=day, state_since=moment, key=f"R{Referral.objects.count()}", source="manager",
            reason="no" if state in ("rejected", "lost") else "", **fields,
        )  # fmt: skip

    return make


@pytest.fixture
def commissions(company):
    """Commissions of 5 % of every deal so far, as the ledger books them."""

    def settle_them():
        rule = CommissionRule.objects.create(name="Five", created_at=NOW)
        RuleVersion.objects.create(
            rule=rule, number=1, valid_from=date(2023, 1, 1), shape="percent", percent=Decimal(5), created_at=NOW
        )
        settle_marked(now=NOW, company=company)

    return settle_them


def figures(partner, quarter):
    return ExchangeQuarter.objects.get(partner=partner, quarter=quarter)


@pytest.mark.django_db
def test_each_fact_stands_in_its_quarter_on_its_side(company, partner, referral, deal, commissions):
    them = partner()
    sent = referral(them, "2024-02-10", state="won")
    referral(them, "2024-02-11", state="rejected")
    referral(them, "2024-04-02")
    referral(them, "2024-03-31", direction="outbound", state="paid", amount=50_000, currency="EUR")
    deal(them, "2024-03-01", 100_000, referral=sent, base_margin=30_000)
    deal(them, "2024-03-02", 10_000, referral=sent)
    deal(them, "2024-03-03", 77_777)
    commissions()
    Barter.objects.create(partner=them, side="they", what="A week of a stand", amount=9_000, on="2024-01-20")
    Barter.objects.create(partner=them, side="we", what="A sample ceiling", amount=5_000, on="2024-01-21")
    stand = Material.objects.create(name="Stand", kind=MaterialKind.STAND)
    Placement.objects.create(
        partner=them, material=stand, place="Hall", quantity=2, placed_on="2024-02-01", last_seen_on="2024-02-01"
    )
    promise = Obligation.objects.create(partner=them, side="they", what="Photo", first_due="2024-01-10")
    for day, state in (("2024-01-10", OccurrenceState.KEPT), ("2024-02-10", OccurrenceState.OPEN)):
        Occurrence.objects.create(
            obligation=promise, partner=them, side="they", due_on=day, state=state,
            kept_on=day if state == OccurrenceState.KEPT else None,
        )  # fmt: skip

    run_night(on=ON)

    first, running = figures(them, "2024-01-01"), figures(them, "2024-04-01")
    assert (first.customers_got, first.customers_gave, first.orders_got, first.orders_gave) == (1, 1, 2, 1)
    assert (first.turnover_got, first.margin_got) == (110_000, 30_000 + 2_000)
    assert (first.turnover_gave, first.margin_gave, first.commissions_gave) == (50_000, 10_000, 9_389)
    assert (first.barter_got, first.barter_gave, first.placements_got) == (9_000, 5_000, 2)
    assert (first.promises_theirs, first.promises_theirs_kept, first.promises_ours) == (2, 1, 0)
    assert (first.got, first.gave, first.events) == (41_000, 24_389, 4)
    assert (running.customers_got, running.placements_got, running.got, running.events) == (1, 2, 0, 1)


@pytest.mark.django_db
def test_a_second_night_writes_nothing_and_a_changed_fact_only_itself(company, partner, referral):
    one, other = partner(), partner()
    first = referral(one, "2024-02-10")
    referral(other, "2024-02-10")
    run_night(on=ON)
    kept = list(ExchangeQuarter.objects.order_by("pk").values())

    again = run_night(on=ON, full=True)

    assert again.changed["exchange"] == 0
    assert list(ExchangeQuarter.objects.order_by("pk").values()) == kept
    Referral.objects.filter(pk=first.pk).update(state="rejected", reason="unknown")
    third = run_night(on=date(2024, 5, 16))
    assert third.changed["exchange"] == 1
    assert ExchangeQuarter.objects.get().partner == other


@pytest.mark.django_db
def test_two_one_sided_quarters_raise_a_flag_until_the_exchange_is_even(company, partner, referral, deal):
    them = partner()
    for month in (10, 11, 12):
        for day in (1, 2):
            sent = referral(them, f"2023-{month}-0{day}", state="won")
            deal(them, f"2023-{month}-1{day}", 100_000, referral=sent, base_margin=20_000)
    run_night(on=date(2024, 1, 5))
    assert not RiskFlag.objects.filter(code="one_sided").exists()

    for month in (1, 2, 3):
        for day in (1, 2):
            sent = referral(them, f"2024-0{month}-0{day}", state="won")
            deal(them, f"2024-0{month}-1{day}", 100_000, referral=sent, base_margin=20_000)
    run_night(on=date(2024, 3, 31))
    assert not RiskFlag.objects.filter(code="one_sided").exists()
    run_night(on=date(2024, 4, 1))

    flag = RiskFlag.objects.get(code="one_sided")
    assert (flag.category, flag.opened_on, flag.closed_on) == ("commercial", date(2024, 4, 1), None)
    assert flag.evidence == {"got": 240_000, "gave": 0, "percent": 30}
    them.standing.refresh_from_db()
    assert "one_sided" in them.standing.flags
    Barter.objects.create(partner=them, side="we", what="Their showroom's ceiling", amount=90_000, on="2024-02-01")
    run_night(on=date(2024, 4, 2))
    flag.refresh_from_db()
    assert flag.closed_on == date(2024, 4, 2)
