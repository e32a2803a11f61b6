"""A small network of partners."""

from datetime import UTC, datetime

import pytest
import time_machine

from accounts.models import Role
from partners.models import Contact, LegalEntity, Partner, PartnerKind

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def today():
    """The company's day; it lasts until the test is over."""
    with time_machine.travel(NOW):
        yield NOW.date()


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Building shop", position=1)


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def stranger_manager(person):
    """A manager who sees only their own partners."""
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def partner(company, kind, manager):
    partner = Partner.objects.create(
        name="ООО «Ромашка»", kind=kind, external_id="R-17", city="Łódź", manager=manager, tags=["key"]
    )
    LegalEntity.objects.create(partner=partner, name="Romashka Trade", tax_id="5252248481")
    Contact.objects.create(
        partner=partner,
        name="Жанна Щукина",
        phone="+48 600 123 456",
        phone_normal="+48600123456",
        email="zhanna@romashka.example",
        is_decision_maker=True,
    )
    return partner
