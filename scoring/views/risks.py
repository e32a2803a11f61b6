"""The list of risks: what stands, what stood, who looks after it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from core.forms.chips import chips
from core.views.exporting import exported
from core.views.paging import address_with, asked_page
from partners.models import Partner
from partners.views.actor import Request, actor_of
from scoring.forms.flag_filter import FlagFilter
from scoring.models import RiskFlag
from scoring.queries.flags import COUNTED_TO, PAGE_SIZE, FlagPage, export_rows, flag_page
from scoring.queries.runs import last_published
from scoring.services.flag import FlagClosed, acknowledge

LAST_PAGE = 1000


@access(STAFF)
def risks(request: Request) -> HttpResponse:
    """The flags that stand now, the gravest first, or those a filter asks for."""
    actor = actor_of(request)
    form = FlagFilter(request.GET)
    number = asked_page(request, last=LAST_PAGE)
    page = flag_page(form.scope(), of=actor, number=number) if form.is_valid() else FlagPage([], 1, 0)
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
        "run": last_published(),
        "may_acknowledge": MANAGERS.allows(actor),
    }
    return render(request, "scoring/risks.html", context)


@access(STAFF)
def risks_export(request: Request) -> HttpResponseBase:
    """Every flag of the current filters; `?as=` is csv or xlsx."""
    form = FlagFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Partner id"), _("Partner"), _("Responsible manager"), _("Risk"), _("Severity"), _("Opened"), _("Closed"),
        _("Times"), _("Acknowledged by"),
    ]  # fmt: skip
    rows = export_rows(form.scope(), of=actor_of(request))
    return exported(request, headers, rows, name="risks")


@access(MANAGERS)
@require_POST
def risk_acknowledge(request: Request, uuid: UUID) -> HttpResponse:
    """The person looks after this flag."""
    actor = actor_of(request)
    seen = RiskFlag.objects.filter(partner__in=Partner.objects.visible_to(actor)).select_related("partner")
    flag = get_object_or_404(seen, uuid=uuid)
    try:
        held = acknowledge(flag, by=actor, now=timezone.now())
    except FlagClosed:
        messages.info(request, _("The cause is gone already: this risk is closed."))
        return redirect("scoring:risks")
    if request.htmx:
        return render(request, "scoring/risk_seen.html", {"flag": held})
    messages.success(request, _("You look after this risk now."))
    return redirect("scoring:risks")
