"""The owner's week."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import STAFF, access
from core.queries.company import company_day, company_of
from core.rules.chart import Series
from core.rules.weeks import IsoWeek, NotAWeek
from core.views.drawn import Drawn
from dashboards.queries.week import WeekReport, week_report
from partners.views.actor import actor_of

FIRST = IsoWeek.parse("1990-W01")


@access(STAFF)
def week(request: HttpRequest) -> HttpResponse:
    """The last full week, or the one that the picker names."""
    if chosen := request.GET.get("week", ""):
        return _open(chosen)
    today = company_day(timezone.now(), of=company_of(request))
    return _page(request, IsoWeek.of(today).plus(-1))


@access(STAFF)
def week_of(request: HttpRequest, iso: str) -> HttpResponse:
    """A week by its name; one that is no week, or lies ahead, is not found."""
    return _page(request, _named(iso))


def _open(name: str) -> HttpResponseRedirect:
    return redirect("dashboards:week_of", iso=str(_named(name)))


def _named(name: str) -> IsoWeek:
    try:
        return IsoWeek.parse(name)
    except NotAWeek as error:
        raise Http404 from error


def _page(request: HttpRequest, shown: IsoWeek) -> HttpResponse:
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    now = IsoWeek.of(today)
    if not FIRST <= shown <= now:
        raise Http404
    report = week_report(shown, of=actor_of(request), company=company, today=today)
    context = {
        "report": report,
        "chart": _chart(report),
        "now": now,
        "last": shown.plus(-1),
        "next": shown.plus(1) if shown < now else None,
    }
    return render(request, "dashboards/week/page.html", context)


def _chart(report: WeekReport) -> Drawn:
    """Turnover of 26 weeks over the same weeks of last year."""
    return Drawn(
        labels=[str(report.week.plus(-back)).partition("-")[2] for back in reversed(range(len(report.turnover)))],
        series=[
            Series(_("This year"), report.turnover),
            Series(_("A year before"), report.turnover_before, past=True),
        ],
    )
