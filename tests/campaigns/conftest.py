"""A partner, people around it, and makers of agreements and promises."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from accounts.models import Role
from campaigns.models import Scheme
from campaigns.services.agreement import Heading, Promised, Terms, draft_agreement, enter_into_force, propose
from campaigns.services.promise import add_promise
from partners.models import Contact, Member, MemberRole, Partner, PartnerKind

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
DAY = date(2026, 3, 4)


@pytest.fixture
def today():
    """The company's day; it lasts until the test is over."""
    with time_machine.travel(NOW):
        yield DAY


@pytest.fixture
def kind(db):
    return PartnerKind.objects.create(name="Designer")


@pytest.fixture
def manager(person):
    return person(Role.MANAGER, full_name="Maria Manager")


@pytest.fixture
def head(person):
    return person(Role.HEAD, full_name="Henryk Head")


@pytest.fixture
def stranger(person):
    """A manager who sees only partners of their own, and has none."""
    return person(Role.MANAGER, full_name="Igor Own", sees_all_partners=False)


@pytest.fixture
def partner(company, kind, manager):
    partner = Partner.objects.create(name="Atelier Łuk", kind=kind, manager=manager)
    Contact.objects.create(partner=partner, name="Ola Łuk", email="ola@luk.example", is_decision_maker=True)
    return partner


@pytest.fixture
def member(partner, person):
    """Someone of the partner's who may log in."""
    user = person(Role.PARTNER, full_name="Ola Łuk")
    Member.objects.create(partner=partner, user=user, role=MemberRole.PRINCIPAL)
    return user


@pytest.fixture
def make_agreement(partner, manager):
    """`make_agreement(promises=[...], ends_on=day)` → a draft; `state="in_force"` brings it there."""

    def make(state="draft", *, of=None, promises=(), title="Stand and leaflets", **terms):
        given = {"we_give": "A stand\n500 leaflets", "they_give": "A place by the door", "starts_on": date(2026, 1, 1)}
        agreement = draft_agreement(
            of or partner,
            heading=Heading(title=title, our_responsible=manager),
            terms=Terms(**{**given, **terms}),
            schemes=[Scheme.objects.get(code="stand")],
            promises=promises,
        )
        if state in ("proposed", "in_force"):
            agreement = propose(agreement.version, by=manager, now=NOW)
        if state == "in_force":
            return enter_into_force(
                agreement.version, signed="paper", signed_on=date(2026, 1, 1), by=manager, now=NOW, today=DAY
            )
        return agreement

    return make


@pytest.fixture
def make_promise(partner):
    """`make_promise(side="we", first_due=day)` → its obligation, with its days."""

    def make(side="they", *, of=None, on=DAY, **given):
        promised = Promised(**{"side": side, "what": "Clean the stand", "first_due": DAY, **given})
        return add_promise(of or partner, promised=promised, on=on)

    return make
