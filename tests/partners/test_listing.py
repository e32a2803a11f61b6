"""The partner list as its readers use it."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Role
from partners.models import Partner, PartnerKind, Standing
from partners.models.standing import FLAG_NAMES
from partners.rules.listing import MANY, SORTS, ListQuery, read_query
from scoring.models import FlagRule


def names(answer):
    return [row["name"] for row in answer.context["rows"]]


@pytest.fixture
def network(company, manager, kind, today):
    """Five partners that differ in everything one may ask for."""
    other = PartnerKind.objects.create(name="Designer", position=2)
    make = Partner.objects.create
    rows = [
        make(name="Alpha", kind=kind, manager=manager, status="active", tags=["key", "north"], last_contact_on=today),
        make(name="Beta", kind=other, manager=manager, status="active", last_contact_on=today - timedelta(days=40)),
        make(name="Gamma", kind=other, status="dormant", tags=["key"], last_contact_on=today - timedelta(days=200)),
        make(name="Delta", kind=kind, status="candidate", city="Łódź"),
        make(name="Omega", status="ended", external_id="OM-1"),
    ]
    verdicts = [("gold", "A", 500, ["too_large"]), ("silver", "B", 300, []), ("bronze", "D", 100, ["dormant"])]
    for partner, (tier, abc, turnover, flags) in zip(rows, verdicts, strict=False):
        Standing.objects.create(
            partner=partner, tier=tier, abc=abc, turnover=turnover, mean_month=1, tier_since=today, flags=flags
        )
    return {partner.name: partner for partner in rows}


@pytest.fixture
def ask(log_in, manager):
    client = log_in(manager)
    return lambda **asked: client.get(reverse("partners:list"), asked)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("name", ["Alpha", "Beta", "Delta", "Gamma", "Omega"]),
        ("-name", ["Omega", "Gamma", "Delta", "Beta", "Alpha"]),
        ("-turnover", ["Alpha", "Beta", "Gamma", "Delta", "Omega"]),
        ("turnover", ["Gamma", "Beta", "Alpha", "Delta", "Omega"]),
        ("-contact", ["Alpha", "Beta", "Gamma", "Delta", "Omega"]),
        ("contact", ["Omega", "Delta", "Gamma", "Beta", "Alpha"]),
        ("-added", ["Omega", "Delta", "Gamma", "Beta", "Alpha"]),
        ("nonsense", ["Alpha", "Beta", "Delta", "Gamma", "Omega"]),
    ],
)
def test_sorts(network, ask, sort, expected):
    assert names(ask(sort=sort)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "alph"}, ["Alpha"]),
        ({"q": "лодз"}, ["Delta"]),
        ({"q": "om-1"}, ["Omega"]),
        ({"status": "active"}, ["Alpha", "Beta"]),
        ({"status": ["active", "ended"]}, ["Alpha", "Beta", "Omega"]),
        ({"tier": ["gold", "bronze"]}, ["Alpha", "Gamma"]),
        ({"abc": "B"}, ["Beta"]),
        ({"flag": "dormant"}, ["Gamma"]),
        ({"tag": "key"}, ["Alpha", "Gamma"]),
        ({"tag": ["key", "north"]}, ["Alpha"]),
        ({"contact": "30"}, ["Beta", "Delta", "Gamma", "Omega"]),
        ({"contact": "90"}, ["Delta", "Gamma", "Omega"]),
        ({"contact": "never"}, ["Delta", "Omega"]),
        ({"manager": "none"}, ["Delta", "Gamma", "Omega"]),
        ({"kind": "none"}, ["Omega"]),
        ({"tier": "gold", "sort": "-turnover", "q": "a"}, ["Alpha"]),
        ({"tier": "platinum"}, []),
        ({"kind": "not-a-uuid"}, []),
        ({"status": "active", "contact": "never"}, []),
        ({"created_week": "1999-W01"}, []),
        ({"created_week": "not-a-week", "q": "alph"}, ["Alpha"]),
    ],
)
def test_filters(network, ask, asked, expected):
    assert names(ask(**asked)) == expected


def test_filters_by_kind_and_manager(network, ask, kind, manager):
    assert names(ask(kind=str(kind.uuid))) == ["Alpha", "Delta"]
    assert names(ask(manager=str(manager.uuid), kind=str(kind.uuid))) == ["Alpha"]


def test_typos_are_forgiven_and_said(network, ask):
    answer = ask(q="Gamam")
    assert names(answer) == ["Gamma"]
    assert answer.context["alike"]
    assert not ask(q="Gamma").context["alike"]


def test_every_filter_has_a_chip_that_drops_it(network, ask, kind):
    asked = {"q": "alp", "kind": str(kind.uuid), "tier": "gold", "tag": "key", "contact": "0", "sort": "-turnover"}
    answer = ask(**asked)
    chips = {chip.label: chip for chip in answer.context["chips"]}
    assert set(chips) == {"Search", "Kind", "Tier", "Tag", "Last contact"}
    left = parse_qs(chips["Tier"].href.partition("?")[2])
    assert left == {name: [value] for name, value in asked.items() if name != "tier"}


def test_pages_follow_each_other_without_gaps(company, ask):
    Partner.objects.bulk_create(Partner(name=f"P {n:03}") for n in range(120))
    judged = Partner.objects.filter(name__lt="P 055")
    Standing.objects.bulk_create(
        Standing(partner=p, tier="gold", abc="A", turnover=n, mean_month=1, tier_since=date(2026, 3, 4))
        for n, p in enumerate(judged)
    )
    for sort in SORTS:
        seen = [name for page in (1, 2, 3) for name in names(ask(sort=sort, page=page))]
        assert len(seen) == len(set(seen)) == 120
        assert names(ask(sort=sort, page=4)) == []
    assert b"51\xe2\x80\x93100 of 120" in ask(page=2).content


def test_the_count_stops_at_a_thousand(company, ask):
    Partner.objects.bulk_create(Partner(name=f"P {n}") for n in range(1001))
    assert b"1\xe2\x80\x9350 of over 1,000" in ask().content
    Partner.objects.all()[:1].get().delete()
    assert b"1\xe2\x80\x9350 of 1,000" in ask().content


def test_htmx_gets_the_part_and_history_the_page(network, log_in, manager):
    client, address = log_in(manager), reverse("partners:list")
    part = client.get(address, headers={"HX-Request": "true"}).content
    assert b"<html" not in part
    assert b"Alpha" in part
    back = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}).content
    assert b"<html" in back


def test_an_empty_list_says_what_to_do_first(company, ask):
    assert b"Add the first partner" in ask().content
    assert b"No partner matches" in ask(q="zzz").content


@pytest.mark.parametrize("asked", [{}, {"q": "firm"}, {"tier": "gold", "sort": "-turnover"}, {"contact": "never"}])
def test_the_same_queries_with_one_row_and_with_sixty(company, ask, asked, django_assert_num_queries, settings):
    def add(first, last):
        made = Partner.objects.bulk_create(Partner(name=f"Firm {n}") for n in range(first, last))
        Standing.objects.bulk_create(
            Standing(partner=p, tier="gold", abc="A", turnover=5, mean_month=1, tier_since=date(2026, 3, 4))
            for p in made
        )

    add(0, 1)
    ask(**asked)
    for _size in (1, 60):
        with django_assert_num_queries(10):
            assert ask(**asked).status_code == 200
        add(1, 60)


def test_who_sees_what(network, client, log_in, person, stranger_manager):
    address = reverse("partners:list")
    assert client.get(address).status_code == 302
    assert len(names(log_in(person(Role.OWNER)).get(address))) == 5
    reader = log_in(person(Role.ACCOUNTANT)).get(address)
    assert len(names(reader)) == 5
    assert b'name="chosen"' not in reader.content
    assert names(log_in(stranger_manager).get(address)) == []
    Partner.objects.filter(name="Beta").update(manager=stranger_manager)
    assert names(log_in(stranger_manager).get(address)) == ["Beta"]
    assert names(log_in(stranger_manager).get(address, {"q": "Alhpa"})) == []
    assert log_in(person(Role.PARTNER)).get(address).status_code == 404


def test_flags_have_scorings_names():
    assert {code: str(name) for code, name in FLAG_NAMES.items()} == {
        code: str(name) for code, name in FlagRule.Code.choices
    }


words = st.sampled_from(["a", "Łódź", "x&y=z", "50%", "+", "#", "имя"])


@given(
    st.builds(
        ListQuery,
        q=st.lists(words, max_size=3).map(" ".join),
        many=st.dictionaries(st.sampled_from(MANY), st.lists(words, unique=True, max_size=2).map(tuple)),
        contact=st.sampled_from(["", "never", "30"]),
        created_week=st.sampled_from(["", "2026-W10"]),
        sort=st.sampled_from(SORTS),
    )
)
def test_an_address_says_the_whole_query(query):
    read = read_query(parse_qs(query.address()))
    assert all(read.of(name) == query.of(name) for name in MANY)
    assert (read.q, read.contact, read.sort) == (query.q, query.contact, query.sort)
    assert read.created_week == query.created_week
