"""The joint plan from the partner's side: read it, agree to it or ask for changes, say what is done (B5)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import PARTNERS, access
from cabinet.access import keeps_promises, runs_firm
from cabinet.queries.plan import own_measures, own_plan, own_plans
from cabinet.views.place import at_firm
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from partners.models import Member
from partners.views.actor import actor_of
from strategy.models import JointPlan, PlanState, Side
from strategy.rules.joint_plan import may_be_done
from strategy.services.joint_plan import PlanMoveNotAllowed, mark_measure
from strategy.services.plan_answer import ChangeNeeded, NotAsked, ask_for_changes, say_yes


@access(PARTNERS)
@at_firm
def plans(request: HttpRequest, member: Member) -> HttpResponse:
    """The latest plan with this firm, or what a plan is for."""
    _let_in(member)
    latest = own_plans(member).first()
    return _shown(request, latest, member=member) if latest else render(request, "cabinet/plan_none.html")


@access(PARTNERS)
@at_firm
def plan(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    _let_in(member)
    return _shown(request, get_object_or_404(own_plans(member), uuid=uuid), member=member)


@access(PARTNERS)
@require_POST
@at_firm
def plan_answer(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """Yes, or what should be different; for who runs the firm."""
    if not runs_firm(member):
        raise Http404
    found = get_object_or_404(own_plans(member), uuid=uuid)
    by, now = actor_of(request), timezone.now()
    try:
        if request.POST.get("answer") == "yes":
            say_yes(found, by=by, now=now)
            messages.success(request, _("Thank you. Your yes is on record."))
        else:
            ask_for_changes(found, words=request.POST.get("words", ""), by=by, now=now)
            messages.success(request, _("Sent. The plan comes back to you once it is changed."))
            return redirect("cabinet:plans")
    except ChangeNeeded:
        messages.error(request, _("Write what should be different."))
    except NotAsked:
        messages.error(request, _("That isn't possible any more: look where the plan stands now."))
    return redirect("cabinet:plan", uuid=uuid)


@access(PARTNERS)
@require_POST
@at_firm
def plan_measure_done(request: HttpRequest, member: Member, uuid: UUID) -> HttpResponse:
    """What this firm does is done, or not yet after all."""
    _let_in(member)
    measure = get_object_or_404(own_measures(member), uuid=uuid, side=Side.THEY)
    today = company_day(timezone.now(), of=company_of(request))
    try:
        mark_measure(measure, done_on=None if measure.done_on else today)
    except PlanMoveNotAllowed:
        messages.error(request, _("That isn't possible any more: look where the plan stands now."))
    return redirect(reverse("cabinet:plan", args=[measure.plan.uuid]) + "#measures")


def _shown(request: HttpRequest, found: JointPlan, *, member: Member) -> HttpResponse:
    today = company_day(timezone.now(), of=company_of(request))
    page = own_plan(found, member=member, today=today)
    address = {row: reverse("cabinet:plan", args=[row.uuid]) for row in page.others}
    context = {
        "page": page,
        "plan": found,
        "today": today,
        "plans": [Tab(row.name, address[row], current=row == found) for row in page.others],
        "may_edit": False,
        "may_mark": may_be_done(found.state),
        "may_answer": runs_firm(member) and found.state == PlanState.SHARED and not found.their_yes_at,
    }
    return render(request, "cabinet/plan.html", context)


def _let_in(member: Member) -> None:
    if not keeps_promises(member):
        raise Http404
