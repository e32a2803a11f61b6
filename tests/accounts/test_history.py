"""The audit trail: triggers keep what was changed, whoever's code changed it."""

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError

from partners.models import Partner
from sales.models import Deal


@pytest.fixture
def partner(db):
    return Partner.objects.create(name="Lustro")


def labels(thing):
    return list(thing.events.order_by("pgh_id").values_list("pgh_label", flat=True))


def test_bulk_writes_and_plain_sql_leave_a_trail(partner):
    Partner.objects.bulk_create([Partner(name="A"), Partner(name="B")])
    Partner.objects.filter(name__in="AB").update(city="Łódź")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partners_partner SET notes = 'by hand' WHERE name = 'A'")
    assert labels(Partner.objects.get(name="A")) == ["insert", "update", "update"]
    assert labels(Partner.objects.get(name="B")) == ["insert", "update"]


def test_an_update_keeps_the_row_as_it_was(partner):
    Partner.objects.update(name="Zwierciadło")
    assert partner.events.get(pgh_label="update").name == "Lustro"


def test_fields_that_machines_keep_make_no_noise(partner):
    Partner.objects.update(search_text="X", last_contact_on="2026-01-01", updated_at="2026-01-01T00:00Z")
    partner.save()
    assert labels(partner) == ["insert"]


def test_deals_are_kept_when_changed_or_deleted_and_not_when_they_come(partner):
    deal = Deal.objects.create(
        partner=partner, key="1", ordered_on="2026-01-01", amount=5, base_amount=5, currency="EUR"
    )
    assert labels(deal) == []
    Deal.objects.update(amount=7)
    Deal.objects.all().delete()
    event = Deal.events.rel.related_model.objects
    assert list(event.order_by("pgh_id").values_list("pgh_label", "amount")) == [("update", 5), ("delete", 7)]


def test_the_trail_itself_cannot_be_edited_or_deleted(partner):
    for attempt in (lambda: partner.events.update(name="never"), lambda: partner.events.all().delete()):
        with pytest.raises(InternalError, match="append_only"), transaction.atomic():
            attempt()
    assert labels(partner) == ["insert"]


def test_a_new_password_is_noted_without_its_hash(person):
    user = person()
    user.set_password("another-Pass-2")
    user.save()
    assert labels(user) == ["insert", "password"]
    assert not hasattr(user.events.last(), "password")
