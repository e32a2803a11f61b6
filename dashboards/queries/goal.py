"""A goal of the programme against what happened (A1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth

from accounts.models import User
from core.models import Company
from partners.models import Partner, Status, StatusMove
from sales.models import Deal, Referral, ReferralState
from sales.models.referral import Direction
from strategy.models import Goal, GoalShare
from strategy.queries.goal import target_of
from strategy.rules.goal import Flow, Pace, Target, months_of, planned_by
from strategy.rules.scheme_of_work import SchemeOfWork, scheme_for

SIGNED = (Status.AGREED, Status.ONBOARDING, Status.ACTIVE)
NOT_TAKEN = (ReferralState.REJECTED, ReferralState.RETURNED)
Place = tuple[date, int | None]


@dataclass
class Line:
    """Plan and fact of a month or a person: partners signed, customers sent, orders brought."""

    name: str = ""
    month: date | None = None
    partners: int = 0
    partners_fact: int = 0
    customers: int = 0
    customers_fact: int = 0
    orders: int = 0
    orders_fact: int = 0

    def add(self, share: GoalShare) -> None:
        self.partners += share.partners
        self.customers += share.customers
        self.orders += share.orders


@dataclass(frozen=True)
class Facts:
    """What happened between the goal's first day and today, by month and responsible person."""

    signed: dict[Place, int]
    customers: dict[Place, int]
    orders: dict[Place, int]


@dataclass(frozen=True)
class GoalReport:
    """`customers` and `orders` are None where the goal doesn't ask for them, or the reader sees a part only."""

    goal: Goal
    target: Target
    scheme: SchemeOfWork
    today: date
    partners: Pace
    customers: Flow | None
    orders: Flow | None
    months: list[Line]
    people: list[Line]
    planned_line: list[int] = field(default_factory=list)
    fact_line: list[int | None] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return self.today > self.goal.ends_on

    @property
    def is_ahead(self) -> bool:
        """Its first day is still to come."""
        return self.today < self.goal.starts_on


def goal_report(goal: Goal, *, company: Company, today: date, person: User | None = None) -> GoalReport:
    """The whole goal, or what is one person's of it."""
    target = target_of(goal)
    shares = list(GoalShare.objects.filter(goal=goal).select_related("person").order_by("month", "person"))
    if person:
        shares = [share for share in shares if share.person_id == person.pk]
    facts = _facts(target, company=company, today=today, person=person)
    wanted = sum(share.partners for share in shares) if person else goal.partners
    signed = sum(facts.signed.values())
    gone = target.gone(on=today)
    base = 0 if person else _partners_now() - signed
    months = _months(target, shares=shares, facts=facts)
    return GoalReport(
        goal=goal,
        target=target,
        scheme=scheme_for(goal.partners),
        today=today,
        partners=Pace(
            wanted=wanted,
            planned=planned_by([(row.month, row.partners) for row in shares], target=target, on=today),
            fact=signed,
            days_gone=gone,
            days_left=target.days - gone,
        ),
        customers=None if person else _flow(goal.customers, goal, facts.customers, signed=signed, base=base, days=gone),
        orders=None if person else _flow(goal.orders, goal, facts.orders, signed=signed, base=base, days=gone),
        months=months,
        people=_people(shares, facts=facts, target=target, today=today),
        planned_line=_running([line.partners for line in months]),
        fact_line=_fact_line(months, today=today),
    )


def _flow(wanted: int, goal: Goal, facts: dict[Place, int], *, signed: int, base: int, days: int) -> Flow | None:
    if not wanted:
        return None
    everyone = max(base, 0) + signed
    final = max(base, 0) + max(goal.partners, signed)
    return Flow(wanted=wanted, per=goal.per, fact=sum(facts.values()), days=days, signed=everyone, partners=final)


def _partners_now() -> int:
    """Those who are signed today, whenever it was."""
    return Partner.objects.filter(status__in=SIGNED).count()


