"""The list: the rows behind each figure."""

from datetime import date
from uuid import uuid4

import pytest

from accounts.models import Role
from core.rules.weeks import IsoWeek
from sales.models import Deal
from sales.queries.deals import PAGE_SIZE, Scope, deal_page, deals_of, totals_of
from tests.sales.conftest import DAY, amounts

WEEK = IsoWeek.of(DAY)


@pytest.fixture
def owner(person):
    return person(Role.OWNER)


@pytest.fixture
def some(make_deal, other):
    make_deal(100, on=WEEK.monday, number="SO-100")
    make_deal(200, on=WEEK.sunday, margin=50)
    make_deal(300, of=other, on=DAY, state="open")
    make_deal(400, of=other, on=WEEK.plus(1).monday)
    make_deal(500, of=other, on=WEEK.plus(-1).sunday)


def numbers(response):
    return sorted(deal.amount for deal in response.context["page"].rows)


def test_each_scope_has_its_rows(some, partner, other, owner, kind, manager):
    def of(**scope):
        return amounts(deals_of(Scope(**scope), actor=owner))

    assert of() == [100, 200, 300, 400, 500]
    assert of(week=WEEK) == [100, 200, 300]
    assert of(week=WEEK, state="won") == [100, 200]
    assert of(since=DAY) == [200, 300, 400]
    assert of(until=DAY) == [100, 300, 500]
    assert of(partner=other.uuid) == [300, 400, 500]
    assert of(partner=uuid4()) == []
    assert of(kind=kind) == [100, 200]
    assert of(manager=manager) == [100, 200]
    assert of(q="SO-1") == [100]
    assert of(q="okna") == [300, 400, 500]
    assert of(q="nobody") == []


def test_who_sees_whose_deals(some, owner, manager, stranger, person, partner):
    assert len(amounts(Deal.objects.visible_to(owner))) == 5
    assert len(amounts(Deal.objects.visible_to(manager))) == 5
    assert amounts(Deal.objects.visible_to(stranger)) == []
    partner.manager = stranger
    partner.save()
    assert amounts(Deal.objects.visible_to(stranger)) == [100, 200]
    assert amounts(Deal.objects.visible_to(person(Role.PARTNER))) == []


def test_a_narrow_scope_is_added_up_by_state(some, owner):
    totals = {
        total.state: (total.deals, total.amount, total.margin) for total in totals_of(Scope(week=WEEK), actor=owner)
    }
    assert totals == {"won": (2, 300, 50), "open": (1, 300, None)}
    assert totals_of(Scope(state="won"), actor=owner) == []


@pytest.mark.parametrize(
    ("sort", "first"), [("-date", 400), ("date", 500), ("-amount", 500), ("amount", 100), ("-margin", 200)]
)
def test_the_list_is_sorted(some, owner, sort, first):
    assert deal_page(Scope(), actor=owner, sort=sort, page=1).rows[0].amount == first


def test_pages_follow_each_other(make_deal, owner):
    for amount in range(PAGE_SIZE + 3):
        make_deal(amount)
    first = deal_page(Scope(), actor=owner, sort="amount", page=1)
    second = deal_page(Scope(), actor=owner, sort="amount", page=2)
    assert [deal.amount for deal in first.rows + second.rows] == list(range(PAGE_SIZE + 3))
    assert (first.has_next, second.has_next, first.total) == (True, False, PAGE_SIZE + 3)


def test_the_rows_behind_the_week(some, owner, log_in):
    response = log_in(owner).get(f"/deals/?week={WEEK}&state=won")
    assert numbers(response) == [100, 200]
    assert "€3.00" in response.content.decode()
    assert f"Week:</span> {WEEK}" in response.content.decode()


def test_a_partner_named_by_the_address_becomes_a_chip(some, owner, other, log_in):
    response = log_in(owner).get(f"/deals/?partner={other.uuid}")
    assert numbers(response) == [300, 400, 500]
    assert "Partner:</span> Okna Plus" in response.content.decode()


@pytest.mark.parametrize("query", ["week=2026-W60", "since=yesterday", "state=lucky", "partner=me", "kind=x"])
def test_a_filter_that_cannot_be_finds_nothing_and_says_so(some, owner, log_in, query):
    response = log_in(owner).get(f"/deals/?{query}")
    assert numbers(response) == []
    assert response.context["form"].errors


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999999999", "page=٣", "sort=price", "q=%01"])
def test_odd_addresses_still_answer(some, owner, log_in, query):
    assert log_in(owner).get(f"/deals/?{query}").status_code == 200


def test_what_no_database_can_hold_is_refused(some, owner, log_in):
    assert log_in(owner).get("/deals/?q=%00").status_code == 400


def test_the_same_number_of_queries_for_one_and_for_three_rows(
    make_deal, other, owner, log_in, django_assert_max_num_queries
):
    client = log_in(owner)
    make_deal()
    client.get("/deals/")
    with django_assert_max_num_queries(50) as one:
        client.get(f"/deals/?week={WEEK}")
    make_deal(of=other)
    make_deal(of=other, currency="USD", on=date(2020, 5, 29))
    make_deal(of=other, seller="Anna")
    with django_assert_max_num_queries(50) as three:
        client.get(f"/deals/?week={WEEK}")
    assert len(three) == len(one)


def test_a_manager_sees_nothing_of_anothers_partners(some, stranger, other, log_in):
    client = log_in(stranger)
    assert numbers(client.get("/deals/")) == []
    assert numbers(client.get(f"/deals/?partner={other.uuid}")) == []
    assert "Okna" not in client.get(f"/deals/?partner={other.uuid}&q=okna").content.decode().replace("okna", "")


def test_money_sorts_a_narrow_scope_only(some, owner, log_in):
    client = log_in(owner)
    narrow = client.get(f"/deals/?week={WEEK}&sort=amount")
    assert [deal.amount for deal in narrow.context["page"].rows] == [100, 200, 300]
    everything = client.get("/deals/?sort=amount")
    assert next(deal.amount for deal in everything.context["page"].rows) == 400
    assert [bool(head.href) for head in everything.context["heads"] if head.number] == [False, False]


def test_htmx_gets_the_part_below_the_filters(some, owner, log_in):
    part = log_in(owner).get("/deals/?q=SO", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith('<div id="deal-list"')


def test_the_export_has_every_row_and_is_harmless(some, make_deal, owner, log_in):
    make_deal(600, seller="=1+1")
    response = log_in(owner).get("/deals/export/?as=csv&sort=amount&since=2026-10-20&until=2026-11-30")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Order number,Date,Partner id,Partner,State,Amount,Margin,Currency,Seller"
    assert lines[1] == f"SO-100,{WEEK.monday},,Atelier Łuk,won,1.00,,EUR,"
    assert (len(lines), lines[-1].endswith(",'=1+1")) == (7, True)


def test_the_export_of_a_scope_that_cannot_be_is_refused(owner, log_in, company):
    assert log_in(owner).get("/deals/export/?week=x").status_code == 400
