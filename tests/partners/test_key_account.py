"""Key accounts: breadwinners by turnover, the others by choice, and how to work with each."""

import pytest

from accounts.models import Role
from core.models import JobRun
from partners.models import Partner, Standing
from partners.queries.key_account import categories_of
from partners.rules.key_account import is_breadwinner, least_turnover


@pytest.mark.parametrize(
    ("turnover", "total", "is_one"),
    [
        (10, 100, True),
        (9, 100, False),
        (1, 0, False),
        (0, 100, False),
        (11, 101, True),
        (10, 101, False),
        (-5, -50, False),
    ],
)
def test_a_tenth_of_the_year(turnover, total, is_one):
    assert is_breadwinner(turnover, total=total) is is_one
    assert total <= 0 or is_breadwinner(turnover, total=total) == (turnover >= least_turnover(total))


@pytest.fixture
def standing(partner, now):
    JobRun.objects.create(on=now.date(), state="published", started_at=now, finished_at=now, read={"turnover": 1000})
    verdict = {"abc": "A", "tier": "gold", "tier_since": now.date(), "mean_month": 1}
    small = Partner.objects.create(name="Small", key_category="expert")
    Standing.objects.create(partner=small, turnover=99, **verdict)
    return Standing.objects.create(partner=partner, turnover=100, **verdict)


def test_the_page_tells_who_and_how(log_in, person, partner, standing):
    page = log_in(person(Role.OWNER)).get("/partners/key/")
    groups = {group.category: [one.name for one in group.partners] for group in page.context["groups"]}
    assert groups == {"breadwinner": [partner.name], "promising": [], "image": [], "expert": ["Small"]}
    assert "Losing one hurts" in page.content.decode()
    assert categories_of(partner) == ["breadwinner"]
    assert categories_of(Partner.objects.get(name="Small")) == ["expert"]


def test_who_may_see_it(client, log_in, person, partner, standing, stranger_manager):
    assert client.get("/partners/key/").status_code == 302
    assert log_in(person(Role.PARTNER)).get("/partners/key/").status_code == 404
    assert all(not group.partners for group in log_in(stranger_manager).get("/partners/key/").context["groups"])
