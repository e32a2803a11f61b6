"""The command bar finds partners by whatever one remembers of them."""

import pytest
from django.urls import reverse

from accounts.models import Role
from partners.models import Contact, Partner
from partners.queries.find import AT_MOST, find_partners
from partners.rules.search import read_search


@pytest.fixture
def others(partner):
    Partner.objects.bulk_create(
        [Partner(name="Okna Plus"), Partner(name="Plus Okna"), Partner(name="Dom i Ogród", city="Kraków")]
    )


@pytest.mark.parametrize(
    "typed",
    [
        "ромаш", "romash", "РОМАШКА", "R-17", "lodz", "Łódź", "5252248481", "525-224-84-81", "600 123 456",
        "+48600123456", "8 600 123 456", "zhanna", "Щукина", "zhanna@rom", "romashka lodz", "щук 123", "trade",
    ],
)  # fmt: skip
def test_any_name_or_number_finds_it(partner, others, manager, typed):
    assert [hit.uuid for hit in find_partners(read_search(typed), actor=manager)] == [partner.uuid]


@pytest.mark.parametrize("typed", ["ромшка", "romaska", "romahska"])
def test_typos_are_forgiven_where_nothing_else_is_found(partner, others, manager, typed):
    assert [hit.uuid for hit in find_partners(read_search(typed), actor=manager)] == [partner.uuid]


def test_names_that_begin_with_it_come_first(others, manager):
    assert [hit.name for hit in find_partners(read_search("plus"), actor=manager)] == ["Plus Okna", "Okna Plus"]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "zzzzqqq", "\x00", "'; drop table", "\\"])
def test_nothing_and_signs_find_nothing(partner, others, manager, typed):
    assert find_partners(read_search(typed), actor=manager) == []


def test_never_more_than_eight(manager, company):
    Partner.objects.bulk_create(Partner(name=f"Shop {n}") for n in range(30))
    assert len(find_partners(read_search("shop"), actor=manager)) == AT_MOST


def test_the_same_number_of_queries_for_three_and_three_hundred(manager, company, django_assert_num_queries):
    Partner.objects.bulk_create(Partner(name=f"Shop {n}") for n in range(9))
    with django_assert_num_queries(1):
        find_partners(read_search("shop"), actor=manager)
    Partner.objects.bulk_create(Partner(name=f"Shop {n}") for n in range(9, 300))
    with django_assert_num_queries(1):
        find_partners(read_search("shop"), actor=manager)


def test_options_lead_to_the_partner(log_in, person, partner):
    answer = log_in(person(Role.ACCOUNTANT)).get(reverse("partners:find"), {"q": "ромашка"})
    assert reverse("dashboards:partner", args=[partner.uuid]) in answer.content.decode()
    assert "Łódź" in answer.content.decode()


def test_choices_to_pick_from(log_in, manager, partner):
    answer = log_in(manager).get(reverse("partners:find"), {"q": "ромашка", "pick": "1"})
    assert f'value="{partner.uuid}" checked' in answer.content.decode()


def test_nobody_finds_what_they_may_not_see(log_in, client, stranger_manager, person, partner):
    address = reverse("partners:find")
    assert client.get(address, {"q": "a"}).status_code == 302
    assert partner.name not in log_in(stranger_manager).get(address, {"q": "Ромашка"}).content.decode()
    assert partner.name not in log_in(stranger_manager).get(address, {"q": "ромшака"}).content.decode()
    assert log_in(person(Role.PARTNER)).get(address, {"q": "a"}).status_code == 404


def test_birthday_words_of_a_contact_are_not_searched(partner, manager):
    Contact.objects.filter(partner=partner).update(notes="likes fishing")
    assert find_partners(read_search("fishing"), actor=manager) == []
