"""The whole demo company, from nothing to the last published night (J4)."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction

from accounts.models import Role, User
from accounts.services.history import acting
from core.models import Company
from demo.rules.names import KINDS
from demo.rules.stories import cast
from demo.services import company as office
from demo.services.agreements import create_agreements
from demo.services.commissions import create_commission_rules
from demo.services.deals import create_deals
from demo.services.exchanges import create_exchanges
from demo.services.fits import create_fits
from demo.services.goals import create_goals
from demo.services.joint_plans import create_joint_plans
from demo.services.offers import create_offers
from demo.services.papers import create_papers
from demo.services.partners import Cast, create_partners, seat_partner_people
from demo.services.placements import create_placements
from demo.services.plans import create_plans
from demo.services.readiness import create_readiness
from demo.services.records import create_records
from demo.services.referrals import create_referrals
from demo.services.survey import create_survey
from demo.services.talks import create_talks, create_today
from partners.models import PartnerKind

SEED = 20240117


class AlreadyInUse(Exception):
    """There is a company here already; the demo never writes into one."""


@acting(job="demo")
@transaction.atomic
def load_demo(*, on: date, say: Callable[[str], None]) -> None:
    """Two years that end on the day `on`; the same day gives the same company. Raises `AlreadyInUse`."""
    if Company.objects.exists():
        raise AlreadyInUse
    dice = Random(SEED)  # noqa: S311 - a story, not a secret
    office.create_company(on=on)
    people = office.create_people()
    managers = [user for user in people.values() if user.role == Role.MANAGER]
    by_kind = office.create_kinds([kind.name for kind in KINDS])
    rows = create_partners(cast(dice), by_kind=by_kind, managers=managers, on=on, dice=dice)
    seat_partner_people(rows, people=people)
    create_records(rows, by_kind=by_kind, curators=managers, on=on)
    say(f"{len(rows)} partners")
    say(f"{create_deals(rows, products=office.create_products(), on=on, dice=dice)} deals")
    say(f"{create_talks(rows, on=on, dice=dice)} calls and meetings")
    say(f"{create_papers(rows, by=people['accountant@demo.example'], on=on)} papers")
    say(f"{create_commission_rules(by_kind=by_kind, owner=people['owner@demo.example'], on=on)} commission rules")
    say(f"{create_exchanges(rows, by=people['manager@demo.example'], on=on)} things bartered")
    create_today(rows, manager=people["manager@demo.example"], on=on, dice=dice)
    create_plans(rows, people=people, on=on)
    create_cooperation(rows, by_kind=by_kind, people=people, on=on, say=say)
    sent = create_referrals(rows, manager=people["manager@demo.example"], on=on, dice=Random(SEED + 2))  # noqa: S311
    say(f"{sent} referrals")
    create_strategy(rows, by_kind=by_kind, people=people, on=on, say=say)


def create_cooperation(
    rows: list[Cast], *, by_kind: dict[str, PartnerKind], people: dict[str, User], on: date, say: Callable[[str], None]
) -> None:
    """What both sides agreed and how they keep it; its dice are its own."""
    dice = Random(SEED + 2)  # noqa: S311 - a story, not a secret
    say(f"{create_agreements(rows, head=people['head@demo.example'], on=on, dice=dice)} agreements")
    by = people["head@demo.example"]
    say(f"{create_placements(rows, by=by, on=on, dice=dice)} placements")
    say(f"{create_offers(rows, by_kind=by_kind, by=by, on=on, dice=dice)} offers sent")


def create_strategy(
    rows: list[Cast], *, by_kind: dict[str, PartnerKind], people: dict[str, User], on: date, say: Callable[[str], None]
) -> None:
    """Whom the company looks for; its dice are its own, so that the rest of the story stays as it is."""
    dice = Random(SEED + 1)  # noqa: S311 - a story, not a secret
    say(f"{create_fits(rows, by_kind=by_kind, owner=people['owner@demo.example'], on=on, dice=dice)} assessed")
    say(f"{create_survey(typist=people['manager@demo.example'], on=on, dice=dice)} survey answers")
    say(f"{create_joint_plans(rows, head=people['head@demo.example'], on=on, dice=dice)} joint plans")
    create_readiness(owner=people["owner@demo.example"], on=on)
    create_goals(managers=[user for user in people.values() if user.role == Role.MANAGER], on=on)


def nights(*, on: date) -> list[date]:
    """The dates whose nights give the demo half a year of past: every second Sunday, lately each, then yesterday."""
    back = [*range(8), *range(9, 26, 2)]
    sundays = [on - timedelta(days=on.isoweekday() + 7 * weeks) for weeks in back]
    return sorted({*sundays, on - timedelta(days=1)})
