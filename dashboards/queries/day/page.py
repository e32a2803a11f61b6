"""A manager's day as one value."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from dashboards.queries.day.advice import Advised, next_contacts
from dashboards.queries.day.birthdays import Birthday, birthdays
from dashboards.queries.day.waiting import (
    Owed,
    Silent,
    approvals_waiting,
    broken_rhythms,
    disputes_waiting,
    own,
    promises_due,
    referrals_waiting,
    talks_planned,
)
from partners.models import Appointment, Interaction, Partner, Task
from sales.models import Dispute, Referral
from scoring.models import RiskFlag
from scoring.rules.contacts import CALLS, MEETINGS
from settlements.models import Statement

TASKS_SHOWN = 30
RISKS_SHOWN = 8
COMING_DAYS = 7


@dataclass(frozen=True)
class DayPage:
    """`quota` is the calls a day that the person agreed to; tasks come overdue first. `is_new`: there is no partner at
    all that the person may see."""

    on: date
    talks: list[Interaction]
    quota: int
    overdue: list[Task]
    due: list[Task]
    coming: list[Task]
    risks: list[RiskFlag]
    advice: list[Advised]
    birthdays: list[Birthday]
    planned: list[Appointment]
    promises: Owed
    silent: list[Silent]
    referrals: list[Referral]
    disputes: list[Dispute]
    approvals: list[Statement]
    has_partners: bool
    is_new: bool

    @property
    def calls(self) -> int:
        return sum(1 for talk in self.talks if talk.kind in CALLS)

    @property
    def meetings(self) -> int:
        return sum(1 for talk in self.talks if talk.kind in MEETINGS)

    @property
    def left(self) -> int:
        return max(0, self.quota - self.calls)


def day_page(user: User, *, on: date) -> DayPage:
    tasks = _tasks(user, on=on)
    mine = Partner.objects.looked_after_by(user)
    has_partners = mine.exists()
    busy = {task.partner_id for task in tasks if task.partner_id and task.due_on <= on}
    return DayPage(
        on=on,
        talks=list(Interaction.objects.filter(author=user, day=on).select_related("partner")),
        quota=user.daily_calls,
        overdue=[task for task in tasks if task.due_on < on],
        due=[task for task in tasks if task.due_on == on],
        coming=[task for task in tasks if task.due_on > on],
        risks=_risks(user),
        advice=next_contacts(user, on=on, except_for=busy),
        birthdays=birthdays(user, on=on),
        planned=talks_planned(user, on=on),
        promises=promises_due(user, on=on),
        silent=broken_rhythms(user, on=on),
        referrals=referrals_waiting(user),
        disputes=disputes_waiting(user),
        approvals=approvals_waiting(user),
        has_partners=has_partners,
        is_new=not has_partners and not Partner.objects.visible_to(user).exists(),
    )


def _tasks(user: User, *, on: date) -> list[Task]:
    mine = Task.objects.open().filter(assignee=user, due_on__lte=on + timedelta(days=COMING_DAYS))
    return list(mine.select_related("partner").order_by("due_on", "id")[:TASKS_SHOWN])


def _risks(user: User) -> list[RiskFlag]:
    """The open flags of my partners, the gravest and largest first; found by keys alone, then read whole."""
    mine = RiskFlag.objects.filter(own(user, "partner"), closed_on=None, partner__standing__isnull=False)
    first = mine.order_by("-severity", "-partner__standing__turnover", "pk").values_list("pk", flat=True)[:RISKS_SHOWN]
    rows = RiskFlag.objects.select_related("partner", "partner__standing").in_bulk(keys := list(first))
    return [rows[key] for key in keys]
