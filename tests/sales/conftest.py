"""A partner, a stranger's partner, and a maker of deals."""

from datetime import UTC, date, datetime

import pytest

from accounts.models import Role
from partners.models import Partner, PartnerKind
from sales.models import Deal
from sales.rules.customer import Customer
from sales.services.deal import DealFacts, record_deal
from sales.services.referral import Entry, register
from sales.services.referral_move import Mover

DAY = date(2026, 11, 4)
NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)


def entry(key, *, phone="600100200", name="Ola", source="manager", **facts):
    who = {field: facts.pop(field) for field in ("email", "tax_id") if field in facts}
    return Entry(key=key, customer=Customer(name=name, phone=phone, **who), source=source, **facts)


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Designer")


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def stranger(person):
    """A manager who sees only partners of their own, and has none."""
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def partner(company, kind, manager):
    return Partner.objects.create(name="Atelier Łuk", kind=kind, manager=manager)


@pytest.fixture
def other(company):
    return Partner.objects.create(name="Okna Plus")


@pytest.fixture
def make_deal(company, partner):
    """`make_deal(1250, on=day)` → a won deal of 12.50."""

    def make(amount=1000, *, of=None, on=DAY, currency="EUR", **facts):
        facts = DealFacts(ordered_on=on, amount=amount, currency=currency, **facts)
        return record_deal(of or partner, facts=facts, company=company)

    return make


@pytest.fixture
def claim(company, partner):
    """`claim("k1", of=other, at=NOW, phone=…)`: what became of it."""

    def make(key="1", *, of=None, at=NOW, **facts):
        return register(of or partner, entry=entry(key, **facts), by=None, now=at, company=company)

    return make


@pytest.fixture
def mover(company, manager):
    """`mover("partner", at=NOW)`: who moves a referral; staff unless said."""

    def make(side="staff", *, at=NOW, user=manager):
        return Mover(side, user, at, company)

    return make


@pytest.fixture
def as_typed():
    """`as_typed(response, amount="5")`: what a browser would post of the page's first form with these changes."""

    def post(response, **changes):
        form, lines = response.context["form"], response.context["lines"]
        fields = [*form, *(field for each in [lines.management_form, *lines] for field in each)]
        data = {field.html_name: "" if field.value() is None else str(field.value()) for field in fields}
        chosen = response.context.get("chosen")
        return {**data, "partner": str(chosen.uuid) if chosen else "", **changes}

    return post


def amounts(deals=None):
    return sorted((Deal.objects if deals is None else deals).values_list("amount", flat=True))
