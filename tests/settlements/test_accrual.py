"""What sales earn: services on the real database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from accounts.models import Role
from partners.models import Contact, Partner, Seller, StandingChange
from sales.models import Deal, DealState, Product
from sales.rules.deal import Line
from sales.services.deal import DealFacts, cancel_deal, change_deal
from sales.services.deal_event import record_payment, record_return
from sales.services.referral_move import Mover
from settlements.models import Account, Commission, DealMark, Transaction
from settlements.queries.proof import faults
from settlements.services import payment
from settlements.services.commission import approve_ripe
from settlements.services.settle import settle, settle_marked
from settlements.services.statement import make_statements
from settlements.services.statement_mail import send
from tests.settlements.conftest import DAY, NOW, ours, write_version


def sums(kind):
    return list(Account.objects.filter(kind=kind).values_list("balance", flat=True))


def test_a_percentage_of_a_deal(make_rule, make_deal, partner, entity, settled):
    version = make_rule("All", percent="1.15")
    deal = make_deal(300_000)
    (commission,) = settled()
    assert (commission.amount, commission.base, commission.version, commission.deal) == (3450, 300_000, version, deal)
    assert (commission.state, commission.partner, commission.legal_entity) == ("accrued", partner, entity)
    assert commission.computation["lines"] == [{"what": "percent", "base": 300_000, "percent": "1.1500", "gives": 3450}]
    assert (sums("cost"), sums("accrued")) == ([-3450], [3450])
    assert faults() == (0, [])


def test_settling_again_changes_nothing(make_rule, make_deal, settled):
    make_rule(percent="10")
    deal = make_deal()
    settled()
    for _ in range(3):
        DealMark.objects.create(deal=deal)
        settled()
    assert (Commission.objects.count(), Transaction.objects.count()) == (1, 1)


def test_without_any_rule_nobody_was_promised_anything(make_deal, settled):
    make_deal()
    assert settled() == []
    assert not DealMark.objects.exists()


def test_nothing_is_recorded_with_its_reason(make_rule, make_deal, other, settled):
    make_rule(percent="10", partner=other)
    make_deal()
    (nothing,) = settled()
    assert (nothing.state, nothing.amount, nothing.reason) == ("nothing", 0, "no_rule")
    assert not Transaction.objects.exists()


def test_a_rule_that_comes_replaces_nothing(make_rule, make_deal, other, settled):
    make_rule(percent="10", partner=other)
    deal = make_deal()
    settled()
    make_rule("For all", percent="5")
    DealMark.objects.create(deal=deal)
    nothing, earned = settled()
    assert (nothing.state, earned.state, earned.amount) == ("reversed", "accrued", 5000)


def test_the_most_specific_rule_wins_and_says_so(make_rule, make_deal, partner, settled):
    make_rule("All", percent="1")
    make_rule("Kind", percent="2", kind=partner.kind)
    mine = make_rule("Mine", percent="3", partner=partner)
    make_deal()
    (commission,) = settled()
    assert (commission.version, commission.amount) == (mine, 3000)
    assert commission.computation["rule"] == {"scope": ["partner_id"], "outweighed": 2}


def test_the_version_of_the_day_of_the_sale_counts(make_rule, make_deal, settled):
    first = make_rule(percent="1")
    second = write_version(first.rule, since=DAY + timedelta(days=1), percent="2")
    make_deal(on=DAY)
    make_deal(on=DAY + timedelta(days=1))
    write_version(first.rule, since=DAY + timedelta(days=9), shape="ended")
    make_deal(on=DAY + timedelta(days=9))
    assert [(c.version, c.amount, c.reason) for c in settled()] == [
        (first, 1000, ""), (second, 2000, ""), (None, 0, "no_rule"),
    ]  # fmt: skip


def test_the_tier_is_that_of_the_day(make_rule, make_deal, partner, settled):
    from core.models import JobRun

    run = JobRun.objects.create(on=DAY, started_at=NOW)
    StandingChange.objects.create(
        partner=partner, on=DAY, run=run, from_abc="C", abc="B", from_tier="bronze", tier="silver", turnover=0,
        mean_month=0,
    )  # fmt: skip
    make_rule(percent="1")
    make_rule(percent="7", tier="silver")
    make_deal(on=DAY - timedelta(days=1))
    make_deal(on=DAY)
    assert [(c.tier, c.amount) for c in settled()] == [("bronze", 1000), ("silver", 7000)]


def test_goods_of_a_group_earn_by_their_own_rule(company, make_rule, make_deal, settled):
    Product.objects.create(name="Paint", article="P", price=1, currency="EUR", group="paint")
    make_rule("All", percent="1")
    make_rule("Paint", percent="10", product_group="paint")
    make_deal(lines=[Line(name="", article="P", amount=30_000), Line(name="Lamp", amount=70_000)])
    assert [(c.base, c.amount) for c in settled()] == [(30_000, 3000), (70_000, 700)]


def test_partner_and_seller_each_earn(make_rule, make_deal, seller, settled):
    make_rule("Partner", percent="5")
    make_rule("Seller", percent="2", beneficiary="seller")
    make_deal(seller="ANNA")
    make_deal(seller="nobody known")
    partners, sellers, unknown = settled()
    assert (partners.beneficiary, partners.amount, partners.seller) == ("partner", 5000, None)
    assert (sellers.beneficiary, sellers.amount, sellers.seller) == ("seller", 2000, seller)
    assert unknown.beneficiary == "partner"


def test_steps_count_what_was_sold_before_in_the_period(make_rule, make_deal, settled):
    make_rule(shape="steps", steps=[[0, "1"], [150_000, "10"]], currency="EUR", volume_of="month")
    make_deal(100_000, on=date(2026, 11, 2))
    make_deal(100_000, on=date(2026, 11, 3))
    make_deal(100_000, on=date(2026, 12, 1))
    first, second, later = settled()
    assert (first.amount, second.amount, later.amount) == (1000, 500 + 5000, 1000)
    assert second.computation["past"]["volume_before"] == 100_000


def test_whole_steps_catch_up(make_rule, make_deal, settled):
    make_rule(shape="steps", steps=[[0, "1"], [150_000, "10"]], slab="whole", currency="EUR")
    make_deal(100_000)
    settled()
    make_deal(100_000)
    assert [c.amount for c in settled()] == [1000, 19_000]


def test_another_currency_keeps_its_rate(make_rule, make_deal, settled):
    make_rule(percent="10", currency="EUR")
    make_deal(10_000, currency="BYN", rate=Decimal("0.26"))
    (commission,) = settled()
    assert (commission.currency, commission.base, commission.amount) == ("EUR", 2600, 260)
    assert (commission.deal_base, commission.deal_currency, commission.exchange_rate) == (
        10_000,
        "BYN",
        Decimal("0.26"),
    )


def test_a_period_cap_ends_what_is_earned(make_rule, make_deal, settled):
    make_rule(percent="10", period_cap=15_000, cap_period="month", currency="EUR")
    for _ in range(3):
        make_deal(100_000)
    assert [(c.amount, c.reason) for c in settled()] == [(10_000, ""), (5000, ""), (0, "period_cap")]


def test_once_for_a_customer(make_rule, make_deal, settled):
    make_rule(shape="fixed", fixed=5000, currency="EUR")
    deals = [make_deal() for _ in range(3)]
    Deal.objects.filter(pk__in=[d.pk for d in deals[:2]]).update(customer_phone="+48111222333")
    assert [(c.amount, c.reason) for c in settled()] == [
        (5000, ""), (0, "customer_paid_for"), (0, "customer_unknown"),
    ]  # fmt: skip


def test_the_first_order_only(make_rule, make_deal, settled):
    make_rule(percent="10", orders="first")
    for on in (DAY, DAY + timedelta(days=1)):
        Deal.objects.filter(pk=make_deal(on=on).pk).update(customer_phone="+48111222333")
    assert [(c.amount, c.reason) for c in settled()] == [(10_000, ""), (0, "not_first")]


def test_a_hold_ends_on_its_day(make_rule, make_deal, settled, company):
    make_rule(percent="10", hold_days=30)
    make_deal()
    (held,) = settled()
    assert (held.state, held.held_until) == ("held", DAY + timedelta(days=30))
    assert approve_ripe(on=DAY + timedelta(days=29), now=NOW) == 0
    assert approve_ripe(on=DAY + timedelta(days=30), now=NOW) == 1
    assert approve_ripe(on=DAY + timedelta(days=30), now=NOW) == 0
    assert (sums("accrued"), sums("owed")) == ([0], [10_000])
    assert faults() == (0, [])


def mover(company, by=None):
    return Mover(side="staff", user=by, now=NOW, company=company)


def pay(deal, amount, company, key):
    record_payment(deal, amount=amount, paid_on=DAY, key=key, note="", mover=mover(company))


def test_due_on_payment_in_proportion(make_rule, make_deal, settled, company):
    make_rule(percent="10", due="parts")
    deal = make_deal(100_000)
    (waits,) = settled()
    assert (waits.state, waits.reason) == ("nothing", "awaits_payment")
    for part, total in ((33_333, 3333), (33_333, 6667), (33_334, 10_000)):
        pay(deal, part, company, f"p{total}")
        assert sum(c.amount for c in settled() if c.state == "accrued") == total
    assert faults() == (0, [])


def test_due_when_all_is_paid(make_rule, make_deal, settled, company):
    make_rule(percent="10", due="paid")
    deal = make_deal(100_000)
    pay(deal, 99_999, company, "a")
    assert [c.reason for c in settled()] == ["awaits_payment"]
    pay(deal, 1, company, "b")
    assert [(c.state, c.amount) for c in settled()] == [("reversed", 0), ("accrued", 10_000)]


def test_a_cancelled_deal_is_taken_back_and_may_come_again(make_rule, make_deal, settled, company):
    make_rule(percent="10")
    deal = make_deal(number="A-1")
    settled()
    cancel_deal(deal, mover=ours(company))
    (back,) = settled()
    assert (back.state, sums("accrued"), sums("cost")) == ("reversed", [0], [0])
    change_deal(
        deal,
        facts=DealFacts(ordered_on=DAY, currency="EUR", amount=50_000, number="A-1"),
        mover=ours(company),
    )
    assert [(c.state, c.amount) for c in settled()] == [("reversed", 10_000), ("accrued", 5000)]
    assert faults() == (0, [])


def test_a_deal_of_another_partner_earns_there(make_rule, make_deal, settled, other):
    make_rule(percent="10")
    deal = make_deal()
    settled()
    Deal.objects.filter(pk=deal.pk).update(partner=other)
    first, second = settled()
    assert (first.state, second.partner, second.amount) == ("reversed", other, 10_000)
    assert Deal.objects.get().state == DealState.WON


def test_everything_due_in_one_call(make_rule, make_deal, company):
    make_rule(percent="10")
    make_deal()
    done = settle(now=NOW, company=company)
    assert (done.sales, done.written, Commission.objects.get().state) == (1, 1, "approved")
    assert settle_marked(now=NOW, company=company).sales == 0


def state_and_pay(maker, boss):
    """Bring what is ripe into a statement that goes the whole way to its payment."""
    Contact.objects.create(partner=Partner.objects.get(), name="Jan", email="jan@example.test")
    approve_ripe(on=DAY, now=NOW)
    made = make_statements(until=DAY, now=NOW, by=maker)
    send(made, by=maker, now=NOW)
    for statement in made:
        payment.approve(statement, by=boss, now=NOW)
    payment.make_batch(made, currency="EUR", by=maker, now=NOW)
    for statement in made:
        assert payment.mark_paid(statement, units=statement.payable, on=DAY, by=maker, now=NOW)


@pytest.mark.parametrize(
    ("paid_already", "returns", "expected"),
    [
        # before the statement: taken back whole, or corrected beside it
        (False, [100_000], [("reversed", 10_000), ("nothing", 0)]),
        (False, [40_000], [("accrued", 10_000), ("accrued", -4000)]),
        (False, [40_000, 60_000], [("reversed", 10_000), ("reversed", -4000), ("nothing", 0)]),
        # after payment: one negative commission for each return
        (True, [100_000], [("paid", 10_000), ("accrued", -10_000)]),
        (True, [40_000], [("paid", 10_000), ("accrued", -4000)]),
        (True, [40_000, 60_000], [("paid", 10_000), ("accrued", -4000), ("accrued", -6000)]),
    ],
)
def test_returns(make_rule, make_deal, settled, company, person, paid_already, returns, expected):
    make_rule(percent="10")
    deal = make_deal(100_000)
    settled()
    if paid_already:
        state_and_pay(person(Role.ACCOUNTANT), person(Role.OWNER))
    for number, amount in enumerate(returns):
        record_return(
            deal,
            amount=amount,
            returned_on=DAY,
            key=f"r{number}",
            kind="return",
            reason="",
            mover=ours(company),
        )
        for _ in range(2):
            DealMark.objects.create(deal=deal)
            settled()
    assert [(c.state, c.amount) for c in settled()] == expected
    assert faults() == (0, [])


def test_a_name_of_a_seller_of_another_partner_is_nobody(make_rule, make_deal, other, settled):
    Seller.objects.create(partner=other, name="Anna")
    make_rule(percent="2", beneficiary="seller")
    make_deal(seller="Anna")
    assert [(c.beneficiary, c.reason) for c in settled()] == [("partner", "no_rule")]
