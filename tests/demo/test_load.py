"""The demo company in the database: the same each time, whole, and never on top of another."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Count, F, Sum

from accounts.models import User
from demo.services.company import PASSWORD
from demo.services.load import load_demo
from partners.models import Interaction, Member, Partner, Status, Task
from sales.models import Deal

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)


def fingerprint():
    deals = Deal.objects.aggregate(count=Count("id"), amount=Sum("amount"))
    first = Deal.objects.order_by("key").values_list("key", "partner__name", "amount").first()
    return deals, first, Partner.objects.count(), Interaction.objects.count(), Task.objects.count()


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The company, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(on=DAY, say=lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """Each test looks at the one company."""


def test_two_years_end_on_the_day(demo):
    assert Partner.objects.count() == 120
    assert Deal.objects.filter(ordered_on__gt=DAY).count() == 0
    assert Interaction.objects.filter(day__gt=DAY).count() == 0
    first, last = Deal.objects.order_by("ordered_on").first(), Deal.objects.order_by("ordered_on").last()
    assert (last.ordered_on - first.ordered_on).days > 700
    assert set(Partner.objects.values_list("status", flat=True)) >= set(Status.values) - {"contacted"}


def test_a_deal_is_the_sum_of_its_lines(demo):
    wrong = Deal.objects.annotate(total=Sum("lines__amount")).exclude(amount=F("total"))
    assert wrong.count() == 0


def test_last_contact_is_the_latest_talk(demo):
    for partner in Partner.objects.prefetch_related("interactions"):
        days = [talk.day for talk in partner.interactions.all()]
        assert partner.last_contact_on == (max(days) if days else None)


def test_the_partner_login_stands_at_two_firms(demo):
    assert Member.objects.filter(user__email="partner@demo.example").count() == 2


def test_the_manager_can_log_in(demo):
    assert User.objects.get(email="manager@demo.example").check_password(PASSWORD)


def test_a_company_that_stands_is_left_alone(demo):
    before = fingerprint()
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("demo", on=DAY)
    assert fingerprint() == before
