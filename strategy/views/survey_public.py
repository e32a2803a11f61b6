"""A survey as the customer sees it: no log-in, no name, once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from accounts.access import PUBLIC, access
from accounts.services.login import address_of
from core.queries.company import company_day, company_of
from strategy.forms.survey import ReplyForm
from strategy.models import Survey
from strategy.services.survey import (
    FormStale,
    SurveyShut,
    TooFast,
    TooMany,
    new_form,
    reply,
    survey_of,
    visitor_of,
)


@access(PUBLIC)
@never_cache
def survey_public(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing, whoever or whatever opens it; only a filled form does."""
    today = company_day(timezone.now(), of=company_of(request))
    try:
        survey = survey_of(token, on=today)
    except SurveyShut as shut:
        return render(request, "strategy/survey_shut.html", {"reason": shut.reason.value}, status=404)
    form = ReplyForm(request.POST or None, survey=survey, once=new_form(survey))
    if request.method == "POST" and form.is_valid():
        return _answered(request, survey, form)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "strategy/survey_public.html", {"survey": survey, "form": form, "stale": False}, status=status
    )


def _answered(request: HttpRequest, survey: Survey, form: ReplyForm) -> HttpResponse:
    given = form.cleaned_data
    now = timezone.now()
    if given["website"]:
        # Only a machine sees that field; it is thanked, so that it learns nothing, and nothing is kept.
        return render(request, "strategy/survey_thanks.html", {"survey": survey})
    today = company_day(now, of=company_of(request))
    visitor = visitor_of(survey, address=address_of(request), on=today)
    try:
        reply(survey, once=given["once"], said=form.said(), visitor=visitor, now=now)
    except (FormStale, TooFast):
        # What was typed stays; the form is a fresh one that can be sent in a moment.
        typed = request.POST.copy()
        typed["once"] = new_form(survey)
        again = {"survey": survey, "form": ReplyForm(typed, survey=survey, once=""), "stale": True}
        return render(request, "strategy/survey_public.html", again, status=422)
    except TooMany:
        return render(request, "strategy/survey_shut.html", {"reason": "too_many"}, status=429)
    return render(request, "strategy/survey_thanks.html", {"survey": survey})
