"""Who may open what: every address, every role, compared with what the view declares."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from accounts.access import declared_policy
from accounts.middleware.access import UndeclaredAccess
from accounts.models import Role
from partners.models import Contact, Interaction, LegalEntity, Member, MemberRole, Partner, Task
from sales.models import Deal
from scoring.models import RiskFlag
from tests.house.addresses import MISSING, every_address, read

ADDRESSES = every_address()
ANSWERS = {200, 302, 400, 405, 422}
NOTHING_THERE_YET = {"mfa_deactivate_totp", "mfa_download_recovery_codes", "mfa_view_recovery_codes", "cabinet:switch"}
NOT_FOR_SELLERS = {"cabinet:plans", "cabinet:promises"}
PEOPLE = [*Role.values[:4], *MemberRole.values, "stranger"]


def undeclared(addresses):
    return [a.name for a in addresses if declared_policy(a.pattern.callback, a.name) is None]


def expected(address, user):
    """The answers that the declared policy allows to be given to this person; 404 only where a thing is named."""
    policy = declared_policy(address.pattern.callback, address.name)
    if address.name.startswith("api:v1:"):
        return {200, 401, 404, 405}
    if policy.allows(user) and address.name in NOT_FOR_SELLERS and user.memberships.filter(role=MemberRole.SELLER):
        return {404}
    if policy.allows(user):
        return ANSWERS | ({404} if address.converters or address.name in NOTHING_THERE_YET else set())
    if isinstance(user, AnonymousUser):
        return {302}
    return {404} if user.is_partner else {403}


@pytest.fixture
def firm(company, person):
    return Partner.objects.create(name="Okna Plus", manager=person(Role.MANAGER, email="other@example.test"))


@pytest.fixture
def visitor(request, firm, person):
    """A person of the role that the test names, and a client of theirs that reports errors as 500."""
    client = Client(raise_request_exception=False)
    if request.param == "stranger":
        return AnonymousUser(), client
    user = person(Role.PARTNER if request.param in MemberRole.values else request.param)
    if user.is_partner:
        own = Partner.objects.create(name="Own firm")
        Member.objects.create(partner=own, user=user, role=request.param)
    client.force_login(user)
    return user, client


def test_every_address_declares_who_may_open_it():
    assert undeclared(ADDRESSES) == []


def test_a_planted_undeclared_view_is_found():
    assert undeclared(every_address("tests.house.planted")) == ["planted"]


def test_an_undeclared_view_answers_nobody(client, settings, db, logged_errors):
    settings.ROOT_URLCONF = "tests.house.planted"
    assert client.get("/said/").content == b"said so"
    with pytest.raises(UndeclaredAccess):
        client.get("/planted/")
    assert Client(raise_request_exception=False).get("/planted/").status_code == 500
    logged_errors.clear()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("visitor", PEOPLE, indirect=True)
def test_each_role_gets_what_each_address_declares(visitor, method, settings):
    user, client = visitor
    wrong = []
    for address in ADDRESSES:
        if user.is_authenticated:
            client.force_login(user)
        answer = getattr(client, method)(address.url())
        read(answer)
        to_login = answer.headers.get("Location", "").startswith(settings.LOGIN_URL + "?")
        if answer.status_code not in expected(address, user) or (to_login and user.is_authenticated):
            wrong.append((address.name, answer.status_code, answer.headers.get("Location")))
    assert wrong == []


@pytest.mark.parametrize("visitor", [Role.MANAGER, MemberRole.PRINCIPAL], indirect=True)
def test_a_foreign_thing_and_a_missing_one_answer_alike(visitor, firm):
    user, client = visitor
    type(user).objects.filter(pk=user.pk).update(sees_all_partners=False)
    told, things = [], things_of(firm)
    for address in (a for a in ADDRESSES if a.takes_a_uuid):
        missing = client.get(address.url(MISSING))
        for thing in things:
            foreign = client.get(address.url(thing.uuid))
            if (foreign.status_code, foreign.content) != (missing.status_code, missing.content):
                told.append((address.name, type(thing).__name__, foreign.status_code, missing.status_code))
    assert told == []


def things_of(firm):
    return [
        firm,
        Interaction.objects.create(partner=firm, happened_at="2026-03-02T10:00Z", day="2026-03-02"),
        Contact.objects.create(partner=firm, name="Ola"),
        LegalEntity.objects.create(partner=firm, name="Okna Plus sp. z o.o."),
        Task.objects.create(partner=firm, title="Call", due_on="2026-03-03"),
        Deal.objects.create(partner=firm, key="1", ordered_on="2026-03-02", amount=1, base_amount=1, currency="EUR"),
        RiskFlag.objects.create(
            partner=firm, code="dormant", category="operational", severity=1, opened_on="2026-03-02"
        ),
    ]
