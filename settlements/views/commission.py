"""Commissions: the list, one with its why, and keeping it back or letting it go."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import STAFF, access
from accounts.queries.history import changes_of
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.views.exporting import exported
from core.views.paging import address_with, asked_page
from partners.views.actor import Request, actor_of
from settlements.access import MONEY
from settlements.forms.commission import CommissionFilter, HoldForm
from settlements.models import Commission, CommissionState
from settlements.models.commission import OPEN
from settlements.queries.commission import (
    COUNTED_TO,
    LAST_PAGE,
    PAGE_SIZE,
    CommissionPage,
    Scope,
    commission_page,
    export_heads,
    export_rows,
    totals_of,
)
from settlements.queries.ledger import entries_of
from settlements.services.commission import NotPossible, approve, hold, release


@access(STAFF)
def commission_list(request: Request) -> HttpResponse:
    """Who earned what, by partner, state and day, newest first."""
    actor = actor_of(request)
    form = CommissionFilter(request.GET, actor=actor)
    valid = form.is_valid()
    scope, number = form.scope() if valid else Scope(), asked_page(request, last=LAST_PAGE)
    page = commission_page(scope, actor=actor, page=number) if valid else CommissionPage([], has_next=False, total=0)
    context = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("q",)),
        "page": page,
        "total": min(page.total, COUNTED_TO),
        "totals": totals_of(scope, actor=actor) if valid else [],
        "address": address_with(request),
        "before": address_with(request, page=number - 1) if number > 1 else None,
        "after": address_with(request, page=number + 1) if page.has_next and number < LAST_PAGE else None,
        "first": (number - 1) * PAGE_SIZE + 1,
        "last": (number - 1) * PAGE_SIZE + len(page.rows),
    }
    part = request.htmx and not request.htmx.history_restore_request
    template = "settlements/commission_list_part.html" if part else "settlements/commission_list.html"
    return render(request, template, context)


@access(STAFF)
def commission_export(request: Request) -> HttpResponseBase:
    """Every commission of the current scope with its why; `?as=` is csv or xlsx."""
    actor = actor_of(request)
    form = CommissionFilter(request.GET, actor=actor)
    if not form.is_valid():
        return HttpResponse(status=400)
    return exported(request, export_heads(), export_rows(form.scope(), actor=actor), name="commissions")


@access(STAFF)
def commission_page_of(request: Request, uuid: UUID) -> HttpResponse:
    """How it was computed, where its money stands, and what happened to it."""
    commission = commission_for(request, uuid=uuid)
    return render(request, "settlements/commission.html", _words(request, commission, form=HoldForm()))


@access(MONEY)
@require_POST
def commission_hold(request: Request, uuid: UUID) -> HttpResponse:
    commission = commission_for(request, uuid=uuid)
    form = HoldForm(request.POST)
    if not form.is_valid():
        return render(request, "settlements/commission.html", _words(request, commission, form=form), status=422)
    actor, given = actor_of(request), form.cleaned_data
    return _moved(
        request,
        commission,
        move=lambda: hold(commission, reason=given["reason"], until=given["until"], by=actor, now=timezone.now()),
        done=_("The commission is held."),
    )


@access(MONEY)
@require_POST
def commission_release(request: Request, uuid: UUID) -> HttpResponse:
    commission = commission_for(request, uuid=uuid)
    return _moved(
        request,
        commission,
        move=lambda: release(commission, now=timezone.now()),
        done=_("The hold is over. The commission is approved within a minute."),
    )


@access(MONEY)
@require_POST
def commission_approve(request: Request, uuid: UUID) -> HttpResponse:
    commission, actor, now = commission_for(request, uuid=uuid), actor_of(request), timezone.now()
    day = company_day(now, of=company_of(request))
    return _moved(
        request,
        commission,
        move=lambda: approve(commission, by=actor, now=now, on=day),
        done=_("The commission is approved: it is owed now."),
    )


def commission_for(request: Request, *, uuid: UUID) -> Commission:
    """A commission that the person may see; any other is not found."""
    known = Commission.objects.visible_to(actor_of(request)).select_related(
        "partner", "legal_entity", "seller", "deal", "referral", "version__rule", "corrects", "approved_by"
    )
    return get_object_or_404(known, uuid=uuid)


def _moved(request: Request, commission: Commission, *, move: Callable[[], object], done: str) -> HttpResponse:
    try:
        move()
    except NotPossible:
        messages.error(request, _("This commission has moved on meanwhile. Nothing was changed."))
    else:
        messages.success(request, done)
    return redirect("settlements:commission", uuid=commission.uuid)


def _words(request: Request, commission: Commission, *, form: HoldForm) -> dict[str, object]:
    may = MONEY.allows(request.user)
    return {
        "commission": commission,
        "form": form,
        "entries": entries_of(commission),
        "corrections": list(commission.corrections.order_by("pk")),
        "changes": changes_of(commission),
        "may_hold": may and commission.state in (*OPEN, CommissionState.APPROVED),
        "may_release": may and commission.state == CommissionState.HELD,
        "may_approve": may and commission.state in OPEN,
    }
