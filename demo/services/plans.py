"""Plans of the demo company: planned talks, recurring tasks, templates, an absence, minutes (B3, B4)."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from accounts.models import User
from core.rules.weeks import IsoWeek
from demo.rules.plans import MINUTES, RESULTS, SERIES, TALKS, TEMPLATES
from demo.services.partners import Cast
from partners.models import (
    Absence,
    Appointment,
    InteractionKind,
    Status,
    Task,
    TaskSeries,
    TaskTemplate,
    TemplateStep,
    WeekMinutes,
)

ZONE = ZoneInfo("Europe/Minsk")


def create_plans(rows: list[Cast], *, people: dict[str, User], on: date) -> None:
    """What lies ahead, and what the last Monday said; dice of its own."""
    dice = Random(11)  # noqa: S311 - a story, not a secret
    worked = [row for row in rows if row.partner.status in (Status.ACTIVE, Status.ONBOARDING)]
    _templates()
    _series(dice.sample(worked, 8), on=on, dice=dice)
    _talks(dice.sample(worked, 14), on=on, dice=dice)
    _results(on=on, dice=dice)
    week = IsoWeek.of(on)
    moment = datetime.combine(week.monday, time(9), UTC)
    head = people["head@demo.example"]
    WeekMinutes.objects.create(week=week.monday, text=MINUTES, written_by=head, written_at=moment)
    past = on - timedelta(days=40)
    Absence.objects.create(
        person=people["hanna@demo.example"],
        deputy=people["ihar@demo.example"],
        since=past,
        until=past + timedelta(days=10),
        made_by=head,
        made_at=moment - timedelta(days=45),
        undone_at=moment - timedelta(days=30),
    )


def _templates() -> None:
    for name, status, steps in TEMPLATES:
        template = TaskTemplate.objects.create(name=name, starts_at=status)
        TemplateStep.objects.bulk_create(
            TemplateStep(template=template, position=place * 10, title=title, after_days=days, whose=whose)
            for place, (title, days, whose) in enumerate(steps, start=1)
        )


def _series(rows: list[Cast], *, on: date, dice: Random) -> None:
    for row in rows:
        title, unit, every = dice.choice(SERIES)
        first = on + timedelta(days=dice.randint(0, 12))
        who, partner = row.partner.curator or row.partner.manager, row.partner
        series = TaskSeries.objects.create(
            partner=partner, title=title, unit=unit, every=every, first=first, assignee=who
        )
        Task.objects.create(series=series, series_day=first, due_on=first, title=title, assignee=who, partner=partner)


def _talks(rows: list[Cast], *, on: date, dice: Random) -> None:
    planned = []
    for place, row in enumerate(rows):
        day = on + timedelta(days=dice.randint(0, 9) if place else 0)
        at = datetime.combine(day, time(dice.randint(9, 16), dice.choice([0, 30])), ZONE)
        kind = dice.choice([InteractionKind.MEETING, InteractionKind.VISIT, InteractionKind.CALL])
        planned.append(
            Appointment(
                partner=row.partner,
                person=row.partner.curator or row.partner.manager,
                subject=dice.choice(TALKS),
                kind=kind,
                starts_at=at,
                day=day,
                minutes=dice.choice([30, 45, 60]),
                place=row.partner.city,
            )
        )
    Appointment.objects.bulk_create(planned)


def _results(*, on: date, dice: Random) -> None:
    """What came of last week's promises."""
    last = IsoWeek.of(on).plus(-1)
    tasks = list(Task.objects.filter(due_on__range=(last.monday, last.sunday)).order_by("pk"))
    for task in tasks:
        task.result = dice.choice(RESULTS) if task.done_at else ""
    Task.objects.bulk_update(tasks, ["result"])
