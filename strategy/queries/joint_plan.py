"""Joint business plans of the partners that a person may see (B5)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from accounts.models import User
from core.sheets.write import Cell
from partners.models import Partner
from strategy.models import JointPlan, PlanState

PAGE_SIZE = 50


def plans_of(user: User) -> QuerySet[JointPlan]:
    visible = Partner.objects.visible_to(user)
    rows = JointPlan.objects.all()
    return rows.filter(partner__in=visible) if visible.query.has_filters() else rows


def plans_listed(user: User, *, state: str) -> QuerySet[JointPlan]:
    """Plans of a state (`open`: all but the reviewed), the latest first."""
    rows = plans_of(user).select_related("partner", "our_lead")
    if state in PlanState.values:
        return rows.filter(state=state)
    return rows.exclude(state=PlanState.REVIEWED) if state == "open" else rows


def export_rows(user: User, *, state: str) -> Iterator[tuple[Cell, ...]]:
    for plan in plans_listed(user, state=state).iterator(chunk_size=2000):
        yield (
            plan.partner.external_id,
            plan.partner.name,
            plan.name,
            plan.get_state_display(),
            plan.starts_on,
            plan.ends_on,
            str(plan.our_lead) if plan.our_lead else "",
        )
