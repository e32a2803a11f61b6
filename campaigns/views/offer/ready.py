"""Ready offers: the list, the editor, the preview."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from campaigns.forms.offer import OfferForm, option_forms, options_from, options_of
from campaigns.models import Offer, Scheme
from campaigns.queries.offer import ready_offers
from campaigns.services.document import offer_page_pdf
from campaigns.services.offer import NotTwoToFour, page_of, save_offer, set_aside
from core.queries.company import company_of
from core.rules.identity import read_uuid
from partners.views.actor import Request, actor_of


@access(STAFF)
def offers(request: Request) -> HttpResponse:
    """The offers at hand, by kind of partner, with what came of their copies."""
    context = {"offers": ready_offers(), "may_change": MANAGERS.allows(actor_of(request))}
    return render(request, "campaigns/offers.html", context)


@access(STAFF)
def offer(request: Request, uuid: UUID) -> HttpResponse:
    """The offer as a partner sees it."""
    found = get_object_or_404(Offer.objects.select_related("kind"), uuid=uuid)
    context = {"offer": found, "page": page_of(found), "may_change": MANAGERS.allows(actor_of(request))}
    return render(request, "campaigns/offer.html", context)


@access(MANAGERS)
def offer_new(request: Request) -> HttpResponse:
    """A new offer; `?scheme=` names the schemes it begins with."""
    return _edit(request, None)


@access(MANAGERS)
def offer_edit(request: Request, uuid: UUID) -> HttpResponse:
    return _edit(request, get_object_or_404(Offer, uuid=uuid))


@access(MANAGERS)
@require_POST
def offer_aside(request: Request, uuid: UUID) -> HttpResponse:
    """Offer it no more, or again."""
    found = get_object_or_404(Offer, uuid=uuid)
    set_aside(found, active=not found.is_active)
    messages.success(request, _("It is offered again.") if found.is_active else _("It is offered no more."))
    return redirect("campaigns:offer", uuid=uuid)


@access(STAFF)
def offer_document(request: Request, uuid: UUID) -> HttpResponse:
    """The offer on one page, without a partner's name."""
    found = get_object_or_404(Offer, uuid=uuid)
    content = offer_page_pdf(page_of(found), company=company_of(request))
    return as_document(content, name="offer.pdf")


def as_document(content: bytes, *, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _edit(request: Request, found: Offer | None) -> HttpResponse:
    form = OfferForm(request.POST or None, offer=found)
    options = option_forms(request.POST or None, initial=options_of(found) if found else _begun(request))
    if request.method == "POST" and form.is_valid() and options.is_valid():
        try:
            saved = save_offer(found, words=form.words(), options=options.options(), by=actor_of(request))
        except NotTwoToFour:
            form.add_error(None, _("An offer has two to four options: one is no choice, five are a catalogue."))
        else:
            messages.success(request, _("“%(name)s” is saved.") % {"name": saved.title})
            return redirect("campaigns:offer", uuid=saved.uuid)
    context = {"form": form, "options": options, "offer": found}
    return render(request, "campaigns/offer_form.html", context, status=422 if request.method == "POST" else 200)


def _begun(request: Request) -> list[dict[str, object]]:
    wanted = filter(None, map(read_uuid, request.GET.getlist("scheme")))
    return options_from(list(Scheme.objects.offered().filter(uuid__in=list(wanted))))
