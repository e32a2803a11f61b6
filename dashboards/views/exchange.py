"""The balance of the exchange with a partner, and whose is the most one-sided (C8)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.barter import BarterForm
from campaigns.models import Barter
from campaigns.services.barter import drop_barter, record_barter
from core.queries.company import company_day, company_of
from core.rules.chart import Series
from core.rules.money import from_minor
from core.rules.tabs import Tab
from core.sheets.write import Cell
from core.views.drawn import Drawn
from core.views.exporting import exported, wants_export
from core.views.paging import address_with
from dashboards.queries.exchange import barter_of, given, owed_by_both
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_for, partner_shown
from scoring.queries.exchange import Balance, Line, balance_of, lines, one_sided_first
from scoring.rules.exchange import Tilt

PAGE_SIZE = 50


@access(STAFF)
def partner_exchange(request: Request, uuid: UUID) -> HttpResponse:
    """What each side gave in the last four quarters and the running one; barter is written down here."""
    found = partner_shown(request, uuid=uuid)
    company = company_of(request)
    today = company_day(timezone.now(), of=company)
    may_edit = MANAGERS.allows(request.user)
    form = BarterForm(request.POST or None, currency=company.currency, today=today) if may_edit else None
    if request.method == "POST" and form and form.is_valid():
        record_barter(found, by=actor_of(request), **form.words())
        messages.success(request, _("Written down. The next night counts it."))
        return redirect("dashboards:partner_exchange", uuid=found.uuid)
    balance = balance_of(found, on=today)
    context = _shown(found, balance) | {"form": form, "may_edit": may_edit, "today": today}
    return render(request, "dashboards/partner/exchange.html", context, status=422 if form and form.errors else 200)


@access(MANAGERS)
@require_POST
def barter_drop(request: Request, uuid: UUID, barter: UUID) -> HttpResponse:
    """Take away what was written down by mistake."""
    found = partner_for(request, uuid=uuid)
    drop_barter(get_object_or_404(Barter, partner=found, uuid=barter))
    messages.success(request, _("Taken away. The next night counts without it."))
    return redirect("dashboards:partner_exchange", uuid=found.uuid)


@access(STAFF)
def exchange(request: Request) -> HttpResponseBase:
    """Partners with whom enough was exchanged, the least even first; `whom` keeps those who owe, or whom we owe;
    `?as=` downloads them."""
    asked = request.GET.get("whom", "")
    whom = Tilt(asked) if asked in (Tilt.WE_OWE, Tilt.THEY_OWE) else None
    today = company_day(timezone.now(), of=company_of(request))
    found = one_sided_first(of=actor_of(request), on=today, whom=whom)
    if wants_export(request):
        return _exported(request, lines(list(found)))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    tabs = [
        Tab(words, f"?whom={code}" if code else "?", code == (whom or ""))
        for code, words in (("", _("All")), (Tilt.WE_OWE, _("We owe")), (Tilt.THEY_OWE, _("They owe")))
    ]
    context = {"page": page, "lines": lines(list(page)), "tabs": tabs, "address": address_with(request)}
    return render(request, "dashboards/exchange.html", context)


def _exported(request: Request, found: list[Line]) -> HttpResponseBase:
    currency = company_of(request).currency
    money = {"currency": currency}
    headers = [
        _("Partner id"), _("Partner"), _("We won, %(currency)s") % money, _("They won, %(currency)s") % money,
        _("Customers from them"), _("Customers to them"),
    ]  # fmt: skip
    rows: list[list[Cell]] = [
        [
            one.partner.external_id, one.partner.name, from_minor(one.exchange.got, currency),
            from_minor(one.exchange.gave, currency), one.customers_got, one.customers_gave,
        ]
        for one in found
    ]  # fmt: skip
    return exported(request, headers, rows, name="exchange")


def _shown(partner: Partner, balance: Balance) -> dict[str, Any]:
    labels = [_quarter(row.quarter.year, row.quarter.month) for row in balance.quarters]
    return {
        "partner": partner,
        "balance": balance,
        "given": given(balance.total),
        "chart": Drawn(
            labels=labels,
            series=[
                Series(_("We won"), [row.got for row in balance.quarters]),
                Series(_("They won"), [row.gave for row in balance.quarters]),
            ],
        ),
        "indexes": list(zip(labels, balance.indexes, strict=True)),
        "owed": owed_by_both(partner),
        "barter": barter_of(partner),
    }


def _quarter(year: int, month: int) -> str:
    return _("Q%(number)s %(year)s") % {"number": (month + 2) // 3, "year": year}
