"""A joint business plan: written, moved through its states, reviewed (B5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from partners.models import Contact, InteractionKind, Outcome, Partner
from partners.services.interaction import log_interaction
from partners.services.task import add_task
from strategy.models import JointPlan, PlanMeasure, PlanMove, PlanNumber, PlanReview, PlanState, Side
from strategy.rules.joint_plan import may_be_done, may_edit, may_move
from strategy.rules.quarters import quarters_of
from strategy.services.plan_news import tell_of_shared

Numbers = Mapping[tuple[str, date], int]


class PlanNotADraft(Exception):
    """What was shared or agreed isn't rewritten: the plan goes back to a draft first."""


class PlanMoveNotAllowed(Exception):
    """The table of states doesn't lead there, or not for this person."""


class PlanIncomplete(Exception):
    """A plan that is shared says what both sides want and who answers for it."""


class ConclusionNeeded(Exception):
    """A review says what came of the plan."""


@dataclass(frozen=True, kw_only=True)
class PlanFacts:
    """What a person writes of a plan; budgets in minor units of the company's currency."""

    name: str
    starts_on: date
    ends_on: date
    their_goals: str
    our_goals: str
    strategy: str
    our_budget: int
    their_budget: int
    our_lead: User | None
    their_lead: Contact | None


@dataclass(frozen=True)
class Measure:
    """What one side does by when."""

    side: str
    what: str
    due_on: date


@dataclass(frozen=True)
class NextTask:
    """What somebody promised in a meeting, by when."""

    title: str
    due_on: date
    assignee: User


@transaction.atomic
def write_plan(plan: JointPlan | None, *, partner: Partner, facts: PlanFacts) -> JointPlan:
    """A new plan, or other words for a draft; numbers of quarters it no longer covers go. Raises `PlanNotADraft`."""
    plan = _held(plan) if plan else JointPlan(partner=partner)
    if not may_edit(plan.state):
        raise PlanNotADraft(plan.state)
    for name, value in vars(facts).items():
        setattr(plan, name, value)
    plan.save()
    plan.numbers.exclude(quarter__in=quarters_of(plan.starts_on, plan.ends_on)).delete()
    return plan


@transaction.atomic
def set_numbers(plan: JointPlan, *, numbers: Numbers) -> None:
    """The numbers of a draft by metric and quarter, these and no others. Raises `PlanNotADraft`."""
    held = _held(plan)
    if not may_edit(held.state):
        raise PlanNotADraft(held.state)
    _set_numbers(held, numbers)


@transaction.atomic
def move_plan(plan: JointPlan, *, to: str, by: User, now: datetime, note: str = "", conclusion: str = "") -> PlanMove:
    """Put a plan into another state and keep who did it and when.

    Raises `PlanMoveNotAllowed`, `PlanIncomplete`, `ConclusionNeeded`.
    """
    held = _held(plan)
    if not may_move(held.state, to, role=by.role):
        raise PlanMoveNotAllowed(f"{held.state} → {to}")
    if to == PlanState.SHARED and not _is_whole(held):
        raise PlanIncomplete
    if to == PlanState.REVIEWED:
        if not conclusion.strip():
            raise ConclusionNeeded
        held.conclusion = conclusion.strip()
    if to == PlanState.DRAFT:
        held.their_yes_at = held.their_yes_by = None
    before, held.state = held.state, to
    held.save(update_fields=["state", "conclusion", "their_yes_at", "their_yes_by", "updated_at"])
    plan.state, plan.conclusion = held.state, held.conclusion
    move = PlanMove.objects.create(
        plan=held, from_state=before, to_state=to, note=note.strip()[:300], moved_by=by, moved_at=now
    )
    if to == PlanState.SHARED:
        tell_of_shared(move, now=now)
    return move


@transaction.atomic
def add_measure(plan: JointPlan, *, measure: Measure) -> PlanMeasure:
    """One more measure of a plan that isn't reviewed yet; ours is a task of whoever answers for the plan."""
    held = _held(plan)
    if held.state == PlanState.REVIEWED:
        raise PlanNotADraft(held.state)
    task = None
    if measure.side == Side.WE and held.our_lead and held.our_lead.is_active:
        task = add_task(title=measure.what, due_on=measure.due_on, assignee=held.our_lead, partner=held.partner)
    return PlanMeasure.objects.create(plan=held, side=measure.side, what=measure.what, due_on=measure.due_on, task=task)


@transaction.atomic
def drop_measure(measure: PlanMeasure) -> None:
    """The measure goes, and with it the task that nobody did yet. Raises `PlanNotADraft`."""
    if not may_edit(_held(measure.plan).state):
        raise PlanNotADraft(measure.plan.state)
    if measure.task and not measure.task.done_at:
        measure.task.delete()
    measure.delete()


@transaction.atomic
def mark_measure(measure: PlanMeasure, *, done_on: date | None) -> PlanMeasure:
    """Done on this day, or not yet after all; what has a task is done with that. Raises `PlanMoveNotAllowed`."""
    if not may_be_done(_held(measure.plan).state) or measure.task_id:
        raise PlanMoveNotAllowed(measure.plan.state)
    measure.done_on = done_on
    measure.save(update_fields=["done_on"])
    return measure


@transaction.atomic
def hold_review(plan: JointPlan, *, minutes: str, steps: Sequence[NextTask], by: User, now: datetime) -> PlanReview:
    """A meeting on the plan: a talk of its own kind with the minutes, and the tasks that came of it."""
    outcome = Outcome.AGREED if steps else Outcome.REACHED
    talk = log_interaction(plan.partner, author=by, now=now, kind=InteractionKind.JBP, outcome=outcome, notes=minutes)
    for step in steps:
        add_task(title=step.title, due_on=step.due_on, assignee=step.assignee, partner=plan.partner, interaction=talk)
    return PlanReview.objects.create(plan=plan, interaction=talk)


def _held(plan: JointPlan) -> JointPlan:
    return JointPlan.objects.select_for_update(of=("self",)).select_related("partner", "our_lead").get(pk=plan.pk)


def _is_whole(plan: JointPlan) -> bool:
    return bool(plan.their_goals.strip() and plan.our_goals.strip() and plan.our_lead_id)


def _set_numbers(plan: JointPlan, numbers: Numbers) -> None:
    """The numbers as given, and no others."""
    held = {(row.metric, row.quarter): row for row in plan.numbers.all()}
    for place, row in held.items():
        if place not in numbers:
            row.delete()
        elif row.value != numbers[place]:
            row.value = numbers[place]
            row.save(update_fields=["value"])
    PlanNumber.objects.bulk_create(
        PlanNumber(plan=plan, metric=metric, quarter=quarter, value=value)
        for (metric, quarter), value in numbers.items()
        if (metric, quarter) not in held
    )
