"""A partner with a legal entity and a seller, and a maker of raw transactions."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from accounts.models import Role
from partners.models import LegalEntity, Partner, PartnerKind, Seller
from sales.services.deal import DealFacts, record_deal
from sales.services.referral_move import Mover
from settlements.models import Commission, CommissionRule, RuleVersion
from settlements.services.settle import settle_marked

DAY = date(2026, 11, 4)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SCOPE = {
    "beneficiary", "stage", "partner", "kind", "scheme", "agreement", "code", "campaign", "tier", "product_group",
}  # fmt: skip


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def stranger(person):
    """A manager who sees only partners of their own, and has none."""
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Designer")


@pytest.fixture
def partner(company, kind, manager):
    return Partner.objects.create(name="Atelier Łuk", kind=kind, manager=manager)


@pytest.fixture
def other(company):
    return Partner.objects.create(name="Okna Plus")


@pytest.fixture
def entity(partner):
    return LegalEntity.objects.create(partner=partner, name="Atelier Łuk sp. z o.o.", tax_id="5260001246")


@pytest.fixture
def seller(partner):
    return Seller.objects.create(partner=partner, name="Anna")


@pytest.fixture
def make_rule(company):
    """`make_rule(percent="5", partner=...)`: a rule in force since the year's beginning."""

    def make(name="Rule", *, since=date(2026, 1, 1), **fields):
        scope = {key: fields.pop(key) for key in list(fields) if key in SCOPE}
        rule = CommissionRule.objects.create(name=name, created_at=NOW, **scope)
        return write_version(rule, since=since, **fields)

    return make


def ours(company):
    """Somebody of ours changes a deal."""
    return Mover("staff", None, NOW, company)


def write_version(rule, *, since=date(2026, 1, 1), shape="percent", percent="0", **fields):
    number = rule.versions.count() + 1
    return RuleVersion.objects.create(
        rule=rule, number=number, valid_from=since, shape=shape, percent=Decimal(percent), created_at=NOW, **fields
    )


@pytest.fixture
def make_deal(company, partner):
    """`make_deal(1250)` → a won deal of 12.50."""

    def make(amount=100_000, *, of=None, on=DAY, currency="EUR", **facts):
        facts = DealFacts(ordered_on=on, amount=amount, currency=currency, **facts)
        return record_deal(of or partner, facts=facts, company=company)

    return make


@pytest.fixture
def settled(company):
    """Bring every marked deal to what is due; answers with the commissions, oldest first."""

    def run(now=NOW):
        settle_marked(now=now, company=company)
        return list(Commission.objects.order_by("pk"))

    return run
