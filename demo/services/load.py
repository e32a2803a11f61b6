"""The whole demo company, from nothing to the last published night (J4)."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction

from accounts.models import Role
from accounts.services.history import acting
from core.models import Company
from demo.rules.names import KINDS
from demo.rules.stories import cast
from demo.services import company as office
from demo.services.deals import create_deals
from demo.services.partners import create_partners, seat_partner_people
from demo.services.talks import create_talks, create_today

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
    say(f"{len(rows)} partners")
    say(f"{create_deals(rows, products=office.create_products(), on=on, dice=dice)} deals")
    say(f"{create_talks(rows, on=on, dice=dice)} calls and meetings")
    create_today(rows, manager=people["manager@demo.example"], on=on, dice=dice)


def nights(*, on: date) -> list[date]:
    """The dates whose nights give the demo a past: half a year of Sundays, then yesterday."""
    weekly = [on - timedelta(days=on.isoweekday() + 7 * back) for back in range(26)]
    return sorted({*weekly, on - timedelta(days=1)})
