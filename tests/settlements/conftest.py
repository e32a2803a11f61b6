"""A partner with a legal entity and a seller, and a maker of raw transactions."""

from datetime import date

import pytest

from accounts.models import Role
from partners.models import LegalEntity, Partner, PartnerKind, Seller

DAY = date(2026, 11, 4)


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
