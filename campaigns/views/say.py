"""The form in which either side says what came of a promise."""

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.forms.promise import SayForm
from campaigns.models import Occurrence
from campaigns.services.promise import NotYours, ProofNeeded, say
from core.queries.company import company_day, company_of
from documents.forms.upload import words_of
from documents.services.file import FileRefused, keep
from partners.views.actor import actor_of


def said_of(request: HttpRequest, promise: Occurrence, *, side: str) -> tuple[SayForm, Occurrence | None]:
    """The form, and the promise after what was said; None while there is something to ask or to mend."""
    now = timezone.now()
    form = SayForm(
        request.POST or None,
        request.FILES or None,
        promise=promise,
        side=side,
        today=company_day(now, of=company_of(request)),
        act=request.GET.get("act", ""),
    )
    if request.method != "POST" or not form.is_valid():
        return form, None
    by, upload = actor_of(request), form.cleaned_data["file"]
    try:
        with transaction.atomic():
            file = keep(upload, by=by, partner=promise.partner, shared=True) if upload else None
            return form, say(promise, act=form.said(), side=side, by=by, word=form.word(file=file), now=now)
    except FileRefused as error:
        form.add_error("file", words_of(error))
    except ProofNeeded as error:
        form.ask_for(error.what)
    except NotYours:
        form.add_error(None, _("Somebody has just said what came of it. Reload the page."))
    return form, None
