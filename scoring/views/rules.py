"""The rules of the night and the weekly plan."""

from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import HEADS, access
from core.queries.company import company_of
from core.rules.weeks import IsoWeek
from scoring.forms.plan import MONEY, PlanForm, PlannedFigure
from scoring.forms.rules import AbcForm, ExchangeForm, FlagForm, TierForm
from scoring.models import FlagRule, WeekPlan
from scoring.queries.due import last_full_day
from scoring.queries.rules import abc_rule, exchange_rule, tier_rule
from scoring.queries.spread import spread
from scoring.services.rule import drop_plan, save_rules, set_plan


@access(HEADS)
def rules(request: HttpRequest) -> HttpResponse:
    """Classes, tiers and risks: their bounds and windows, and how partners are spread by them now."""
    posted = request.POST or None
    currency = company_of(request).currency
    abc = AbcForm(posted, instance=abc_rule(), prefix="abc")
    tiers = TierForm(posted, instance=tier_rule(), prefix="tiers", currency=currency)
    flags = [FlagForm(posted, instance=rule, prefix=rule.code) for rule in FlagRule.objects.all()]
    exchange = ExchangeForm(posted, instance=exchange_rule(), prefix="exchange")
    forms: list[BaseForm] = [abc, tiers, exchange, *flags]
    if request.method == "POST" and not any([form.errors for form in forms]):  # noqa: C419 - each says what is wrong
        save_rules(abc.instance, tiers.instance, exchange.instance, *(form.instance for form in flags))
        messages.success(request, _("The rules are saved. The next night judges by them."))
        return redirect("scoring:rules")
    context = {
        "abc": abc,
        "tiers": tiers,
        "exchange": exchange,
        "flags": flags,
        "currency": currency,
        "spread": spread(),
    }
    context |= {"plans": _plans(), "plan": _plan_form(request)}
    return render(request, "scoring/rules.html", context, status=422 if request.method == "POST" else 200)


@access(HEADS)
@require_POST
def plan_set(request: HttpRequest) -> HttpResponse:
    """What a figure should come to each week, from a week on."""
    form = PlanForm(request.POST, currency=company_of(request).currency, prefix="plan")
    if form.is_valid():
        set_plan(**form.plan())
        messages.success(request, _("The plan is set."))
    else:
        for field, errors in form.errors.items():
            messages.error(request, f"{form.fields[field].label}: {' '.join(map(str, errors))}")
    return redirect("scoring:rules")


@access(HEADS)
@require_POST
def plan_drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The plan before it is in force again."""
    drop_plan(get_object_or_404(WeekPlan, uuid=uuid))
    messages.success(request, _("The plan is dropped."))
    return redirect("scoring:rules")


def _plans() -> list[dict[str, object]]:
    return [
        {
            "plan": plan,
            "name": PlannedFigure(plan.metric).label,
            "week": IsoWeek(plan.from_week),
            "is_money": plan.metric in MONEY,
        }
        for plan in WeekPlan.objects.order_by("metric", "-from_week")
    ]


def _plan_form(request: HttpRequest) -> PlanForm:
    week = IsoWeek.of(last_full_day(timezone.now())).plus(1)
    return PlanForm(currency=company_of(request).currency, prefix="plan", initial={"from_week": str(week)})
