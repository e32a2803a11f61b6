"""Joint business plans: listed, written, moved, reviewed. The plan itself is on `dashboards:plan`, with its facts."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from core.views.exporting import exported
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_shown
from strategy.forms.joint_plan import MeasureForm, MoveForm, NumbersForm, PlanForm, ReviewForm
from strategy.models import JointPlan, PlanMeasure, PlanState
from strategy.queries.joint_plan import PAGE_SIZE, export_rows, plans_listed, plans_of
from strategy.rules.joint_plan import may_edit
from strategy.services.joint_plan import (
    ConclusionNeeded,
    PlanIncomplete,
    PlanMoveNotAllowed,
    PlanNotADraft,
    add_measure,
    drop_measure,
    hold_review,
    mark_measure,
    move_plan,
    set_numbers,
    write_plan,
)

TAB = "dashboards:partner_plan"


def plan_for(request: Request, *, uuid: UUID) -> JointPlan:
    """A plan of a partner that the person may see; any other is not found."""
    rows = plans_of(actor_of(request)).select_related("partner", "our_lead", "their_lead")
    return get_object_or_404(rows, uuid=uuid)


@access(STAFF)
def plans(request: Request) -> HttpResponse:
    """Plans by state; those that aren't reviewed yet unless asked otherwise."""
    state = _state(request)
    page = Paginator(plans_listed(actor_of(request), state=state), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "strategy/plans.html", {"page": page, "state": state, "tabs": _tabs(state)})


@access(STAFF)
def plans_export(request: Request) -> HttpResponseBase:
    """The plans of a state; `?as=` is csv or xlsx."""
    headers = [
        _("Partner id"), _("Partner"), _("Name"), _("State"), _("From"), _("Until"), _("Responsible on our side"),
    ]  # fmt: skip
    rows = export_rows(actor_of(request), state=_state(request))
    return exported(request, headers, rows, name="plans")


@access(MANAGERS)
def plan_new(request: Request, uuid: UUID) -> HttpResponse:
    """A plan with this partner."""
    return _write(request, partner_shown(request, uuid=uuid), None)


@access(MANAGERS)
def plan_edit(request: Request, uuid: UUID) -> HttpResponse:
    """Other words for a draft."""
    plan = plan_for(request, uuid=uuid)
    if not may_edit(plan.state):
        return _refused(request, plan)
    return _write(request, plan.partner, plan)


def _write(request: Request, partner: Partner, plan: JointPlan | None) -> HttpResponse:
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    form = PlanForm(request.POST or None, partner=partner, plan=plan, currency=company.currency, today=today)
    if request.method == "POST" and form.is_valid():
        saved = write_plan(plan, partner=partner, facts=form.facts())
        messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
        return redirect("strategy:plan_numbers" if plan is None else "dashboards:plan", uuid=saved.uuid)
    context = {"form": form, "partner": partner, "plan": plan, "tab": TAB}
    return render(request, "strategy/plan_form.html", context, status=422 if request.method == "POST" else 200)


@access(MANAGERS)
def plan_numbers(request: Request, uuid: UUID) -> HttpResponse:
    """The numbers of a draft by quarter."""
    plan = plan_for(request, uuid=uuid)
    if not may_edit(plan.state):
        return _refused(request, plan)
    form = NumbersForm(request.POST or None, plan=plan, currency=company_of(request).currency)
    if request.method == "POST" and form.is_valid():
        set_numbers(plan, numbers=form.numbers())
        messages.success(request, _("The numbers are saved."))
        return redirect("dashboards:plan", uuid=uuid)
    context = {"form": form, "partner": plan.partner, "plan": plan, "tab": TAB}
    return render(request, "strategy/plan_numbers.html", context, status=422 if request.method == "POST" else 200)


