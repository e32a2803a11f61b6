"""A manager, a colleague, a stranger, a candidate, and a short ideal."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
import time_machine

from accounts.models import Role
from partners.models import Partner, PartnerKind
from strategy.models import Criterion, IdealProfile

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def today():
    """The company's day; it lasts until the test is over."""
    with time_machine.travel(NOW, tick=False):
        yield NOW.date()


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def stranger(person):
    """A manager who sees only partners of their own, and has none."""
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Shops")


@pytest.fixture
def partner(company, kind, manager):
    return Partner.objects.create(name="Okna Plus", kind=kind, manager=manager)


@pytest.fixture
def profile(kind):
    """Three criteria: a must of weight 5, a number of weight 3 with a tolerance, one of weight 2."""
    profile = IdealProfile.objects.create(name="Ideal shop", position=1)
    profile.kinds.add(kind)
    facts = {"profile": profile}
    Criterion.objects.create(name="Same customers", kind="yes_no", weight=5, is_must=True, position=1, **facts)
    Criterion.objects.create(
        name="Rating", kind="number", low=Decimal("4"), tolerance=Decimal("2"), weight=3, position=2, unit="of 5",
        action="Ask for reviews", **facts,
    )  # fmt: skip
    Criterion.objects.create(
        name="Quality", kind="one_of", options=["Better", "Same", "Worse"], accepted=["Better", "Same"], weight=2,
        position=3, **facts,
    )  # fmt: skip
    return profile


@pytest.fixture
def criteria(profile):
    """The criteria by name."""
    return {criterion.name: criterion for criterion in profile.criteria.all()}
