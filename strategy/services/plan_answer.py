"""What the partner says to a joint plan that was shared with them (B5)."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from strategy.models import JointPlan, PlanMove, PlanState
from strategy.rules.joint_plan import after_their_yes
from strategy.services.plan_news import tell_of_answer


class NotAsked(Exception):
    """The plan isn't shared now, or the partner has said yes already."""


class ChangeNeeded(Exception):
    """Who wants the plan changed says what should be different."""


@transaction.atomic
def say_yes(plan: JointPlan, *, by: User, now: datetime) -> JointPlan:
    """The partner agrees; so the plan is agreed if somebody shared it who may agree for us. Raises `NotAsked`."""
    held = _asked(plan)
    held.their_yes_at, held.their_yes_by = now, by
    shared = held.moves.filter(to_state=PlanState.SHARED).select_related("moved_by").first()
    role = shared.moved_by.role if shared and shared.moved_by else ""
    _move(held, to=after_their_yes(shared_by=role), by=by, now=now)
    tell_of_answer(held, event="plan_accepted", now=now)
    return held


@transaction.atomic
def ask_for_changes(plan: JointPlan, *, words: str, by: User, now: datetime) -> JointPlan:
    """The partner wants something else: the plan is a draft again, their words stay with it.

    Raises `NotAsked`, `ChangeNeeded`.
    """
    held = _asked(plan)
    if not words.strip():
        raise ChangeNeeded
    _move(held, to=PlanState.DRAFT, by=by, now=now, note=words)
    tell_of_answer(held, event="plan_returned", now=now)
    return held


def _asked(plan: JointPlan) -> JointPlan:
    rows = JointPlan.objects.select_for_update(of=("self",)).select_related("partner__manager", "our_lead")
    held = rows.get(pk=plan.pk)
    if held.state != PlanState.SHARED or held.their_yes_at:
        raise NotAsked(held.state)
    return held


def _move(plan: JointPlan, *, to: str, by: User, now: datetime, note: str = "") -> None:
    before, plan.state = plan.state, to
    plan.save(update_fields=["state", "their_yes_at", "their_yes_by", "updated_at"])
    if to != before:
        PlanMove.objects.create(
            plan=plan, from_state=before, to_state=to, note=note.strip()[:300], moved_by=by, moved_at=now
        )
