"""Surveys for the company: what customers said, and the link that asks them."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.services import qr
from core.views.exporting import exported
from partners.views.actor import Request, actor_of
from strategy.forms.survey import ReplyForm, SurveyForm
from strategy.models import Survey
from strategy.queries.survey import export_rows, survey_result, surveys_listed
from strategy.services.survey import (
    firm_named,
    make_candidate,
    new_form,
    renew_link,
    revoke_link,
    save_survey,
    token_of,
    type_in,
)
from strategy.views.survey_table import SurveyTable


@access(STAFF)
def surveys(request: Request) -> HttpResponse:
    listed = surveys_listed()
    context = {
        "surveys": listed,
        "table": SurveyTable(listed),
        "may_edit": MANAGERS.allows(request.user),
        "today": _today(request),
    }
    return render(request, "strategy/surveys.html", context)


@access(STAFF)
def survey(request: Request, uuid: UUID) -> HttpResponse:
    """What customers said, and the ways to ask more of them."""
    found = get_object_or_404(Survey, uuid=uuid)
    link = request.build_absolute_uri(reverse("strategy:survey_public", args=[token_of(found)]))
    context = {
        "survey": found,
        "result": survey_result(found, of=actor_of(request)),
        "link": link,
        "qr": qr.svg(link, title=_("Survey")) if not found.revoked_at else "",
        "today": _today(request),
        "may_edit": MANAGERS.allows(request.user),
    }
    return render(request, "strategy/survey.html", context)


@access(MANAGERS)
def survey_edit(request: Request, uuid: UUID | None = None) -> HttpResponse:
    found = get_object_or_404(Survey, uuid=uuid) if uuid else Survey(opens_on=_today(request))
    form = SurveyForm(request.POST or None, survey=found)
    if request.method == "POST" and form.is_valid():
        saved = save_survey(found, **form.cleaned_data)
        messages.success(request, _("“%(name)s” is saved.") % {"name": saved.name})
        return redirect("strategy:survey", uuid=saved.uuid)
    return render(request, "strategy/survey_form.html", {"form": form, "survey": found})


@access(MANAGERS)
def survey_type(request: Request, uuid: UUID) -> HttpResponse:
    """Answers that a customer gave by word of mouth, one after another."""
    found = get_object_or_404(Survey, uuid=uuid)
    form = ReplyForm(request.POST or None, survey=found, once=new_form(found))
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        type_in(found, once=once, said=form.said(), by=actor_of(request), now=timezone.now())
        messages.success(request, _("Kept. Here is an empty form for the next one."))
        return redirect("strategy:survey_type", uuid=uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "strategy/survey_type.html", {"form": form, "survey": found}, status=status)


@access(MANAGERS)
@require_POST
def survey_link(request: Request, uuid: UUID) -> HttpResponse:
    """Revoke the public link, or with `renew` make another."""
    found = get_object_or_404(Survey, uuid=uuid)
    if "renew" in request.POST:
        renew_link(found)
        messages.success(request, _("There is a new link. The old ones open nothing."))
    else:
        revoke_link(found, now=timezone.now())
        messages.success(request, _("The link is revoked. The answers are kept."))
    return redirect("strategy:survey", uuid=uuid)


@access(MANAGERS)
@require_POST
def survey_candidate(request: Request, uuid: UUID) -> HttpResponse:
    """A firm that customers named becomes a candidate."""
    found = get_object_or_404(Survey, uuid=uuid)
    firm = firm_named(found, request.POST.get("firm", "")[:120])
    if firm is None:
        messages.error(request, _("Nobody named this firm."))
        return redirect("strategy:survey", uuid=uuid)
    source = _("Survey: %(name)s") % {"name": found.name}
    partner, is_new = make_candidate(found, firm=firm, source=source, by=actor_of(request))
    said = _("%(name)s is a candidate now.") if is_new else _("%(name)s is known already.")
    messages.success(request, said % {"name": partner.name})
    return redirect(reverse("strategy:survey", args=[uuid]) + "#firms")


@access(STAFF)
def survey_export(request: Request, uuid: UUID) -> HttpResponseBase:
    """Every answer; `?as=` is csv or xlsx."""
    found = get_object_or_404(Survey, uuid=uuid)
    headers = [_("Day"), _("Came by"), _("When"), _("What"), _("From whom")]
    return exported(request, headers, export_rows(found), name="survey")


@access(MANAGERS)
def survey_qr(request: Request, uuid: UUID) -> HttpResponse:
    """The link as a picture to print."""
    found = get_object_or_404(Survey, uuid=uuid)
    link = request.build_absolute_uri(reverse("strategy:survey_public", args=[token_of(found)]))
    headers = {"Content-Disposition": 'attachment; filename="survey.png"'}
    return HttpResponse(qr.png(link), content_type="image/png", headers=headers)


def _today(request: Request) -> date:
    return company_day(timezone.now(), of=company_of(request))
