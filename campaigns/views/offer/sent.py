"""Offers on their way: sending one, the list, one of them."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.offer import AnswerForm, ProposalFilter, SendForm
from campaigns.models import Proposal
from campaigns.queries.proposal import PAGE_SIZE, Scope, export_rows, proposals_of
from campaigns.rules.proposal import is_answerable
from campaigns.services.document import offer_pdf
from campaigns.services.proposal import NotPossible, answer, new_link, send_offer, withdraw
from campaigns.views.offer.ready import as_document
from core.forms.chips import chips
from core.queries.company import company_day, company_of
from core.views.exporting import exported
from core.views.paging import address_with
from partners.views.actor import Request, actor_of, partner_for

SHOWN_ONCE = "offer_link"


@access(MANAGERS)
def offer_send(request: Request, uuid: UUID) -> HttpResponse:
    """Send a partner an offer by letter, or get a link to send."""
    partner = partner_for(request, uuid=uuid)
    form = SendForm(request.POST or None, partner=partner, offer=request.GET.get("offer", ""))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        proposal, address = send_offer(
            partner=partner, by=actor_of(request), now=now, today=company_day(now, of=company_of(request)),
            **form.cleaned_data,
        )  # fmt: skip
        request.session[SHOWN_ONCE] = [str(proposal.uuid), address]
        messages.success(request, _("The letter is on its way.") if proposal.email else _("The link is ready."))
        return redirect("campaigns:proposal", uuid=proposal.uuid)
    context = {"form": form, "partner": partner}
    return render(request, "campaigns/offer_send.html", context, status=422 if request.method == "POST" else 200)


@access(STAFF)
def proposals(request: Request) -> HttpResponse:
    """Offers that were sent: who opened and answered them."""
    form = ProposalFilter(request.GET)
    found = proposals_of(_scope(form), actor=actor_of(request)) if form.is_valid() else Proposal.objects.none()
    context = {
        "form": form,
        "chips": chips(form, query=request.GET),
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "address": address_with(request),
    }
    return render(request, "campaigns/proposals.html", context)


@access(STAFF)
def proposals_export(request: Request) -> HttpResponseBase:
    """Every sent offer of the current scope; `?as=` is csv or xlsx."""
    form = ProposalFilter(request.GET)
    if not form.is_valid():
        return HttpResponse(status=400)
    headers = [
        _("Offer"), _("Partner"), _("For whom"), _("E-mail"), _("State"), _("Sent"), _("Opened"), _("Answered"),
        _("Answered by"), _("Comment"), _("Valid until"),
    ]  # fmt: skip
    rows = export_rows(_scope(form), actor=actor_of(request))
    return exported(request, headers, rows, name="offers")


@access(STAFF)
def proposal(request: Request, uuid: UUID) -> HttpResponse:
    """What was sent, and what came of it; an answer that came by phone is noted here."""
    found = _proposal(request, uuid)
    actor = actor_of(request)
    may_change = MANAGERS.allows(actor)
    form = AnswerForm(request.POST or None, proposal=found)
    if request.method == "POST" and may_change and form.is_valid():
        try:
            draft = answer(found, given=form.given(), by=actor, now=timezone.now())
        except NotPossible:
            return _too_late(request, uuid)
        return redirect("campaigns:agreement", uuid=draft.uuid) if draft else redirect("campaigns:proposal", uuid=uuid)
    key, link = request.session.pop(SHOWN_ONCE, ["", ""])
    context = {
        "proposal": found,
        "page": found.page,
        "form": form if may_change and is_answerable(found.state) else None,
        "link": link if key == str(uuid) else "",
        "agreements": list(found.agreements.all()),
        "may_change": may_change,
        "answerable": is_answerable(found.state),
    }
    status = 422 if request.method == "POST" and form.errors else 200
    return render(request, "campaigns/proposal.html", context, status=status)


@access(STAFF)
def proposal_document(request: Request, uuid: UUID) -> HttpResponse:
    return as_document(offer_pdf(_proposal(request, uuid), company=company_of(request)), name="offer.pdf")


@access(MANAGERS)
@require_POST
def proposal_link(request: Request, uuid: UUID) -> HttpResponse:
    """Another link; the one before opens nothing any more."""
    try:
        address = new_link(_proposal(request, uuid), now=timezone.now())
    except NotPossible:
        return _too_late(request, uuid)
    request.session[SHOWN_ONCE] = [str(uuid), address]
    return redirect("campaigns:proposal", uuid=uuid)


@access(MANAGERS)
@require_POST
def proposal_withdraw(request: Request, uuid: UUID) -> HttpResponse:
    try:
        withdraw(_proposal(request, uuid), now=timezone.now())
    except NotPossible:
        return _too_late(request, uuid)
    messages.success(request, _("Withdrawn: its link opens nothing any more."))
    return redirect("campaigns:proposal", uuid=uuid)


def _proposal(request: Request, uuid: UUID) -> Proposal:
    known = Proposal.objects.visible_to(actor_of(request)).select_related("partner__manager", "contact", "sent_by")
    return get_object_or_404(known, uuid=uuid)


def _too_late(request: Request, uuid: UUID) -> HttpResponse:
    messages.error(request, _("That isn't possible any more: look what came of the offer."))
    return redirect("campaigns:proposal", uuid=uuid)


def _scope(form: ProposalFilter) -> Scope:
    return Scope(**{name: value for name, value in form.cleaned_data.items() if value})
