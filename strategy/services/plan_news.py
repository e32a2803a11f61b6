"""Telling both sides what happens with their joint plan."""

from datetime import datetime

from accounts.models import Role, User
from core.queries.company import company
from notify.services.tell import tell
from partners.models import MemberRole
from strategy.models import JointPlan, PlanMove
from strategy.rules.joint_plan import AGREED


def tell_of_shared(move: PlanMove, *, now: datetime) -> None:
    """The people who run the partner's firm may read the plan and answer."""
    plan = move.plan
    members = plan.partner.members.filter(role=MemberRole.PRINCIPAL).select_related("user")
    tell(
        event="plan_shared",
        users=[member.user for member in members],
        context={"partner": company().name, "plan": plan.name},
        url=f"/cabinet/plans/{plan.uuid}/",
        key=f"plan_shared:{move.pk}",
        now=now,
    )


def tell_of_answer(plan: JointPlan, *, event: str, now: datetime) -> None:
    """Those who look after the plan; where it waits for a yes of ours, also those who may say it."""
    people = {person for person in (plan.our_lead, plan.partner.manager) if person}
    if event == "plan_accepted" and plan.state != AGREED:
        people |= set(User.objects.filter(role__in=[Role.OWNER, Role.HEAD], is_active=True))
    tell(
        event=event,
        users=people,
        context={"partner": plan.partner.name, "plan": plan.name},
        url=f"/plans/{plan.uuid}/",
        key=f"{event}:{plan.uuid}:{now.isoformat()}",
        now=now,
    )
