"""The programme's goals: plan against fact, and the pace needed from now on."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import HEADS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules import formats
from core.rules.chart import Series
from core.rules.tabs import Tab
from core.templatetags.formats import here
from core.views.drawn import Drawn
from dashboards.access import sees_every_partner
from dashboards.queries.goal import GoalReport, goal_report
from partners.views.actor import Request, actor_of
from strategy.models import Goal
from strategy.rules.scheme_of_work import SCHEMES

SHOWN = 12


@access(STAFF)
def goals(request: Request) -> HttpResponse:
    """The goal that runs, else the next, else the last; none: what a goal is for."""
    today = company_day(timezone.now(), of=company_of(request))
    running = Goal.objects.filter(starts_on__lte=today, ends_on__gte=today).first()
    goal = running or Goal.objects.filter(starts_on__gt=today).last() or Goal.objects.first()
    if goal:
        return redirect("dashboards:goal", uuid=goal.uuid)
    return render(request, "dashboards/goals_empty.html", {"schemes": SCHEMES, "may_edit": HEADS.allows(request.user)})


@access(STAFF)
def goal(request: Request, uuid: UUID) -> HttpResponse:
    """One goal; a manager of own partners sees what is theirs of it."""
    found = get_object_or_404(Goal, uuid=uuid)
    actor, company = actor_of(request), company_of(request)
    today = company_day(timezone.now(), of=company)
    person = None if sees_every_partner(actor) else actor
    report = goal_report(found, company=company, today=today, person=person)
    context = {
        "goal": found,
        "report": report,
        "chart": _chart(report),
        "orders": _orders(report) if found.orders else None,
        "tabs": _tabs(found),
        "is_part": person is not None,
        "may_edit": HEADS.allows(actor),
    }
    return render(request, "dashboards/goal.html", context)


def _chart(report: GoalReport) -> Drawn:
    """Partners signed by the end of each month, over the plan."""
    labels = [formats.month_year(line.month, locale=here()) for line in report.months if line.month]
    return Drawn(
        labels=labels,
        series=[Series(_("Signed"), report.fact_line), Series(_("Plan"), report.planned_line, past=True)],
    )


def _orders(report: GoalReport) -> Drawn:
    """What each month brought beside what it was to bring; a month ahead has a plan alone."""
    months = [(line.month, line) for line in report.months if line.month]
    fact = [line.orders_fact if month <= report.today else None for month, line in months]
    return Drawn(
        labels=[formats.month_year(month, locale=here()) for month, _line in months],
        series=[Series(_("Orders"), fact), Series(_("Plan"), [line.orders for _month, line in months], past=True)],
    )


def _tabs(current: Goal) -> list[Tab]:
    rows = list(Goal.objects.all()[:SHOWN])
    if len(rows) < 2:
        return []
    return [Tab(row.name, reverse("dashboards:goal", args=[row.uuid]), current=row == current) for row in rows]
