"""A network small enough to read, and the night over it."""

from datetime import UTC, date, datetime
from itertools import count

import pytest

from partners.models import Interaction, Partner, PartnerKind
from partners.models.partner import Status
from sales.models import Deal

ENTERED = datetime(2019, 1, 7, 12, tzinfo=UTC)


@pytest.fixture
def kind(db):
    def make(name):
        return PartnerKind.objects.get_or_create(name=name)[0]

    return make


@pytest.fixture
def partner(db):
    numbers = count(1)

    def make(name=None, **fields):
        number = next(numbers)
        fields = {"status": Status.ACTIVE, "created_at": ENTERED, "external_id": f"P{number}"} | fields
        return Partner.objects.create(name=name or f"Partner {number}", **fields)

    return make


@pytest.fixture
def deal(db):
    numbers = count(1)

    def make(partner, on, amount, **fields):
        fields = {"key": f"D{next(numbers)}", "currency": "EUR", "amount": amount, "base_amount": amount} | fields
        return Deal.objects.create(partner=partner, ordered_on=date.fromisoformat(str(on)), **fields)

    return make


@pytest.fixture
def contact(db):
    def make(partner, on, kind="call", author=None):
        day = date.fromisoformat(str(on))
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        made = Interaction.objects.create(partner=partner, kind=kind, happened_at=moment, day=day, author=author)
        if partner.last_contact_on is None or partner.last_contact_on < day:
            partner.last_contact_on = day
            partner.save(update_fields=["last_contact_on"])
        return made

    return make
