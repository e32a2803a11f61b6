"""Random commands to the ledger, and what must hold after each of them."""

import contextlib
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.models import Company
from partners.models import LegalEntity, Partner
from sales.models import Deal, DealState
from sales.services.deal import DealFacts, cancel_deal, record_deal
from sales.services.deal_event import MoreThanThere, NotWon, record_return
from settlements.models import Account, AccountKind, Commission, CommissionState
from settlements.queries.proof import faults
from settlements.rules.amounts import portion
from settlements.services.commission import NotPossible, approve_ripe, hold, release
from settlements.services.payout import NotOwed, pay_out
from settlements.services.settle import settle_marked
from settlements.services.statement import make_statements
from tests.settlements.conftest import DAY, NOW, ours, write_version

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Ledger(RuleBasedStateMachine):
    """One partner, one rule of 7.5 %, and whatever may happen to its deals and commissions."""

    def __init__(self):
        super().__init__()
        self.deals, self.payouts, self.day = [], 0, DAY

    @initialize()
    def begin(self):
        self.company, _ = Company.objects.get_or_create(
            pk=1, defaults={"name": "Tęcza", "currency": "EUR", "country": "PL", "time_zone": "UTC"}
        )
        self.partner = Partner.objects.create(name="Atelier")
        LegalEntity.objects.create(partner=self.partner, name="Atelier sp. z o.o.")
        self.version = self.owner = None
        self.rule_version()

    def rule_version(self):
        from settlements.models import CommissionRule

        made = CommissionRule.objects.create(name="R", partner=self.partner, created_at=NOW)
        self.version = write_version(made, percent="7.5", hold_days=3)

    @rule(amount=st.integers(1, 10**7))
    def sell(self, amount):
        facts = DealFacts(ordered_on=DAY, amount=amount, currency="EUR")
        self.deals.append(record_deal(self.partner, facts=facts, company=self.company))

    @precondition(lambda self: self.deals)
    @rule(data=st.data(), part=st.integers(1, 10**7))
    def bring_back(self, data, part):
        deal = data.draw(st.sampled_from(self.deals))
        key = f"r{deal.pk}-{part}"
        with contextlib.suppress(MoreThanThere, NotWon):
            record_return(
                deal,
                amount=part,
                returned_on=DAY,
                key=key,
                kind="return",
                reason="",
                mover=ours(self.company),
            )

    @precondition(lambda self: self.deals)
    @rule(data=st.data())
    def cancel(self, data):
        cancel_deal(data.draw(st.sampled_from(self.deals)), mover=ours(self.company))

    @rule()
    def settle(self):
        settle_marked(now=NOW, company=self.company)

    @rule(days=st.integers(0, 4))
    def wait(self, days):
        self.day += timedelta(days=days)
        approve_ripe(on=self.day, now=NOW)

    @rule(data=st.data())
    def hold_or_release(self, data):
        found = list(Commission.objects.filter(partner=self.partner).order_by("pk"))
        if not found:
            return
        commission = data.draw(st.sampled_from(found))
        try:
            if commission.state == CommissionState.HELD:
                release(commission, now=NOW)
            else:
                hold(commission, reason="why not", until=None, by=None, now=NOW)
        except NotPossible:
            pass

    @rule()
    def state(self):
        make_statements(until=self.day, now=NOW, partner=self.partner)

    @rule(units=st.integers(1, 10**6))
    def pay(self, units):
        account = Account.objects.filter(partner=self.partner, kind=AccountKind.OWED).first()
        if account is None:
            return
        self.payouts += 1
        try:
            pay_out(account, units=units, key=f"p{account.pk}-{self.payouts}", on=DAY, now=NOW)
        except NotOwed:
            assert account.balance < units

    @invariant()
    def the_ledger_adds_up(self):
        if not hasattr(self, "partner"):
            return
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate; set constraints all deferred")
        assert faults() == (0, [])
        assert sum(Account.objects.filter(partner=self.partner).values_list("balance", flat=True)) == 0

    @invariant()
    def what_is_settled_is_what_is_due(self):
        if not self.deals:
            return
        settle_marked(now=NOW, company=self.company)
        given = Counter()
        for deal, amount in Commission.objects.earning().filter(partner=self.partner).values_list("deal", "amount"):
            given[deal] += amount
        for deal in Deal.objects.filter(partner=self.partner):
            left = deal.amount - sum(deal.returns.values_list("amount", flat=True))
            due = portion(left, percent=self.version.percent) if deal.state == DealState.WON else 0
            assert given[deal.pk] == due


def run(examples, steps):
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Ledger, settings=chosen)


def test_whatever_happens_the_ledger_adds_up():
    run(4, 12)


@pytest.mark.prove
def test_whatever_happens_for_long_the_ledger_adds_up():
    run(60, 40)