def _facts(target: Target, *, company: Company, today: date, person: User | None) -> Facts:
    last = min(today, target.ends_on)
    days = (target.starts_on, last)
    deals = Deal.objects.counted().filter(ordered_on__range=days)
    sent = Referral.objects.filter(registered_on__range=days, direction=Direction.INBOUND)
    sent = sent.exclude(state__in=NOT_TAKEN)
    if person:
        deals, sent = deals.filter(partner__manager=person), sent.filter(partner__manager=person)
    return Facts(
        signed=_signed(days, company=company, person=person),
        customers=_counted(sent.order_by().annotate(month=TruncMonth("registered_on"))),
        orders=_counted(deals.order_by().annotate(month=TruncMonth("ordered_on"))),
    )


def _counted(rows: "Iterable[object]") -> dict[Place, int]:
    grouped = rows.values_list("month", "partner__manager").annotate(n=Count("pk"))  # type: ignore[attr-defined]
    return {(month, manager): n for month, manager, n in grouped}


def _signed(days: tuple[date, date], *, company: Company, person: User | None) -> dict[Place, int]:
    """Partners whose first move to a signed status lies within the days, by month and manager of today."""
    zone = ZoneInfo(company.time_zone)
    first = datetime.combine(days[0], time.min, zone)
    after = datetime.combine(days[1] + timedelta(days=1), time.min, zone)
    earlier = StatusMove.objects.filter(partner=OuterRef("partner"), to_status__in=SIGNED, moved_at__lt=first)
    moves = StatusMove.objects.filter(~Exists(earlier), to_status__in=SIGNED, moved_at__gte=first, moved_at__lt=after)
    if person:
        moves = moves.filter(partner__manager=person)
    found: dict[int, Place] = {}
    for partner, manager, at in moves.order_by("moved_at").values_list("partner", "partner__manager", "moved_at"):
        found.setdefault(partner, (at.astimezone(zone).date().replace(day=1), manager))
    counted: dict[Place, int] = {}
    for place in found.values():
        counted[place] = counted.get(place, 0) + 1
    return counted


def _months(target: Target, *, shares: Sequence[GoalShare], facts: Facts) -> list[Line]:
    lines = {month: Line(month=month) for month in months_of(target)}
    for share in shares:
        if share.month in lines:
            lines[share.month].add(share)
    for name, counts in vars(facts).items():
        for (month, _manager), n in counts.items():
            if month in lines:
                _count(lines[month], name=name, n=n)
    return list(lines.values())


def _people(shares: Sequence[GoalShare], *, facts: Facts, target: Target, today: date) -> list[Line]:
    """Plan by now and fact of each person, those with a plan first."""
    by_person: dict[int | None, list[GoalShare]] = {}
    for share in shares:
        by_person.setdefault(share.person_id, []).append(share)
    lines: dict[int | None, Line] = {}
    for key, rows in by_person.items():
        lines[key] = Line(name=str(rows[0].person) if rows[0].person else "")
        for name in ("partners", "customers", "orders"):
            plans = [(row.month, int(getattr(row, name))) for row in rows]
            setattr(lines[key], name, planned_by(plans, target=target, on=today))
    for name, counts in vars(facts).items():
        for (_month, manager), n in counts.items():
            _count(lines.setdefault(manager, Line()), name=name, n=n)
    unnamed = User.objects.in_bulk([key for key, line in lines.items() if key and not line.name])
    for key, line in lines.items():
        line.name = line.name or str(unnamed.get(key or 0, ""))
    return list(lines.values())


def _count(line: Line, *, name: str, n: int) -> None:
    attribute = {"signed": "partners_fact", "customers": "customers_fact", "orders": "orders_fact"}[name]
    setattr(line, attribute, getattr(line, attribute) + n)


def _running(numbers: Sequence[int]) -> list[int]:
    return [sum(numbers[: i + 1]) for i in range(len(numbers))]


def _fact_line(months: Sequence[Line], *, today: date) -> list[int | None]:
    """Signed by the end of each month so far; None for months to come."""
    running = _running([line.partners_fact for line in months])
    return [n if line.month and line.month <= today else None for n, line in zip(running, months, strict=True)]
