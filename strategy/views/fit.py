"""A partner against its ideal: questions, the fit, and the way to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from accounts.models import User
from core.queries.company import company_day, company_of
from core.rules.identity import read_uuid
from core.rules.tabs import Tab
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_shown
from strategy.forms.fit import AssessForm, CloseForm, PlanForm
from strategy.models import Deviation, IdealProfile
from strategy.queries.fit import CriterionRow, FitPage, fit_page, profile_for
from strategy.queries.known import answers_known
from strategy.queries.ranking import deviations_of
from strategy.services.fit import AlreadyPlanned, DeviationGone, assess, close_deviation, plan_deviation

USUAL_DAYS = 14


@dataclass(frozen=True)
class Question:
    """A criterion with the field that asks it; `is_known`: the record fills the field in."""

    row: CriterionRow
    field: forms.BoundField
    is_known: bool


@dataclass(frozen=True)
class Step:
    """A deviation with what can be done about it now."""

    row: CriterionRow
    plan: PlanForm | None
    close: CloseForm | None


@access(MANAGERS)
def partner_fit(request: Request, uuid: UUID) -> HttpResponse:
    """One partner's fit; `?profile=` measures by another ideal than the usual one."""
    partner = partner_shown(request, uuid=uuid)
    profile = _profile(request, partner)
    if profile is None:
        return render(request, "strategy/fit.html", {"partner": partner, "page": None})
    actor, company = actor_of(request), company_of(request)
    today = company_day(timezone.now(), of=company)
    page = fit_page(partner, profile=profile)
    known = answers_known([row.criterion for row in page.rows], partner=partner, currency=company.currency, on=today)
    form = _form(request, page, known=known)
    if request.method == "POST" and form.is_valid():
        assess(partner, profile=profile, answers=form.answers(), by=actor, currency=company.currency, on=today)
        messages.success(request, _("The fit of %(name)s is measured.") % {"name": partner.name})
        return redirect(_address(partner, profile))
    context = {
        "partner": partner,
        "page": page,
        "form": form,
        "questions": [_question(row, form=form, known=known) for row in page.rows],
        "steps": [_step(row, partner=partner, actor=actor, on=today) for row in page.deviations],
        "profiles": _tabs(partner, profile),
        "today": today,
    }
    return render(request, "strategy/fit.html", context, status=422 if request.method == "POST" else 200)


@access(MANAGERS)
@require_POST
def deviation_plan(request: Request, uuid: UUID) -> HttpResponse:
    """One click: the deviation is a task with a day and a person."""
    deviation = _deviation(request, uuid=uuid)
    form = PlanForm(request.POST, prefix=str(deviation.pk))
    if not form.is_valid():
        _complain(request, form)
        return redirect(_back(deviation))
    try:
        task = plan_deviation(deviation, **form.cleaned_data)
    except AlreadyPlanned:
        messages.info(request, _("There is a task for it already."))
    except DeviationGone:
        messages.info(request, _("This is as wanted already."))
    else:
        messages.success(request, _("Added: %(title)s") % {"title": task.title})
    return redirect(_back(deviation))


@access(MANAGERS)
@require_POST
def deviation_close(request: Request, uuid: UUID) -> HttpResponse:
    """The work is done: the criterion is answered anew and the fit measured."""
    deviation = _deviation(request, uuid=uuid)
    form = CloseForm(request.POST, criterion=deviation.criterion, prefix=str(deviation.pk))
    if not form.is_valid():
        _complain(request, form)
        return redirect(_back(deviation))
    now = timezone.now()
    today = company_day(now, of=company_of(request))
    try:
        done = close_deviation(deviation, answer=form.cleaned_data["answer"], by=actor_of(request), on=today, now=now)
    except DeviationGone:
        messages.info(request, _("This is as wanted already."))
    else:
        messages.success(request, _("Measured again: the fit is %(fit)s now.") % {"fit": done.fit})
    return redirect(_back(deviation))


def _profile(request: Request, partner: Partner) -> IdealProfile | None:
    asked = request.GET.get("profile")
    if not asked:
        return profile_for(partner)
    return get_object_or_404(IdealProfile, uuid=read_uuid(asked))


def _form(request: Request, page: FitPage, *, known: dict[int, str]) -> AssessForm:
    answers = {row.criterion.pk: row.answer.value for row in page.rows if row.answer}
    return AssessForm(request.POST or None, criteria=[row.criterion for row in page.rows], answers={**known, **answers})


def _question(row: CriterionRow, *, form: AssessForm, known: dict[int, str]) -> Question:
    answer = row.answer.value if row.answer else None
    is_known = row.criterion.pk in known and answer in (None, known[row.criterion.pk])
    return Question(row, form[str(row.criterion.pk)], is_known)


def _step(row: CriterionRow, *, partner: Partner, actor: User, on: date) -> Step:
    if row.deviation is None:
        return Step(row, None, None)
    prefix, task = str(row.deviation.pk), row.deviation.task
    close = CloseForm(criterion=row.criterion, prefix=prefix)
    if (task and not task.done_at) or not row.criterion.is_changeable:
        return Step(row, None, close if task else None)
    title = _(row.criterion.action) if row.criterion.action else _(row.criterion.name)
    initial = {
        "title": title,
        "due_on": on + timedelta(days=USUAL_DAYS),
        "assignee": partner.manager_id or actor.pk,
    }
    return Step(row, PlanForm(initial=initial, prefix=prefix), close)


def _tabs(partner: Partner, current: IdealProfile) -> list[Tab]:
    return [
        Tab(_(profile.name), _address(partner, profile), current=profile == current)
        for profile in IdealProfile.objects.all()
    ]


def _address(partner: Partner, profile: IdealProfile) -> str:
    return f"{reverse('strategy:fit', args=[partner.uuid])}?profile={profile.uuid}"


def _deviation(request: Request, *, uuid: UUID) -> Deviation:
    rows = deviations_of(actor_of(request)).select_related("criterion", "assessment__partner", "assessment__profile")
    return get_object_or_404(rows, uuid=uuid)


def _back(deviation: Deviation) -> str:
    return _address(deviation.assessment.partner, deviation.assessment.profile) + "#steps"


def _complain(request: Request, form: forms.Form) -> None:
    for field, errors in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        messages.error(request, f"{label}: {' '.join(map(str, errors))}")
