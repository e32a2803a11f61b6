"""What a placement brought: customers by the partner's codes while it stood there, and their won orders."""

from datetime import UTC, datetime, timedelta

import pytest

from campaigns.models import Placement
from campaigns.services.code import make_code
from campaigns.services.material import add_material, move_material
from campaigns.services.placement import place, take_away
from sales.models import Deal, Referral
from sales.queries.placement import Brought, brought_by
from tests.sales.conftest import DAY, NOW


@pytest.fixture
def stand(partner, manager):
    material = add_material(name="Stand", kind="stand", order_at=0)
    move_material(material, kind="received", quantity=1, on=DAY, by=manager)
    return place(material, partner=partner, place="Hall", quantity=1, on=DAY - timedelta(days=10), by=manager)


@pytest.fixture
def came(claim, partner, manager):
    """`came(3)` days ago through a code."""
    hall = make_code(partner, by=manager, now=NOW, text="Hall")
    phones = iter(range(600100200, 600100300))

    def make(ago, *, code=hall, state="new"):
        at = datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC) - timedelta(days=ago)
        found = claim(f"{ago}-{state}-{code}", at=at, phone=str(next(phones)), code=code).referral
        Referral.objects.filter(pk=found.pk).update(state=state)
        return found

    return make


def test_customers_by_codes_while_it_stood_there(stand, came, make_deal, manager):
    assert brought_by(stand, on=DAY) == Brought(0, 0, 0)
    came(11, state="won")
    came(1, code=None, state="won")
    came(10)
    won = came(2, state="paid")
    order = make_deal(50_00, on=DAY)
    Deal.objects.filter(pk=order.pk).update(referral=won)
    make_deal(99_00, on=DAY)
    assert brought_by(stand, on=DAY) == Brought(2, 1, 50_00)
    take_away(stand, back=1, on=DAY - timedelta(days=5), by=manager)
    assert brought_by(Placement.objects.get(), on=DAY) == Brought(1, 0, 0)


def test_an_order_with_a_code_and_no_referral_counts_by_its_day(stand, came, make_deal):
    code = came(1).code
    for ago in (0, 11):
        order = make_deal(20_00, on=DAY - timedelta(days=ago))
        Deal.objects.filter(pk=order.pk).update(code=code)
    assert brought_by(stand, on=DAY) == Brought(1, 0, 20_00)


def test_the_page_of_a_placement_says_it(stand, came, log_in, manager):
    came(1, state="won")
    page = " ".join(log_in(manager).get(f"/placements/{stand.uuid}/").content.decode().split())
    assert "What did it bring?" in page and "since it stands there" in page
    assert '<dt>Won of them</dt><dd class="num">1</dd>' in page
