"""The list of deals: the rows behind the figures."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.forms.chips import chips
from core.queries.company import company_of
from core.views.exporting import exported
from core.views.heads import Head
from core.views.paging import address_with, asked_page
from partners.views.actor import Request, actor_of
from sales.forms.deal_filter import DealFilter
from sales.queries.deals import (
    COUNTED_TO,
    LAST_PAGE,
    ORDERS,
    PAGE_SIZE,
    DealPage,
    Scope,
    deal_page,
    export_rows,
    totals_of,
)


@access(STAFF)
def deal_list(request: Request) -> HttpResponse:
    """Deals of a week, a partner, a kind, a manager, a period or a state, newest first unless asked otherwise."""
    actor, company = actor_of(request), company_of(request)
    form = DealFilter(request.GET, actor=actor)
    valid = form.is_valid()
    scope = form.scope() if valid else Scope()
    sort, number = _sort(request, scope=scope), asked_page(request, last=LAST_PAGE)
    page = deal_page(scope, actor=actor, sort=sort, page=number) if valid else DealPage([], has_next=False, total=0)
    sellers = any(deal.seller for deal in page.rows)
    context = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "heads": _heads(request, sort=sort, currency=company.currency, sellers=sellers, by_money=scope.is_narrow),
        "sellers": sellers,
        "page": page,
        "total": min(page.total, COUNTED_TO),
        "totals": totals_of(scope, actor=actor) if valid else [],
        "scope": scope,
        "address": address_with(request),
        "before": address_with(request, page=number - 1) if number > 1 else None,
        "after": address_with(request, page=number + 1) if page.has_next and number < LAST_PAGE else None,
        "first": (number - 1) * PAGE_SIZE + 1,
        "last": (number - 1) * PAGE_SIZE + len(page.rows),
        "may_change": MANAGERS.allows(actor),
    }
    part = request.htmx and not request.htmx.history_restore_request
    return render(request, "sales/deal_list_part.html" if part else "sales/deal_list.html", context)


@access(STAFF)
def deal_export(request: Request) -> HttpResponseBase:
    """Every deal of the current scope in its order; `?as=` is csv or xlsx."""
    actor = actor_of(request)
    form = DealFilter(request.GET, actor=actor)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Order number"), _("Date"), _("Partner id"), _("Partner"), _("State"), _("Amount"), _("Margin"),
        _("Currency"), _("Seller"),
    ]  # fmt: skip
    scope = form.scope()
    rows = export_rows(scope, actor=actor, sort=_sort(request, scope=scope))
    return exported(request, headers, rows, name="deals")


def _sort(request: Request, *, scope: Scope) -> str:
    """The order asked for; by money only where the scope is narrow enough to be sorted in a moment."""
    wanted = request.GET.get("sort", "")
    possible = wanted in ORDERS and (scope.is_narrow or wanted in ("date", "-date"))
    return wanted if possible else "-date"


def _heads(request: Request, *, sort: str, currency: str, sellers: bool, by_money: bool) -> list[Head]:
    def sortable(label: str, name: str, *, number: bool = False) -> Head:
        if name != "date" and not by_money:
            return Head(label, number=number)
        now = sort.lstrip("-") == name
        order = ("descending" if sort.startswith("-") else "ascending") if now else ""
        turned = name if sort == f"-{name}" else f"-{name}"
        return Head(label, f"?{address_with(request, sort=turned)}", order, number)

    return [
        Head(_("Deal")),
        sortable(_("Date"), "date"),
        Head(_("Partner")),
        *([Head(_("Seller"))] if sellers else []),
        Head(_("State")),
        sortable(_("Amount, %(currency)s") % {"currency": currency}, "amount", number=True),
        sortable(_("Margin, %(currency)s") % {"currency": currency}, "margin", number=True),
    ]
