"""The cabinet shows a partner's person their own firm, and nothing of any other."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from core.models import JobRun
from partners.models import Member, MemberRole, Partner, Standing
from sales.models import Deal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "company")]


@pytest.fixture
def now():
    with time_machine.travel("2026-11-18T11:00:00Z", tick=False):
        yield


@pytest.fixture
def make_firm():
    def make(name, *, units=100_00, **fields):
        firm = Partner.objects.create(name=name, status="active", **fields)
        Standing.objects.create(
            partner=firm,
            abc="A",
            tier="silver",
            tier_since=date(2026, 5, 1),
            turnover=units,
            mean_month=units,
            flags=["dormant"],
        )
        Deal.objects.create(
            partner=firm, key=f"key {name}", number=f"order of {name}", ordered_on=date(2026, 11, 10),
            amount=units, base_amount=units, currency="EUR",
        )  # fmt: skip
        return firm

    return make


@pytest.fixture
def join(person):
    """`join(firm, ...)` → a person who stands at these firms."""

    def make(*firms, role=MemberRole.PRINCIPAL):
        user = person(Role.PARTNER)
        for firm in firms:
            Member.objects.create(partner=firm, user=user, role=role)
        return user

    return make


def test_my_firm_its_tier_its_money_and_my_manager(make_firm, join, person, log_in):
    manager = person(Role.MANAGER, full_name="Ewa Manager", phone="+48 600 100 200")
    firm = make_firm("Atelier Lazur", units=777_00, manager=manager)
    page = log_in(join(firm)).get("/cabinet/").content.decode()
    for words in (
        "Atelier Lazur",
        "Silver",
        "€777",
        "order of Atelier Lazur",
        "Ewa Manager",
        'href="tel:+48600100200"',
    ):
        assert words in page


def test_nothing_of_another_firm_ever(make_firm, join, log_in):
    make_firm("Canary firm", units=424_242_00)
    page = log_in(join(make_firm("Mine"))).get("/cabinet/").content.decode()
    assert "Canary" not in page
    assert "424" not in page


def test_our_own_judgements_of_a_partner_stay_with_us(make_firm, join, log_in):
    page = log_in(join(make_firm("Mine"))).get("/cabinet/").content.decode()
    assert "Dormant" not in page
    assert "Class" not in page


def test_a_person_of_two_firms_goes_from_one_to_the_other(make_firm, join, log_in):
    first, second = make_firm("Alpha"), make_firm("Beta")
    client = log_in(join(first, second))
    form = client.get("/cabinet/").content.decode()
    assert "order of Alpha" in form
    assert "order of Beta" not in form
    assert f'name="firm" value="{second.uuid}"' in form
    assert client.post("/cabinet/firm/", {"firm": second.uuid}).url == "/cabinet/"
    page = client.get("/cabinet/").content.decode()
    assert "order of Beta" in page
    assert "order of Alpha" not in page


def test_a_foreign_firm_and_a_missing_one_answer_alike(make_firm, join, log_in):
    foreign = make_firm("Canary firm")
    client = log_in(join(make_firm("Mine")))
    for firm in (foreign.uuid, "00000000-0000-4000-8000-000000000000", "", "x"):
        assert client.post("/cabinet/firm/", {"firm": firm}).status_code == 404
    assert "order of Mine" in client.get("/cabinet/").content.decode()


def test_who_left_a_firm_no_longer_sees_it(make_firm, join, log_in):
    first, second = make_firm("Alpha"), make_firm("Beta")
    user = join(first, second)
    client = log_in(user)
    client.post("/cabinet/firm/", {"firm": second.uuid})
    Member.objects.filter(partner=second).delete()
    page = client.get("/cabinet/").content.decode()
    assert "Beta" not in page
    assert "order of Alpha" in page


def test_a_seller_sees_the_firm_but_not_its_money(make_firm, join, log_in):
    page = log_in(join(make_firm("Mine", units=777_00), role=MemberRole.SELLER)).get("/cabinet/").content.decode()
    assert "Silver" in page
    assert "777" not in page
    assert "order of" not in page


def test_a_person_without_a_firm_is_told_whom_to_ask(join, log_in):
    assert "You belong to no firm here" in log_in(join()).get("/cabinet/").content.decode()


def test_staff_have_no_cabinet(client, person, log_in):
    assert client.get("/cabinet/").status_code == 302
    assert log_in(person(Role.OWNER)).get("/cabinet/").status_code == 403


def test_a_firm_before_its_first_night(join, log_in):
    firm = Partner.objects.create(name="New firm")
    page = log_in(join(firm)).get("/cabinet/").content.decode()
    assert "worked out each night" in page
    assert "No orders yet" in page
    assert JobRun.objects.count() == 0


def test_the_same_queries_with_one_order_and_with_many(make_firm, join, log_in):
    firm = make_firm("Mine")
    client = log_in(join(firm))

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/cabinet/")
        return len(seen)

    few = queries()
    for n in range(4):
        Deal.objects.create(
            partner=firm, key=f"k{n}", ordered_on=date(2026, 11, n + 1), amount=1, base_amount=1, currency="EUR"
        )
        Member.objects.create(partner=make_firm(f"F{n}"), user=firm.members.get().user, role="principal")
    client.post("/cabinet/firm/", {"firm": firm.uuid})
    assert queries() == few
