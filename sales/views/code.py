"""Codes: who brings customers, by which link and card."""

from collections.abc import Callable
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
from campaigns.models import Code
from campaigns.services.code import CodeTaken, close_code, make_code, open_code
from core.queries.company import company_of
from core.rules.money import from_minor
from core.services import qr
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.views.actor import Request, actor_of, partner_for, partner_shown
from sales.forms.code import StaffCodeForm
from sales.queries.codes import codes_listed, with_results
from sales.services.cards import card_sheet, link_of
from sales.views.referral_list import referral_tabs

PAGE_SIZE = 50
SHOWN = 100


def code_for(request: Request, *, uuid: UUID) -> Code:
    """A code of a partner that the person may see; any other is not found."""
    return get_object_or_404(with_results(Code.objects.visible_to(actor_of(request))), uuid=uuid)


@access(STAFF)
def code_list(request: Request) -> HttpResponseBase:
    """Open codes with what they brought; with `?closed=1` those that no longer work; `?as=` downloads them."""
    closed, typed = "closed" in request.GET, request.GET.get("q", "")[:100]
    codes = Code.objects.visible_to(actor_of(request))
    if typed.strip():
        codes = codes.typed(typed) | codes.filter(partner__name__icontains=typed.strip())
    listed = codes_listed(codes, now=timezone.now(), closed=closed)
    if wants_export(request):
        return exported_rows(request, listed, _columns(company_of(request).currency), name="codes")
    context = {
        "address": address_with(request),
        "page": Paginator(listed, PAGE_SIZE).get_page(request.GET.get("page")),
        "closed": closed,
        "q": typed,
        "tabs": referral_tabs(request, current="codes"),
    }
    return render(request, "sales/code_list.html", context)


@access(STAFF)
def partner_codes(request: Request, uuid: UUID) -> HttpResponse:
    """What codes this partner has, what each brought, and the way to a new one and to cards."""
    partner = partner_shown(request, uuid=uuid)
    now = timezone.now()
    codes = Code.objects.filter(partner=partner)
    context = {
        "partner": partner,
        "open": codes_listed(codes, now=now)[:SHOWN],
        "closed": codes_listed(codes, now=now, closed=True)[:SHOWN],
        "may_change": MANAGERS.allows(actor_of(request)),
    }
    return render(request, "sales/partner_codes.html", context)


def _columns(currency: str) -> list[tuple[str, Callable[[Any], object]]]:
    return [
        (_("Code"), lambda one: one.text),
        (_("Partner"), lambda one: one.partner),
        (_("Seller"), lambda one: one.seller),
        (_("Campaign"), lambda one: one.campaign),
        (_("Referrals"), lambda one: one.brought),
        (_("Won"), lambda one: one.won),
        (_("Orders, %(currency)s") % {"currency": currency}, lambda one: from_minor(one.turnover, currency)),
        (_("Made"), lambda one: one.created_at),
        (_("Closed"), lambda one: one.closed_at),
    ]


@access(MANAGERS)
def code_new(request: Request, uuid: UUID) -> HttpResponse:
    """Make a code of this partner."""
    partner = partner_for(request, uuid=uuid)
    form = StaffCodeForm(request.POST or None, partner=partner)
    if request.method == "POST" and form.is_valid():
        try:
            code = make_code(partner, by=actor_of(request), now=timezone.now(), **form.cleaned_data)
        except CodeTaken:
            form.add_error("text", _("A code that reads the same is there already."))
        else:
            messages.success(request, _("Code %(code)s is ready.") % {"code": code})
            return redirect("sales:code", uuid=code.uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/code_form.html", {"form": form, "partner": partner}, status=status)


@access(STAFF)
def code_page(request: Request, uuid: UUID) -> HttpResponse:
    """The link, the QR, the cards, and what it brought."""
    code = code_for(request, uuid=uuid)
    link = link_of(code)
    context = {
        "code": code,
        "link": link,
        "qr": qr.svg(link, title=code.text),
        "may_change": MANAGERS.allows(actor_of(request)),
        "came": code.referrals.order_by("-registered_at")[:10],
    }
    return render(request, "sales/code.html", context)


@access(MANAGERS)
@require_POST
def code_switch(request: Request, uuid: UUID) -> HttpResponse:
    """Close an open code, open a closed one."""
    code = code_for(request, uuid=uuid)
    if code.closed_at:
        open_code(code)
        messages.success(request, _("Code %(code)s works again.") % {"code": code})
    else:
        close_code(code, now=timezone.now())
        messages.success(request, _("Code %(code)s works no longer.") % {"code": code})
    return redirect("sales:code", uuid=uuid)


@access(STAFF)
def code_cards(request: Request, uuid: UUID) -> HttpResponse:
    """A sheet of cards to print and cut."""
    return cards_answer(code_for(request, uuid=uuid), request=request)


def cards_answer(code: Code, *, request: Request) -> HttpResponse:
    """The PDF of a code's cards, to download."""
    answer = HttpResponse(card_sheet(code, company=company_of(request)), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="cards-{code.key}.pdf"'
    return answer
