"""Keeping the catalogue of schemes, and starting one with a partner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from accounts.models import User
from campaigns.models import Scheme
from campaigns.models.scheme import Effort
from campaigns.rules.steps import Step
from partners.models import Partner, PartnerKind, Task
from partners.services.task import add_task


@dataclass(frozen=True, kw_only=True)
class SchemeFacts:
    """Everything a scheme says (C1)."""

    name: str
    how: str
    we_do: str = ""
    they_do: str = ""
    we_win: str = ""
    they_win: str = ""
    cost: str = ""
    effort: str = Effort.SOME
    suits: str = ""
    protection_days: int = 90
    is_active: bool = True


@transaction.atomic
def save_scheme(
    *, scheme: Scheme | None, facts: SchemeFacts, steps: Sequence[Step], kinds: Iterable[PartnerKind] = ()
) -> Scheme:
    """Write a new scheme, or new words for one that stands; a new one goes to the end of the list."""
    if scheme is None:
        last = Scheme.objects.order_by("-position").first()
        scheme = Scheme(position=(last.position if last else 0) + 10)
    for name, value in vars(facts).items():
        setattr(scheme, name, value)
    scheme.first_steps = [step.title for step in steps]
    scheme.step_days = [step.days for step in steps]
    scheme.save()
    scheme.kinds.set(kinds)
    return scheme


def steps_of(scheme: Scheme) -> list[Step]:
    """The first steps in the reader's language; one without a day comes at once."""
    days = [*scheme.step_days, *[0] * len(scheme.first_steps)]
    return [Step(day, gettext(title)) for day, title in zip(days, scheme.first_steps, strict=False)]


@transaction.atomic
def start_scheme(scheme: Scheme, *, partner: Partner, person: User, on: date) -> list[Task]:
    """The scheme's first steps as tasks with this partner; a step that is an open task already isn't doubled."""
    known = set(Task.objects.open().filter(partner=partner).values_list("title", flat=True))
    return [
        add_task(title=step.title, due_on=step.due(on), assignee=person, partner=partner)
        for step in steps_of(scheme)
        if step.title not in known
    ]
