"""The page behind a customer's link, and asking for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, PUBLIC, access
from core.queries.company import company_of
from core.services import link
from core.views.link import link_closed
from partners.views.actor import Request
from sales.forms.feedback import FeedbackForm
from sales.models import Feedback
from sales.services.feedback import PURPOSE, AlreadyAnswered, NotFinished, answer, ask
from sales.views.referral import referral_for


@access(PUBLIC)
@never_cache
def feedback(request: HttpRequest, token: str) -> HttpResponse:
    """Three questions; looking at them changes nothing, the answer is taken once."""
    now = timezone.now()
    try:
        opened = link.look(token, purpose=PURPOSE, now=now)
        form = FeedbackForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            answer(token, now=now, company=company_of(request), **form.cleaned_data)
            return render(request, "sales/feedback_thanks.html")
    except link.Closed as error:
        return link_closed(request, error)
    about = Feedback.objects.select_related("partner").get(uuid=opened.subject)
    status = 422 if request.method == "POST" else 200
    return render(request, "sales/feedback.html", {"form": form, "partner": about.partner}, status=status)


@access(MANAGERS)
@require_POST
def feedback_ask(request: Request, uuid: UUID) -> HttpResponse:
    """A new link for the customer: mailed where an e-mail is known, shown to be passed on in any case."""
    referral = referral_for(request, uuid=uuid)
    try:
        path = ask(referral, now=timezone.now(), company=company_of(request))
    except NotFinished:
        messages.error(request, _("The customer is asked once it is won or lost."))
    except AlreadyAnswered:
        messages.info(request, _("The customer has answered already."))
    else:
        words = {"referral": referral, "link": request.build_absolute_uri(path)}
        return render(request, "sales/feedback_asked.html", words)
    return redirect("sales:referral", uuid=uuid)
