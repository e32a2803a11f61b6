"""Lists of agreements: all of them, and one partner's."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.agreement import AgreementFilter
from campaigns.models import Agreement, Placement, Proposal
from campaigns.queries.agreement import PAGE_SIZE, Scope, agreements_of, export_rows, renewal_due
from campaigns.queries.promise import Scope as Promises
from campaigns.queries.promise import promises_of, record_of
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.views.exporting import exported
from core.views.paging import address_with
from partners.views.actor import Request, actor_of, partner_shown

SHOWN = 100


@access(STAFF)
def agreements(request: Request) -> HttpResponse:
    """Agreements by state, responsible person and scheme; those to be renewed stand out."""
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    form = AgreementFilter(request.GET)
    found = agreements_of(_scope(form), actor=actor, on=today) if form.is_valid() else Agreement.objects.none()
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "page": page,
        "today": today,
        "due": renewal_due(Agreement.objects.visible_to(actor), on=today).count(),
        "address": address_with(request),
        "may_change": MANAGERS.allows(actor),
    }
    return render(request, "campaigns/agreements.html", context)


@access(STAFF)
def agreements_export(request: Request) -> HttpResponseBase:
    """Every agreement of the current scope; `?as=` is csv or xlsx."""
    form = AgreementFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Number"), _("Title"), _("Partner"), _("State"), _("Version"), _("From"), _("Until"), _("Renewal"),
        _("Signed"), _("Signed on"), _("Responsible"), _("Ended"), _("How it ended"),
    ]  # fmt: skip
    today = company_day(timezone.now(), of=company_of(request))
    rows = export_rows(_scope(form), actor=actor_of(request), on=today)
    return exported(request, headers, rows, name="agreements")


@access(STAFF)
def partner_agreements(request: Request, uuid: UUID) -> HttpResponse:
    """What was agreed with a partner: agreements, promises of both sides, offers sent, what stands there."""
    partner = partner_shown(request, uuid=uuid)
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    owed = promises_of(Promises(state="due", partner=partner), actor=actor, on=today)
    late = promises_of(Promises(state="overdue", partner=partner), actor=actor, on=today)
    context = {
        "partner": partner,
        "agreements": list(Agreement.objects.filter(partner=partner).select_related("version")[:SHOWN]),
        "promises": list((late | owed)[:SHOWN]),
        "record": record_of(partner, on=today),
        "proposals": list(Proposal.objects.filter(partner=partner)[:SHOWN]),
        "placements": list(Placement.objects.filter(partner=partner).select_related("material")[:SHOWN]),
        "today": today,
        "may_change": MANAGERS.allows(actor),
    }
    return render(request, "campaigns/partner.html", context)


def _scope(form: AgreementFilter) -> Scope:
    return Scope(**{name: value for name, value in form.cleaned_data.items() if value})
