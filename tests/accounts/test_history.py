"""The audit trail: triggers keep what was changed, whoever's code changed it."""

import pytest
from django.db import connection, transaction
from django.db.utils import InternalError
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from accounts.queries.history import changes_of, recent_changes
from accounts.rules.history import What
from accounts.services.history import acting
from partners.models import Contact, Partner, PartnerKind, Status
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


def test_changes_say_who_what_before_and_after(partner, person):
    kind, owner = PartnerKind.objects.create(name="Designer"), person(Role.OWNER, full_name="Ewa Lis")
    with acting(user=owner, url="/partners/"):
        Partner.objects.update(kind=kind, name="Lustro i syn", status=Status.ACTIVE, tags=["vip", "north"])
    newest, first = changes_of(partner)
    assert (newest.who, newest.what, newest.kind, newest.url) == ("Ewa Lis", What.UPDATE, "Partner", "/partners/")
    assert {f.name: (f.label, f.before, f.after) for f in newest.fields} == {
        "name": ("Name", "Lustro", "Lustro i syn"),
        "kind": ("Kind", "", "Designer"),
        "status": ("Status", "Candidate", "Active"),
        "tags": ("Tags", "", "vip, north"),
    }
    assert (first.what, first.who) == (What.INSERT, "")
    assert {f.name: f.after for f in first.fields} == {"name": "Lustro", "status": "Candidate", "turn": "We"}


def test_a_password_noted_beside_another_change_hides_nothing(person):
    user = person(full_name="Jan")
    user.full_name = "Jan Nowak"
    user.set_password("another-Pass-2")
    user.save()
    noted, renamed = sorted(changes_of(user)[:2], key=lambda change: change.what)
    assert (noted.what, noted.fields) == (What.PASSWORD, ())
    assert [(f.before, f.after) for f in renamed.fields] == [("Jan", "Jan Nowak")]


def test_parts_of_a_thing_belong_to_its_history_even_deleted_ones(partner):
    Contact.objects.create(partner=partner, name="Ola", phone="+48 600 700 800").delete()
    found = changes_of(partner, parts=[(Contact, "partner")])
    assert [(c.what, c.kind, c.title) for c in found] == [
        (What.DELETE, "Contact", "Ola"),
        (What.INSERT, "Contact", "Ola"),
        (What.INSERT, "Partner", "Lustro"),
    ]
    assert {f.name: f.before for f in found[0].fields}["phone"] == "+48 600 700 800"


def test_money_is_worded_in_units_not_in_cents(partner, company):
    deal = Deal.objects.create(
        partner=partner, key="1", ordered_on="2026-01-01", amount=5, base_amount=5, currency="EUR"
    )
    Deal.objects.update(amount=123456)
    assert [(f.before, f.after) for f in changes_of(deal)[0].fields] == [("0.05", "1,234.56")]


def test_recent_changes_are_filtered_and_paged(partner, person, company):
    ewa, jan = person(Role.OWNER, full_name="Ewa"), person(full_name="Jan")
    for user, name in ((ewa, "A"), (jan, "B"), (ewa, "C")):
        with acting(user=user):
            Partner.objects.filter(pk=partner.pk).update(name=name)
    with acting(job="import"):
        Contact.objects.create(partner=partner, name="Ola")
    everything = recent_changes()
    assert [c.job for c in everything if c.kind == "Contact"] == ["import"]
    assert [c.fields[0].after for c in recent_changes(by=ewa)] == ["C", "A"]
    assert {c.kind for c in recent_changes(kind="partners.contact")} == {"Contact"}
    assert len(recent_changes(limit=2)) == 2
    assert recent_changes(before=everything[-1].at) == []


def test_as_many_queries_for_many_changes_as_for_one(partner, person, company, django_assert_num_queries):
    user = person(Role.OWNER)
    with acting(user=user):
        Partner.objects.update(name="A", manager=user)
    with CaptureQueriesContext(connection) as few:
        changes_of(partner)
    for name in "BCDEF":
        with acting(user=user):
            Partner.objects.update(name=name)
    with django_assert_num_queries(len(few)):
        changes_of(partner)


def test_a_page_leaves_the_person_the_address_and_the_request(partner, person, client, settings):
    settings.ROOT_URLCONF = "tests.accounts.editing"
    client.force_login(person(full_name="Ewa"))
    client.post("/rename/", {"name": "Renamed"})
    change = changes_of(partner)[0]
    assert (change.who, change.url, change.fields[0].after) == ("Ewa", "/rename/", "Renamed")
    assert len(change.request_id) == 36
