"""Promises of both sides: the list, one of them, a new one."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.agreement import PromiseForm
from campaigns.forms.promise import PromiseFilter
from campaigns.models import Occurrence, Side
from campaigns.queries.promise import PAGE_SIZE, export_rows, promises_of, record_of_all
from campaigns.services.promise import add_promise
from campaigns.views.say import said_of
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.rules.tabs import Tab
from core.views.dialog import dialog_done
from core.views.exporting import exported
from core.views.paging import address_with
from partners.views.actor import Request, actor_of, partner_for


@access(STAFF)
def promises(request: Request) -> HttpResponse:
    """What is due, theirs and ours; what was kept and what wasn't."""
    actor, today = actor_of(request), company_day(timezone.now(), of=company_of(request))
    form = PromiseFilter(request.GET)
    found = promises_of(form.scope(), actor=actor, on=today) if form.is_valid() else Occurrence.objects.none()
    state = form.cleaned_data.get("state") or "due"
    context = {
        "form": form,
        "chips": chips(form, query=request.GET, skip=("state",)),
        "tabs": _tabs(request, state=state),
        "state": state,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "record": record_of_all(actor=actor, on=today),
        "address": address_with(request),
        "today": today,
        "may_change": MANAGERS.allows(actor),
    }
    return render(request, "campaigns/promises.html", context)


@access(STAFF)
def promises_export(request: Request) -> HttpResponseBase:
    """Every promise of the current scope; `?as=` is csv or xlsx."""
    form = PromiseFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Due"), _("Partner"), _("Whose"), _("What"), _("How many"), _("Of what"), _("State"), _("Said to be done"),
        _("Kept"), _("Link"), _("Note"), _("Agreement"),
    ]  # fmt: skip
    today = company_day(timezone.now(), of=company_of(request))
    rows = export_rows(form.scope(), actor=actor_of(request), on=today)
    return exported(request, headers, rows, name="promises")


@access(MANAGERS)
def promise(request: Request, uuid: UUID) -> HttpResponse:
    """Say what came of a promise: kept, excused, broken, given back."""
    known = Occurrence.objects.visible_to(actor_of(request)).select_related("partner", "obligation", "proof_file")
    found = get_object_or_404(known, uuid=uuid)
    form, said = said_of(request, found, side=Side.WE)
    if said:
        words = f"{said.obligation.what}: {said.get_state_display()}"
        if request.htmx:
            return dialog_done(words, events=("promise-said",))
        messages.success(request, words)
        return redirect("campaigns:promises")
    page = "campaigns/promise_dialog.html" if request.htmx else "campaigns/promise.html"
    status = 422 if request.method == "POST" and not request.htmx else 200
    today = company_day(timezone.now(), of=company_of(request))
    return render(request, page, {"form": form, "promise": found, "today": today}, status=status)


@access(MANAGERS)
def promise_new(request: Request, uuid: UUID) -> HttpResponse:
    """A promise of one side without an agreement."""
    partner = partner_for(request, uuid=uuid)
    today = company_day(timezone.now(), of=company_of(request))
    form = PromiseForm(request.POST or None, initial={"first_due": today})
    if request.method == "POST" and form.is_valid():
        made = add_promise(partner, promised=form.promised(), on=today)
        messages.success(request, _("Promised: %(what)s") % {"what": made.what})
        return redirect("campaigns:partner_agreements", uuid=uuid)
    context = {"form": form, "partner": partner}
    return render(request, "campaigns/promise_new.html", context, status=422 if request.method == "POST" else 200)


def _tabs(request: Request, *, state: str) -> list[Tab]:
    return [
        Tab(str(label), f"?{address_with(request, state=value)}", current=value == state)
        for value, label in PromiseFilter.STATES
    ]
