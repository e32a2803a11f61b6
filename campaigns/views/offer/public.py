"""The page of an offer that a partner opens by the link in a letter."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.access import PUBLIC, access
from campaigns.forms.offer import AnswerForm
from campaigns.models import Proposal
from campaigns.services.document import offer_pdf
from campaigns.services.proposal import PURPOSE, NotPossible, answer, opened
from campaigns.views.offer.ready import as_document
from core.queries.company import company_of
from core.rules.link import LinkState
from core.services import link as links
from core.views.link import link_closed
from partners.views.actor import Request


@access(PUBLIC)
def open_offer(request: Request, token: str) -> HttpResponse:
    """Read it and answer. Following the link changes nothing: programs that read mail do it too."""
    now = timezone.now()
    try:
        found = _behind(token)
        form = AnswerForm(request.POST or None, proposal=found)
        if request.method == "POST" and form.is_valid():
            with transaction.atomic():
                links.use(token, purpose=PURPOSE, now=now)
                answer(found, given=form.given(), by=None, now=now)
            accepted = form.given().accepted
            return render(request, "campaigns/offer_answered.html", {"accepted": accepted, "partner": found.partner})
    except links.Closed as error:
        return link_closed(request, error)
    except NotPossible:
        return link_closed(request, links.Closed(LinkState.USED))
    context = {"proposal": found, "page": found.page, "form": form, "token": token}
    return render(request, "campaigns/offer_open.html", context, status=422 if form.errors else 200)


@access(PUBLIC)
@require_POST
def offer_opened(request: Request, token: str) -> HttpResponse:
    """A person moved, touched or scrolled the page: the offer is before their eyes."""
    try:
        opened(_behind(token), now=timezone.now())
    except links.Closed as error:
        return link_closed(request, error)
    return HttpResponse(status=204)


@access(PUBLIC)
def open_document(request: Request, token: str) -> HttpResponse:
    """The same on one page."""
    try:
        found = _behind(token)
    except links.Closed as error:
        return link_closed(request, error)
    return as_document(offer_pdf(found, company=company_of(request)), name="offer.pdf")


def _behind(token: str) -> Proposal:
    link = links.look(token, purpose=PURPOSE, now=timezone.now())
    return get_object_or_404(Proposal.objects.select_related("partner", "contact", "sent_by"), uuid=link.subject)
