"""Who knows of which partners."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Role
from partners.models import Member, MemberRole, Partner


@pytest.fixture
def network(db, person):
    manager = person(Role.MANAGER, sees_all_partners=False)
    return manager, Partner.objects.create(name="Mine", manager=manager), Partner.objects.create(name="Theirs")


@pytest.mark.parametrize("role", [Role.OWNER, Role.HEAD, Role.ACCOUNTANT, Role.MANAGER])
def test_staff_see_every_partner(network, person, role):
    assert Partner.objects.visible_to(person(role)).count() == 2


def test_a_manager_of_own_partners_sees_only_those(network):
    manager, mine, _ = network
    assert list(Partner.objects.visible_to(manager)) == [mine]


def test_a_partners_person_sees_the_firms_they_belong_to(network, person):
    _, _, theirs = network
    seller = person(Role.PARTNER)
    assert not Partner.objects.visible_to(seller).exists()
    Member.objects.create(partner=theirs, user=seller, role=MemberRole.SELLER)
    assert list(Partner.objects.visible_to(seller)) == [theirs]


def test_strangers_and_the_deactivated_see_nothing(network, person):
    assert not Partner.objects.visible_to(AnonymousUser()).exists()
    assert not Partner.objects.visible_to(person(Role.OWNER, is_active=False)).exists()


def test_the_filter_chains_with_domain_words(network):
    manager, mine, _ = network
    Partner.objects.update(last_contact_on="2026-01-01")
    assert list(Partner.objects.silent_since(date(2026, 2, 1)).visible_to(manager)) == [mine]
