"""The list of referrals, and the questions that wait beside it."""

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
from core.views.heads import Head
from core.views.paging import address_with, asked_page
from partners.views.actor import Request, actor_of
from sales.forms.referral_filter import ReferralFilter
from sales.queries.referrals import (
    COUNTED_TO,
    LAST_PAGE,
    PAGE_SIZE,
    SORTS,
    ReferralPage,
    Scope,
    export_rows,
    referral_page,
    referrals_of,
    waiting_for_us,
)


@access(STAFF)
def referral_list(request: Request) -> HttpResponse:
    """Referrals of a side, a state, a partner or a manager, newest first unless asked otherwise."""
    actor, company = actor_of(request), company_of(request)
    today = company_day(timezone.now(), of=company)
    form = ReferralFilter(request.GET, actor=actor)
    valid = form.is_valid()
    scope = form.scope() if valid else Scope()
    found = referrals_of(scope, actor=actor, on=today, country=company.country)
    sort, number = _sort(request), asked_page(request, last=LAST_PAGE)
    page = referral_page(found, sort=sort, page=number) if valid else ReferralPage([], has_next=False, total=0)
    part = request.htmx and not request.htmx.history_restore_request
    context = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "heads": _heads(request, sort=sort),
        "page": page,
        "rows": [(referral, referral.days_left(on=today)) for referral in page.rows],
        "today": today,
        "total": min(page.total, COUNTED_TO),
        "scope": scope,
        "address": address_with(request),
        "before": address_with(request, page=number - 1) if number > 1 else None,
        "after": address_with(request, page=number + 1) if page.has_next and number < LAST_PAGE else None,
        "first": (number - 1) * PAGE_SIZE + 1,
        "last": (number - 1) * PAGE_SIZE + len(page.rows),
        "may_change": MANAGERS.allows(actor),
        "tabs": [] if part else referral_tabs(request, current="referrals"),
    }
    return render(request, "sales/referral_list_part.html" if part else "sales/referral_list.html", context)


@access(STAFF)
def referral_export(request: Request) -> HttpResponseBase:
    """Every referral of the current scope in its order; `?as=` is csv or xlsx."""
    actor, company = actor_of(request), company_of(request)
    form = ReferralFilter(request.GET, actor=actor)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Registered"), _("Customer"), _("Phone"), _("E-mail"), _("Tax id"), _("Partner id"), _("Partner"),
        _("Seller"), _("Code"), _("Direction"), _("Kind"), _("State"), _("Reason"), _("Protected until"),
        _("Expected amount"), _("Currency"),
    ]  # fmt: skip
    today = company_day(timezone.now(), of=company)
    found = referrals_of(form.scope(), actor=actor, on=today, country=company.country)
    rows = export_rows(found, sort=_sort(request))
    return exported(request, headers, rows, name="referrals")


def referral_tabs(request: Request, *, current: str) -> list[Tab]:
    """The pages around referrals, each with what waits there for us."""
    waiting = waiting_for_us(actor_of(request))
    pages = [
        ("referrals", _("Referrals"), None),
        ("matches", _("Orders to match"), waiting.matches),
        ("disputes", _("Disputes"), waiting.disputes),
        ("complaints", _("Complaints"), waiting.complaints),
        ("codes", _("Codes"), None),
    ]
    return [Tab(label, reverse(f"sales:{name}"), name == current, count) for name, label, count in pages]


def _sort(request: Request) -> str:
    wanted = request.GET.get("sort", "")
    return wanted if wanted in SORTS else "-date"


def _heads(request: Request, *, sort: str) -> list[Head]:
    def sortable(label: str, name: str) -> Head:
        now = sort.lstrip("-") == name
        order = ("descending" if sort.startswith("-") else "ascending") if now else ""
        turned = f"-{name}" if sort == name and f"-{name}" in SORTS else name
        return Head(label, f"?{address_with(request, sort=turned)}", order)

    return [
        Head(_("Customer")),
        Head(_("Partner")),
        Head(_("State")),
        sortable(_("Due"), "due"),
        sortable(_("Protection"), "ends"),
        sortable(_("Registered"), "date"),
        Head(_("Expected"), number=True),
    ]
