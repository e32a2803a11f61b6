"""The weekly coordination page (B4)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, access
from core.queries.company import company_day, company_of
from core.rules.weeks import IsoWeek, NotAWeek
from partners.forms.coordination import MinutesForm
from partners.queries.coordination import coordination
from partners.services.coordination import WrittenMeanwhile, write_minutes
from partners.views.actor import Request, actor_of

FIRST = IsoWeek.parse("1990-W01")
LAST = IsoWeek.parse("2099-W52")


@access(MANAGERS)
def week_plan(request: Request) -> HttpResponse:
    """This week's."""
    return _page(request, IsoWeek.of(company_day(timezone.now(), of=company_of(request))))


@access(MANAGERS)
def week_plan_of(request: Request, iso: str) -> HttpResponse:
    """A week by its name, past or ahead."""
    try:
        week = IsoWeek.parse(iso)
    except NotAWeek as error:
        raise Http404 from error
    if not FIRST <= week <= LAST:
        raise Http404
    return _page(request, week)


def _page(request: Request, week: IsoWeek) -> HttpResponse:
    now, actor = timezone.now(), actor_of(request)
    page = coordination(week, actor=actor)
    text = page.minutes.text if page.minutes else ""
    form = MinutesForm(request.POST or None, initial={"text": text, "seen": text})
    if request.method == "POST" and form.is_valid():
        try:
            write_minutes(week, by=actor, now=now, **form.cleaned_data)
        except WrittenMeanwhile:
            form.add_error("text", _("A colleague wrote these meanwhile. Copy your words, reload and add them."))
        else:
            messages.success(request, _("The minutes are kept."))
            return redirect("partners:week_plan_of", iso=str(week))
    words = {
        "page": page,
        "form": form,
        "today": company_day(now, of=company_of(request)),
        "previous": week.plus(-1) if week > FIRST else None,
        "next": week.plus(1) if week < LAST else None,
    }
    return render(request, "partners/week_plan.html", words)
