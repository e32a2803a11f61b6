"""A joint business plan with what came of it: numbers from the weekly KPIs, measures, meetings (B5)."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from partners.models import Partner
from scoring.queries.joint_plan import MetricRow, plan_rows
from strategy.models import JointPlan, PlanMeasure, PlanMove, PlanReview
from strategy.queries.joint_plan import plans_of
from strategy.rules.joint_plan import moves_from
from strategy.rules.quarters import quarters_of


@dataclass(frozen=True)
class PlanPage:
    plan: JointPlan
    others: list[JointPlan]
    quarters: list[date]
    rows: list[MetricRow]
    measures: list[PlanMeasure]
    reviews: list[PlanReview]
    moves: list[PlanMove]
    next_states: list[str]

    @property
    def has_numbers(self) -> bool:
        return any(cell.planned is not None for row in self.rows for cell in row.cells)


def plan_page(plan: JointPlan, *, of: User, today: date) -> PlanPage:
    quarters = quarters_of(plan.starts_on, plan.ends_on)
    reviews = PlanReview.objects.filter(plan=plan).select_related("interaction", "interaction__author")
    return PlanPage(
        plan=plan,
        others=list(plans_of(of).filter(partner=plan.partner_id)),
        quarters=quarters,
        rows=plan_rows(plan, quarters=quarters, today=today),
        measures=list(PlanMeasure.objects.filter(plan=plan).select_related("task", "task__assignee")),
        reviews=list(
            reviews.prefetch_related("interaction__next_steps__assignee").order_by("-interaction__happened_at")
        ),
        moves=list(PlanMove.objects.filter(plan=plan).select_related("moved_by")),
        next_states=moves_from(plan.state, role=of.role),
    )


def latest_plan(partner: Partner, *, of: User) -> JointPlan | None:
    """The plan that a partner's page opens with."""
    return plans_of(of).filter(partner=partner).order_by("-starts_on", "-pk").first()
