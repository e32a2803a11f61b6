"""A partner's joint business plan, with what came of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from dashboards.queries.joint_plan import latest_plan, plan_page
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_shown
from strategy.forms.joint_plan import MeasureForm
from strategy.models import JointPlan, PlanState
from strategy.queries.joint_plan import plans_of
from strategy.rules.joint_plan import may_be_done, may_edit


@access(STAFF)
def partner_plan(request: Request, uuid: UUID) -> HttpResponse:
    """The latest plan of a partner, or what a plan is for."""
    partner = partner_shown(request, uuid=uuid)
    plan = latest_plan(partner, of=actor_of(request))
    if plan is None:
        context = {"partner": partner, "may_write": MANAGERS.allows(request.user)}
        return render(request, "dashboards/partner/plan_empty.html", context)
    return _shown(request, plan, partner=partner)


@access(STAFF)
def plan(request: Request, uuid: UUID) -> HttpResponse:
    """One plan, the latest or one before it."""
    found = get_object_or_404(plans_of(actor_of(request)), uuid=uuid)
    return _shown(request, found, partner=partner_shown(request, uuid=found.partner.uuid))


def _shown(request: Request, found: JointPlan, *, partner: Partner) -> HttpResponse:
    today = company_day(timezone.now(), of=company_of(request))
    page = plan_page(found, of=actor_of(request), today=today)
    address = {row: reverse("dashboards:plan", args=[row.uuid]) for row in page.others}
    context = {
        "partner": partner,
        "tab": "dashboards:partner_plan",
        "page": page,
        "plan": found,
        "today": today,
        "plans": [Tab(row.name, address[row], current=row == found) for row in page.others],
        "states": PlanState.choices,
        "may_write": MANAGERS.allows(request.user),
        "may_edit": MANAGERS.allows(request.user) and may_edit(found.state),
        "may_mark": MANAGERS.allows(request.user) and may_be_done(found.state),
        "measure_form": MeasureForm(),
    }
    return render(request, "dashboards/partner/plan.html", context)
