"""Everything about one partner."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.views.drawn import Drawn
from dashboards.queries.partner import deals_of, overview_of, timeline_of
from partners.models import Partner
from partners.queries.merging import gone_into
from partners.views.actor import Request, actor_of, partner_shown
from partners.views.interaction import log_form

DEALS_ON_A_PAGE = 50


@access(STAFF)
def partner(request: Request, uuid: UUID) -> HttpResponse:
    """The overview of a partner that the reader may know of; `before` reads the timeline on. The address of a record
    that was merged leads to the partner that it became."""
    try:
        found = partner_shown(request, uuid=uuid)
    except Http404:
        if now_in := gone_into(uuid, actor=actor_of(request)):
            return redirect("dashboards:partner", uuid=now_in.uuid)
        raise
    before = _day(request.GET.get("before", ""))
    part = timeline_of(found, actor=actor_of(request), company=company_of(request), before=before)
    if before and request.htmx:
        return render(request, "dashboards/partner/_timeline.html", {"part": part, "partner": found})
    words = _overview(request, found)
    return render(request, "dashboards/partner/overview.html", words | {"part": part})


def _overview(request: Request, found: Partner) -> dict[str, object]:
    now = timezone.now()
    page = overview_of(found, on=company_day(now, of=company_of(request)))
    form = log_form(request, partner=found, now=now) if MANAGERS.allows(request.user) else None
    return {"partner": found, "page": page, "chart": Drawn.of(page.trend), "form": form}


@access(STAFF)
def partner_deals(request: Request, uuid: UUID) -> HttpResponse:
    found = partner_shown(request, uuid=uuid)
    page = Paginator(deals_of(found), DEALS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "dashboards/partner/deals.html", {"partner": found, "deals": page})


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
