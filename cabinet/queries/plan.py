"""The joint plans that were shared with the firm (B5)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from partners.models import Member
from scoring.queries.joint_plan import MetricRow, plan_rows
from strategy.models import JointPlan, PlanMeasure, PlanMetric, PlanState
from strategy.rules.quarters import quarters_of

SHOWN = (PlanMetric.TURNOVER, PlanMetric.ORDERS, PlanMetric.MEETINGS)
"""Our margin is our own."""


@dataclass(frozen=True)
class OwnPlan:
    """A plan without what is ours alone: the margin, the minutes, our conclusion."""

    plan: JointPlan
    others: list[JointPlan]
    quarters: list[date]
    rows: list[MetricRow]
    measures: list[PlanMeasure]

    @property
    def has_numbers(self) -> bool:
        return any(cell.planned is not None for row in self.rows for cell in row.cells)


def own_plans(member: Member) -> QuerySet[JointPlan]:
    """The firm's plans from the day each was shared; one that went back to a draft is ours again."""
    found = JointPlan.objects.filter(partner=member.partner_id).exclude(state=PlanState.DRAFT)
    return found.select_related("our_lead", "their_lead", "their_yes_by")


def own_measures(member: Member) -> QuerySet[PlanMeasure]:
    return PlanMeasure.objects.filter(plan__in=own_plans(member)).select_related("plan", "task")


def own_plan(plan: JointPlan, *, member: Member, today: date) -> OwnPlan:
    quarters = quarters_of(plan.starts_on, plan.ends_on)
    return OwnPlan(
        plan=plan,
        others=list(own_plans(member)),
        quarters=quarters,
        rows=plan_rows(plan, quarters=quarters, today=today, metrics=SHOWN),
        measures=list(own_measures(member).filter(plan=plan)),
    )
