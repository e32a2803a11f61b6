"""Who is nearest to the ideal, and what keeps the others from it."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from core.views.exporting import exported
from core.views.paging import address_with, asked_page
from partners.views.actor import Request, actor_of
from strategy.forms.ranking import RankFilter
from strategy.models import IdealProfile
from strategy.queries.ranking import (
    COUNTED_TO,
    LAST_PAGE,
    PAGE_SIZE,
    SHOWN_UNASSESSED,
    DeviationFigures,
    RankPage,
    deviation_figures,
    deviation_rows,
    export_rows,
    rank_page,
    unassessed,
)
from strategy.rules.quarters import quarter_of


@access(STAFF)
def ranking(request: Request) -> HttpResponse:
    """Candidates by fit, or whoever a filter asks for."""
    actor = actor_of(request)
    form = RankFilter(request.GET)
    number = asked_page(request, last=LAST_PAGE)
    page = rank_page(form.scope(), of=actor, number=number) if form.is_valid() else RankPage([], False, 0)
    waiting = unassessed(of=actor)
    context = {
        "form": form,
        "chips": chips(form, query=request.GET),
        "page": page,
        "first": (number - 1) * PAGE_SIZE + 1,
        "last": (number - 1) * PAGE_SIZE + len(page.rows),
        "total": min(page.total, COUNTED_TO),
        "address": address_with(request),
        "before": address_with(request, page=number - 1) if number > 1 else None,
        "after": address_with(request, page=number + 1) if page.has_next and number < LAST_PAGE else None,
        "figures": deviation_figures(of=actor, since=_quarter(request)),
        "waiting": waiting[:SHOWN_UNASSESSED],
        "more_wait": len(waiting) > SHOWN_UNASSESSED,
        "may_assess": MANAGERS.allows(actor),
        "measuring": IdealProfile.objects.exclude(changed_at=None).exists(),
    }
    return render(request, "strategy/ranking.html", context)


@access(STAFF)
def ranking_export(request: Request) -> HttpResponseBase:
    """Everyone of the current filters in the order of the ranking; `?as=` is csv or xlsx."""
    form = RankFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Partner id"), _("Partner"), _("Kind"), _("Status"), _("Ideal"), _("Fit"), _("Musts that fail"),
        _("Answered"), _("Asked"), _("Responsible manager"), _("Assessed"),
    ]  # fmt: skip
    rows = export_rows(form.scope(), of=actor_of(request))
    return exported(request, headers, rows, name="fit")


@access(STAFF)
def deviations(request: Request) -> HttpResponse:
    """What keeps partners from the ideal: open, to be measured again, closed this quarter."""
    actor = actor_of(request)
    state = request.GET.get("state", "")
    state = state if state in ("measure", "closed") else "open"
    since = _quarter(request)
    page = Paginator(deviation_rows(of=actor, state=state, since=since), PAGE_SIZE)
    context = {
        "page": page.get_page(request.GET.get("page")),
        "state": state,
        "tabs": _tabs(state, deviation_figures(of=actor, since=since)),
        "since": since,
        "may_assess": MANAGERS.allows(actor),
    }
    return render(request, "strategy/deviations.html", context)


def _tabs(state: str, figures: DeviationFigures) -> list[Tab]:
    here = reverse("strategy:deviations")
    return [
        Tab(_("Open"), here, current=state == "open", count=figures.open),
        Tab(_("To be measured again"), f"{here}?state=measure", current=state == "measure", count=figures.to_measure),
        Tab(_("Closed this quarter"), f"{here}?state=closed", current=state == "closed", count=figures.closed),
    ]


def _quarter(request: Request) -> date:
    return quarter_of(company_day(timezone.now(), of=company_of(request)))
