"""Complaints: the list, opening one, looking after it, closing it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from accounts.queries.history import changes_of
from core.queries.company import company_day, company_of
from core.rules.identity import read_uuid
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.views.actor import Request, actor_of, partner_for
from sales.forms.feedback import CaseForm, ComplaintForm, OutcomeForm
from sales.models import Complaint, Referral
from sales.services.complaint import change_complaint, close_complaint, open_complaint
from sales.views.referral_list import referral_tabs

PAGE_SIZE = 50


@access(STAFF)
def complaint_list(request: Request) -> HttpResponseBase:
    """Open cases by deadline; with `?closed=1` those that are over; `?as=` downloads them."""
    closed = "closed" in request.GET
    found = Complaint.objects.visible_to(actor_of(request)).select_related("partner", "owner", "referral")
    rows = found.exclude(closed_at=None).order_by("-closed_at") if closed else found.open()
    if wants_export(request):
        return exported_rows(request, rows, _columns(), name="complaints")
    context = {
        "address": address_with(request),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "closed": closed,
        "today": company_day(timezone.now(), of=company_of(request)),
        "tabs": referral_tabs(request, current="complaints"),
    }
    return render(request, "sales/complaint_list.html", context)


def _columns() -> list[tuple[str, Callable[[Complaint], object]]]:
    return [
        (_("Opened"), lambda one: one.opened_at),
        (_("Partner"), lambda one: one.partner),
        (_("What went wrong"), lambda one: one.get_trouble_display()),
        (_("In their words"), lambda one: one.words),
        (_("Customer"), lambda one: one.referral.customer if one.referral else ""),
        (_("Who looks after it"), lambda one: one.owner),
        (_("Deadline"), lambda one: one.due_on),
        (_("Closed"), lambda one: one.closed_at),
        (_("What came of it"), lambda one: one.outcome),
    ]


@access(MANAGERS)
def complaint_new(request: Request, uuid: UUID) -> HttpResponse:
    """A customer complained to us about this partner; `?referral=` says of what."""
    partner, now = partner_for(request, uuid=uuid), timezone.now()
    form = ComplaintForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        complaint = open_complaint(
            partner,
            referral=_referral(request, partner_id=partner.pk),
            opened_on=company_day(now, of=company_of(request)),
            now=now,
            owner=actor_of(request) if not partner.manager else None,
            **form.cleaned_data,
        )
        messages.success(request, _("The case is open. %(name)s looks after it.") % {"name": complaint.owner})
        return redirect("sales:complaint", uuid=complaint.uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/complaint_form.html", {"form": form, "partner": partner}, status=status)


def _referral(request: Request, *, partner_id: int) -> Referral | None:
    wanted = read_uuid(request.GET.get("referral", ""))
    return Referral.objects.filter(partner=partner_id, uuid=wanted).first() if wanted else None


@access(STAFF)
def complaint_page(request: Request, uuid: UUID) -> HttpResponse:
    """One case: who looks after it, until when, what came of it."""
    found = Complaint.objects.visible_to(actor_of(request)).select_related("partner", "owner", "referral", "feedback")
    complaint = get_object_or_404(found, uuid=uuid)
    may_change = MANAGERS.allows(actor_of(request))
    if request.method == "POST" and may_change:
        done = _close(request, complaint) if "outcome" in request.POST else _change(request, complaint)
        if done:
            return redirect("sales:complaint", uuid=uuid)
    posted = request.POST if request.method == "POST" and may_change else None
    context = {
        "complaint": complaint,
        "case": CaseForm(posted if posted and "outcome" not in posted else None, complaint=complaint),
        "outcome": OutcomeForm(posted if posted and "outcome" in posted else None),
        "may_change": may_change and complaint.closed_at is None,
        "today": company_day(timezone.now(), of=company_of(request)),
        "changes": changes_of(complaint),
    }
    return render(request, "sales/complaint.html", context, status=422 if posted else 200)


def _close(request: Request, complaint: Complaint) -> bool:
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return False
    close_complaint(complaint, outcome=form.cleaned_data["outcome"], now=timezone.now())
    messages.success(request, _("The case is closed."))
    return True


def _change(request: Request, complaint: Complaint) -> bool:
    form = CaseForm(request.POST, complaint=complaint)
    if not form.is_valid():
        return False
    change_complaint(complaint, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return True
