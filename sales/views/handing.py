"""The page behind a partner's link to a customer whom we sent, and making the link."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, PUBLIC, access
from core.queries.company import company_of
from core.rules.link import LinkState
from core.services import link
from core.views.link import link_closed
from partners.views.actor import Request
from sales.forms.referral import HandedForm
from sales.models import Referral
from sales.services.handing import PURPOSE, NotWaiting, answer_handed, hand_over
from sales.services.referral_move import MoveNotAllowed
from sales.views.referral import referral_for


@access(PUBLIC)
@never_cache
def handed(request: HttpRequest, token: str) -> HttpResponse:
    """Take the customer or say why not. How to reach them is told to who takes them; looking changes nothing."""
    now = timezone.now()
    try:
        opened = link.look(token, purpose=PURPOSE, now=now)
        form = HandedForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            found = answer_handed(token, now=now, company=company_of(request), **form.cleaned_data)
            return render(request, "sales/handed_answered.html", {"referral": found})
    except link.Closed as error:
        return link_closed(request, error)
    except MoveNotAllowed:
        return link_closed(request, link.Closed(LinkState.USED))
    referral = get_object_or_404(Referral.objects.select_related("partner"), uuid=opened.subject)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/handed.html", {"form": form, "referral": referral}, status=status)


@access(MANAGERS)
@require_POST
def handing(request: Request, uuid: UUID) -> HttpResponse:
    """A new link for the partner: mailed where an e-mail is known, shown to be passed on in any case."""
    referral = referral_for(request, uuid=uuid)
    try:
        path, recipient = hand_over(referral, now=timezone.now(), company=company_of(request))
    except NotWaiting:
        messages.error(request, _("The partner has answered already."))
        return redirect("sales:referral", uuid=uuid)
    words = {"referral": referral, "link": request.build_absolute_uri(path), "recipient": recipient}
    return render(request, "sales/handing.html", words)
