"""Someone is away: a deputy does what is due meanwhile."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from partners.models import Absence, Task
from partners.services.task import NotOurPerson


class AwayThemselves(Exception):
    """Nobody stands in for themselves."""


class WasUndone(Exception):
    """The absence was taken back before."""


@transaction.atomic
def hand_over(*, person: User, deputy: User, since: date, until: date, by: User, now: datetime) -> Absence:
    """Give the deputy every open task of a person that is due by `until`, the overdue ones too."""
    if person == deputy:
        raise AwayThemselves
    if deputy.is_partner or not deputy.is_active:
        raise NotOurPerson(deputy.pk)
    tasks = Task.objects.open().filter(assignee=person, due_on__lte=until).select_for_update()
    keys = list(tasks.values_list("pk", flat=True))
    Task.objects.filter(pk__in=keys).update(assignee=deputy)
    return Absence.objects.create(
        person=person, deputy=deputy, since=since, until=until, handed=keys, made_by=by, made_at=now
    )


@transaction.atomic
def take_back(absence: Absence, *, now: datetime) -> int:
    """Return what the deputy hasn't done and still has; how many tasks."""
    absence = Absence.objects.select_for_update().get(pk=absence.pk)
    if absence.undone_at:
        raise WasUndone
    still = Task.objects.open().filter(pk__in=absence.handed, assignee=absence.deputy_id)
    returned = still.update(assignee=absence.person_id)
    absence.undone_at = now
    absence.save(update_fields=["undone_at"])
    return returned
