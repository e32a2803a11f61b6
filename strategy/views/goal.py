"""Setting goals. What came of them is on `dashboards:goals`, where the facts are."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, access
from partners.views.actor import Request
from strategy.forms.goal import GoalForm, SharesForm
from strategy.models import Goal
from strategy.rules.scheme_of_work import SCHEMES
from strategy.services.goal import drop_goal, save_goal, set_shares


@access(HEADS)
def goal_edit(request: Request, uuid: UUID | None = None) -> HttpResponse:
    """A new goal, or another one in its place."""
    goal = get_object_or_404(Goal, uuid=uuid) if uuid else None
    form = GoalForm(request.POST or None, goal=goal)
    if request.method == "POST" and form.is_valid():
        saved = save_goal(goal=goal, facts=form.facts(), people=list(form.cleaned_data["people"]))
        messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
        return redirect("dashboards:goal", uuid=saved.uuid)
    return render(request, "strategy/goal_form.html", {"form": form, "goal": goal, "schemes": SCHEMES})


@access(HEADS)
def goal_months(request: Request, uuid: UUID) -> HttpResponse:
    """Who does how much in which month."""
    goal = get_object_or_404(Goal, uuid=uuid)
    form = SharesForm(request.POST or None, goal=goal)
    if request.method == "POST" and form.is_valid():
        set_shares(goal, numbers=form.numbers())
        messages.success(request, _("The months are saved."))
        return redirect("dashboards:goal", uuid=goal.uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "strategy/goal_months.html", {"form": form, "goal": goal}, status=status)


@access(HEADS)
@require_POST
def goal_drop(request: Request, uuid: UUID) -> HttpResponse:
    """The goal is gone; what was reached stays in its own records."""
    goal = get_object_or_404(Goal, uuid=uuid)
    drop_goal(goal)
    messages.success(request, _("“%(name)s” is dropped.") % {"name": goal.name})
    return redirect("dashboards:goals")
