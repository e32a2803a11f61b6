"""Disputes: two claims, one customer, one decision on the record."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from core.queries.company import company_of
from core.views.exporting import exported_rows, wants_export
from core.views.paging import address_with
from partners.models import Partner
from partners.views.actor import Request, actor_of
from sales.forms.referral import DecisionForm, DisputeForm
from sales.models import Dispute
from sales.models.dispute import DisputeQuerySet
from sales.rules.protection import WINDOW_DAYS
from sales.services.dispute import AlreadyDecided, NoLongerFree, NotDisputable, decide, dispute
from sales.views.referral import referral_for
from sales.views.referral_list import referral_tabs

PAGE_SIZE = 50


def disputes_of(request: Request) -> DisputeQuerySet:
    """The disputes between partners both of whom the person may see, so that a decision is nobody's blind guess."""
    partners = Partner.objects.visible_to(actor_of(request))
    found = Dispute.objects.select_related("late__partner", "standing__partner", "decided_by", "opened_by")
    if not partners.query.has_filters():
        return found
    return found.filter(late__partner__in=partners, standing__partner__in=partners)


@access(STAFF)
def dispute_list(request: Request) -> HttpResponseBase:
    """Open disputes, oldest first; with `?decided=1` those that are over; `?as=` downloads them."""
    decided = "decided" in request.GET
    found = disputes_of(request)
    rows = found.exclude(decided_at=None).order_by("-decided_at") if decided else found.open()
    if wants_export(request):
        return exported_rows(request, rows, _columns(), name="disputes")
    context = {
        "address": address_with(request),
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "decided": decided,
        "tabs": referral_tabs(request, current="disputes"),
    }
    return render(request, "sales/dispute_list.html", context)


def _columns() -> list[tuple[str, Callable[[Dispute], object]]]:
    return [
        (_("Opened"), lambda one: one.opened_at),
        (_("Claim that holds"), lambda one: one.standing.partner),
        (_("Late claim"), lambda one: one.late.partner),
        (_("Customer"), lambda one: one.late.customer),
        (_("Evidence"), lambda one: one.evidence),
        (_("Decision"), lambda one: one.get_verdict_display()),
        (_("Why"), lambda one: one.words),
        (_("Decided"), lambda one: one.decided_at),
        (_("Decided by"), lambda one: one.decided_by),
    ]


@access(STAFF)
def dispute_page(request: Request, uuid: UUID) -> HttpResponse:
    """Both claims beside each other, the evidence, and the decision or the form for it."""
    found = get_object_or_404(disputes_of(request), uuid=uuid)
    may_decide = MANAGERS.allows(actor_of(request)) and found.decided_at is None
    form = DecisionForm(request.POST if may_decide and request.POST else None, initial={"rule": _rule(found)})
    if form.is_bound and form.is_valid() and _decided(request, found, form):
        return redirect("sales:dispute", uuid=uuid)
    context = {"dispute": found, "form": form, "may_decide": may_decide}
    return render(request, "sales/dispute.html", context, status=422 if form.is_bound else 200)


@access(MANAGERS)
def dispute_new(request: Request, uuid: UUID) -> HttpResponse:
    """Write down the evidence that a partner told us by phone."""
    referral = referral_for(request, uuid=uuid)
    form = DisputeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        company, words = company_of(request), form.cleaned_data["evidence"]
        try:
            opened = dispute(referral, evidence=words, by=actor_of(request), now=timezone.now(), company=company)
        except NotDisputable:
            form.add_error(None, _("This claim can't be disputed: its days are over, or it has been disputed."))
        else:
            return redirect("sales:dispute", uuid=opened.uuid)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/dispute_form.html", {"form": form, "referral": referral}, status=status)


def _rule(found: Dispute) -> str:
    scheme = found.standing.scheme
    days = scheme.protection_days if scheme else WINDOW_DAYS
    return _(
        "The first valid claim holds the customer for %(days)s days. A later claim takes its place only where it "
        "proves that the customer was its own before."
    ) % {"days": days}


def _decided(request: Request, found: Dispute, form: DecisionForm) -> bool:
    try:
        decide(found, by=actor_of(request), now=timezone.now(), company=company_of(request), **form.cleaned_data)
    except AlreadyDecided:
        form.add_error(None, _("A colleague has decided it meanwhile. Reload the page."))
    except NoLongerFree:
        form.add_error("verdict", _("A third claim holds this customer by now, so the late one can't have them."))
    else:
        messages.success(request, _("Decided. Both partners read why."))
        return True
    return False
