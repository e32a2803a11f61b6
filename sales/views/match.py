"""Orders that may be of a referral: a question each."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, STAFF, access
from partners.views.actor import Request, actor_of
from sales.models import Deal, DealMatch
from sales.services.conversion import DealTaken, OtherPartner, attach
from sales.services.matching import AlreadyAnswered, answer_match
from sales.views.referral import mover_of, referral_for
from sales.views.referral_list import referral_tabs

PAGE_SIZE = 50


@access(STAFF)
def match_list(request: Request) -> HttpResponse:
    """Questions that nobody has answered, newest first."""
    asked = DealMatch.objects.visible_to(actor_of(request)).asked().select_related("deal", "referral__partner")
    context = {
        "page": Paginator(asked, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_change": MANAGERS.allows(actor_of(request)),
        "tabs": referral_tabs(request, current="matches"),
    }
    return render(request, "sales/match_list.html", context)


@access(MANAGERS)
@require_POST
def match_answer(request: Request, uuid: UUID) -> HttpResponse:
    """`same=yes` joins the order to the referral, anything else says that it isn't of it."""
    question = get_object_or_404(DealMatch.objects.visible_to(actor_of(request)), uuid=uuid)
    same = request.POST.get("same") == "yes"
    try:
        answer_match(question, is_same=same, mover=mover_of(request))
    except AlreadyAnswered:
        messages.info(request, _("Somebody answered this meanwhile."))
    else:
        messages.success(request, _("The order is joined.") if same else _("Noted: not the same."))
    return redirect("sales:matches")


@access(MANAGERS)
@require_POST
def referral_attach(request: Request, uuid: UUID) -> HttpResponse:
    """Join an order to a referral by its number."""
    referral, number = referral_for(request, uuid=uuid), request.POST.get("number", "").strip()[:64]
    deal = Deal.objects.filter(partner=referral.partner_id, number=number).first() if number else None
    try:
        if deal is None:
            messages.error(request, _("This partner has no order of that number."))
        else:
            attach(deal, referral=referral, mover=mover_of(request))
            messages.success(request, _("Deal %(deal)s is joined.") % {"deal": deal})
    except (DealTaken, OtherPartner):
        messages.error(request, _("That order belongs to another referral."))
    return redirect("sales:referral", uuid=uuid)
