"""A partner's session reads its own partners' rows only: anything else raises."""

import pytest
from django.db.models import Count, OuterRef, Subquery

from accounts.models import Role
from campaigns.models import Code
from partners.models import Contact, Member, Partner, Standing
from partners.queries.scope import OutOfScope, beyond, guarded, only
from sales.models import Deal, Referral


@pytest.fixture
def own(company):
    return Partner.objects.create(name="Own")


@pytest.fixture
def foreign(company):
    return Partner.objects.create(name="Canary")


@pytest.fixture
def user(person, own):
    user = person(Role.PARTNER)
    Member.objects.create(partner=own, user=user, role="principal")
    return user


def reads(own, foreign, user):
    """Reads by name: whether each is allowed."""
    mine = Partner.objects.visible_to(user)
    came = Referral.objects.filter(code=OuterRef("pk")).order_by().values("code").annotate(n=Count("pk")).values("n")
    beside = came.filter(partner=OuterRef("partner"))
    codes = Code.objects.filter(partner=own)
    return {
        "own by partner": (Referral.objects.filter(partner=own), True),
        "own by several": (Referral.objects.filter(partner__in=[own, own]), True),
        "own partner": (Partner.objects.filter(pk=own.pk), True),
        "partners of the person": (mine, True),
        "rows of these": (Deal.objects.filter(partner__in=mine), True),
        "places of the person": (Member.objects.filter(user=user).select_related("partner"), True),
        "beside a scoped row": (Deal.objects.filter(partner=own).select_related("referral", "code__seller"), True),
        "counted beside": (codes.annotate(n=Subquery(beside)), True),
        "one to one": (Standing.objects.filter(partner=own.pk), True),
        "everything": (Referral.objects.all(), False),
        "counted everywhere": (codes.annotate(n=Subquery(came)), False),
        "by another key": (Referral.objects.filter(customer="Ola"), False),
        "by its id": (Deal.objects.filter(pk=1), False),
        "another partner's": (Referral.objects.filter(partner=foreign), False),
        "another's among own": (Contact.objects.filter(partner__in=[own, foreign]), False),
        "another partner": (Partner.objects.filter(pk=foreign.pk), False),
        "other places": (Member.objects.filter(user_id=user.pk + 1), False),
        "through a crossing link": (Referral.objects.filter(partner=own).select_related("first"), False),
    }


def test_each_read_is_allowed_or_raises(own, foreign, user):
    wrong = []
    for name, (rows, allowed) in reads(own, foreign, user).items():
        with only([own.pk], user=user.pk):
            try:
                list(rows.all())
            except OutOfScope:
                seen = False
            else:
                seen = True
        if seen != allowed:
            wrong.append(name)
    assert wrong == []


def test_counting_and_asking_are_reads_too(own):
    with only([own.pk]):
        for read in (Referral.objects.count, Referral.objects.exists, lambda: Deal.objects.values_list("amount")[0]):
            with pytest.raises(OutOfScope):
                read()
        assert Referral.objects.filter(partner=own).count() == 0


def test_a_write_says_that_it_looks_beyond(own):
    with only([own.pk]), beyond():
        assert Referral.objects.count() == 0


def test_outside_nothing_is_held(own):
    with only([own.pk]):
        pass
    assert Referral.objects.count() == 0


def test_every_table_of_partners_is_guarded():
    tables = guarded()
    assert {"sales_referral", "sales_deal", "campaigns_code", "partners_contact", "partners_standing"} <= set(tables)
    assert tables["partners_partner"] == "id"


def test_it_holds_for_every_page_that_a_partner_opens(own, user, log_in, monkeypatch, logged_errors):
    from cabinet.views import home

    monkeypatch.setattr(home, "cabinet_home", lambda *_args, **_kwargs: Deal.objects.count())
    with pytest.raises(OutOfScope):
        log_in(user).get("/cabinet/")
    logged_errors.clear()
