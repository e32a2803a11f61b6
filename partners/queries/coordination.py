"""The weekly coordination: what was promised for last week, what this week holds, who said what."""

from dataclasses import dataclass

from django.db.models import Count, Q

from accounts.models import User
from core.rules.weeks import IsoWeek
from partners.models import Appointment, Partner, Task, WeekMinutes
from partners.queries.task import tasks_for

AT_MOST = 200


@dataclass(frozen=True)
class Promises:
    """One person's week: `done` counts those that were done by its end."""

    person: User | None
    tasks: list[Task]

    @property
    def done(self) -> int:
        return sum(1 for task in self.tasks if task.done_at)


@dataclass(frozen=True)
class Coordination:
    """`week` is the one that is planned; `before` is last week's promises, `ahead` this week's, by person."""

    week: IsoWeek
    before: list[Promises]
    ahead: list[Promises]
    talks: list[Appointment]
    kept: int
    promised: int
    minutes: WeekMinutes | None


def coordination(week: IsoWeek, *, actor: User) -> Coordination:
    """Tasks by the day on which they are due, whoever did them since."""
    last = week.plus(-1)
    mine = tasks_for(actor)
    counted = mine.filter(_due(last)).aggregate(promised=Count("pk"), kept=Count("pk", filter=~Q(done_at=None)))
    talks = Appointment.objects.filter(partner__in=Partner.objects.visible_to(actor), cancelled_at=None).between(
        week.monday, week.sunday
    )
    return Coordination(
        week=week,
        before=_by_person(list(mine.filter(_due(last)).order_by("due_on", "pk")[:AT_MOST])),
        ahead=_by_person(list(mine.filter(_due(week)).order_by("due_on", "pk")[:AT_MOST])),
        talks=list(talks.select_related("partner", "person").order_by("starts_at", "pk")[:AT_MOST]),
        kept=counted["kept"],
        promised=counted["promised"],
        minutes=WeekMinutes.objects.filter(week=week.monday).select_related("written_by").first(),
    )


def _due(week: IsoWeek) -> Q:
    return Q(due_on__range=(week.monday, week.sunday))


def _by_person(tasks: list[Task]) -> list[Promises]:
    groups: dict[int | None, list[Task]] = {}
    for task in tasks:
        groups.setdefault(task.assignee_id, []).append(task)
    found = [Promises(group[0].assignee, group) for group in groups.values()]
    return sorted(found, key=lambda one: str(one.person or ""))