@access(MANAGERS)
@require_POST
def plan_move(request: Request, uuid: UUID) -> HttpResponse:
    """Share, agree, run, review, or take back."""
    plan = plan_for(request, uuid=uuid)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return redirect("dashboards:plan", uuid=uuid)
    try:
        move_plan(plan, by=actor_of(request), now=timezone.now(), **form.cleaned_data)
    except PlanMoveNotAllowed:
        messages.error(request, _("This step isn’t possible now, or isn’t yours to take."))
    except PlanIncomplete:
        messages.error(request, _("Before sharing: write their goals, our goals, and who is responsible on our side."))
    except ConclusionNeeded:
        messages.error(request, _("Write what came of the plan: the next one begins with it."))
    else:
        messages.success(request, _("The plan is now: %(state)s.") % {"state": plan.get_state_display()})
    return redirect("dashboards:plan", uuid=uuid)


@access(MANAGERS)
@require_POST
def plan_measure(request: Request, uuid: UUID) -> HttpResponse:
    """One more measure; ours is a task too."""
    plan = plan_for(request, uuid=uuid)
    form = MeasureForm(request.POST)
    if form.is_valid():
        try:
            add_measure(plan, measure=form.measure())
        except PlanNotADraft:
            return _refused(request, plan)
        messages.success(request, _("Added: %(title)s") % {"title": form.cleaned_data["what"]})
    else:
        for name, errors in form.errors.items():
            messages.error(request, f"{form.fields[name].label}: {' '.join(map(str, errors))}")
    return redirect(reverse("dashboards:plan", args=[uuid]) + "#measures")


@access(MANAGERS)
@require_POST
def plan_measure_done(request: Request, uuid: UUID) -> HttpResponse:
    """What the partner does is done, or not yet after all."""
    measure = _measure_for(request, uuid=uuid)
    today = company_day(timezone.now(), of=company_of(request))
    try:
        mark_measure(measure, done_on=None if measure.done_on else today)
    except PlanMoveNotAllowed:
        messages.error(request, _("This step isn’t possible now, or isn’t yours to take."))
    return redirect(reverse("dashboards:plan", args=[measure.plan.uuid]) + "#measures")


@access(MANAGERS)
@require_POST
def plan_measure_drop(request: Request, uuid: UUID) -> HttpResponse:
    """A measure of a draft goes, and the task that nobody did yet."""
    measure = _measure_for(request, uuid=uuid)
    try:
        drop_measure(measure)
    except PlanNotADraft:
        return _refused(request, measure.plan)
    messages.success(request, _("Dropped: %(title)s") % {"title": measure.what})
    return redirect(reverse("dashboards:plan", args=[measure.plan.uuid]) + "#measures")


@access(MANAGERS)
def plan_review(request: Request, uuid: UUID) -> HttpResponse:
    """A meeting on the plan: minutes and tasks."""
    plan, actor = plan_for(request, uuid=uuid), actor_of(request)
    form = ReviewForm(request.POST or None, by=actor)
    if request.method == "POST" and form.is_valid():
        minutes, now = form.cleaned_data["minutes"], timezone.now()
        hold_review(plan, minutes=minutes, steps=form.steps(), by=actor, now=now)
        messages.success(request, _("The meeting is kept, and its tasks with it."))
        return redirect(reverse("dashboards:plan", args=[uuid]) + "#meetings")
    context = {"form": form, "partner": plan.partner, "plan": plan, "tab": TAB}
    return render(request, "strategy/plan_review.html", context, status=422 if request.method == "POST" else 200)


def _measure_for(request: Request, *, uuid: UUID) -> PlanMeasure:
    rows = PlanMeasure.objects.filter(plan__in=plans_of(actor_of(request))).select_related("plan", "task")
    return get_object_or_404(rows, uuid=uuid)


def _refused(request: Request, plan: JointPlan) -> HttpResponse:
    messages.error(request, _("What was shared or agreed isn’t rewritten: take the plan back to a draft first."))
    return redirect("dashboards:plan", uuid=plan.uuid)


def _state(request: Request) -> str:
    asked = request.GET.get("state", "")
    return asked if asked in (*PlanState.values, "all") else "open"


def _tabs(state: str) -> list[Tab]:
    here = reverse("strategy:plans")
    rest = [Tab(str(PlanState(one).label), f"{here}?state={one}", current=state == one) for one in PlanState.values]
    every = Tab(_("All"), f"{here}?state=all", current=state == "all")
    return [Tab(_("Not reviewed yet"), here, current=state == "open"), *rest, every]
