"""The page behind a statement's link: no login, for whoever reads the mail of its recipient (E3)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.access import PUBLIC, access
from core.queries.company import company_day, company_of
from core.rules.link import LinkState
from core.services import link as links
from core.views.link import link_closed
from documents.forms.upload import words_of
from documents.services.file import FileRefused
from settlements.forms.statement import AnswerForm
from settlements.models import Statement
from settlements.queries.statement import lines_of
from settlements.services.statement_answer import AnswerRefused, answer_by_link
from settlements.services.statement_mail import PURPOSE, send_link_again
from settlements.services.statement_pdf import sums_of

AGAIN = (LinkState.USED, LinkState.EXPIRED)


@access(PUBLIC)
@never_cache
def statement_link(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; sending the form answers, keeps the files and uses the link."""
    try:
        link = links.look(token, purpose=PURPOSE, now=timezone.now())
    except links.Closed as error:
        return _closed(request, error)
    form = AnswerForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = _answer(request, token, form)
        if done:
            return done
    found = Statement.objects.select_related("partner", "legal_entity", "seller").get(uuid=link.subject)
    words = {"statement": found, "lines": lines_of(found), "sums": sums_of(found), "form": form}
    return render(request, "settlements/link.html", words, status=422 if form.errors else 200)


@access(PUBLIC)
@require_POST
def statement_link_again(request: HttpRequest, token: str) -> HttpResponse:
    """A fresh link by mail to where the used or expired one went; the page says the same whatever happens."""
    try:
        link = links.find(token, purpose=PURPOSE)
    except links.Closed as error:
        return link_closed(request, error)
    if link.state(at=timezone.now()) in AGAIN:
        send_link_again(link, now=timezone.now())
    messages.success(request, _("A new link is on its way to the address of the letter."))
    return redirect("settlements:statement_link", token=token)


def _answer(request: HttpRequest, token: str, form: AnswerForm) -> HttpResponse | None:
    """The page of thanks; None where something is to be mended, and then the link stays open."""
    now = timezone.now()
    try:
        answer_by_link(
            token,
            confirms=form.confirms,
            words=form.cleaned_data["words"],
            invoice_number=form.cleaned_data["invoice_number"],
            files=form.brought(),
            on=company_day(now, of=company_of(request)),
            now=now,
        )
    except links.Closed as error:
        return _closed(request, error)
    except FileRefused as error:
        form.add_error("invoice", words_of(error))
        return None
    except AnswerRefused:
        form.add_error(None, _("This statement is approved for payment already and needs no answer any more."))
        return None
    return render(request, "settlements/link_thanks.html", {"confirms": form.confirms})


def _closed(request: HttpRequest, error: links.Closed) -> HttpResponse:
    """With a way to a fresh link where the old one did its work or grew old."""
    answer = link_closed(request, error)
    if error.state not in AGAIN:
        return answer
    return render(request, "settlements/link_closed.html", {"state": error.state.value}, status=answer.status_code)
