"""Everything about one partner."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from core.views.drawn import Drawn
from dashboards.queries.partner import deals_of, partner_page, timeline_of
from partners.models import Partner
from partners.views.actor import Request, actor_of
from partners.views.interaction import log_form

DEALS_ON_A_PAGE = 50


@access(STAFF)
def partner(request: Request, uuid: UUID) -> HttpResponse:
    """The page of a partner that the reader may know of; `tab=deals` lists deals, `before` reads the timeline on."""
    known = Partner.objects.visible_to(actor_of(request)).select_related("kind", "manager", "standing")
    found = get_object_or_404(known.prefetch_related("contacts"), uuid=uuid)
    if before := request.GET.get("before", ""):
        return _older(request, found, before=_day(before))
    tab = "deals" if request.GET.get("tab") == "deals" else ""
    return _deals(request, found) if tab else _overview(request, found)


def _overview(request: Request, found: Partner) -> HttpResponse:
    part = timeline_of(found, company=company_of(request))
    return _page(request, found, template="dashboards/partner/overview.html", extra={"part": part})


def _deals(request: Request, found: Partner) -> HttpResponse:
    page = Paginator(deals_of(found), DEALS_ON_A_PAGE).get_page(request.GET.get("page"))
    return _page(request, found, template="dashboards/partner/deals.html", extra={"deals": page}, tab="deals")


def _older(request: Request, found: Partner, *, before: date) -> HttpResponse:
    """The next part of the timeline: a fragment for the button, a page of its own without scripts."""
    part = timeline_of(found, company=company_of(request), before=before)
    if request.htmx:
        return render(request, "dashboards/partner/_timeline.html", {"part": part, "partner": found})
    return _page(request, found, template="dashboards/partner/overview.html", extra={"part": part})


def _page(request: Request, found: Partner, *, template: str, extra: dict[str, object], tab: str = "") -> HttpResponse:
    now = timezone.now()
    today = company_day(now, of=company_of(request))
    page = partner_page(found, on=today)
    context = {"partner": found, "page": page, "today": today, "tabs": _tabs(found, tab=tab), **extra}
    context["chart"] = Drawn.of(page.trend)
    context["form"] = log_form(request, partner=found, now=now) if MANAGERS.allows(request.user) else None
    return render(request, template, context)


def _tabs(found: Partner, *, tab: str) -> list[Tab]:
    address = reverse("dashboards:partner", args=[found.uuid])
    return [
        Tab(_("Overview"), address, current=not tab),
        Tab(_("Deals"), f"{address}?tab=deals", current=tab == "deals"),
        Tab(_("History of changes"), reverse("partners:history", args=[found.uuid])),
    ]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
