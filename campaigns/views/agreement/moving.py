"""Moving an agreement: propose, take back, sign, amend, end."""

from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import MANAGERS, access
from accounts.models import User
from campaigns.forms.agreement import AmendForm, EndForm, SignForm
from campaigns.models import Agreement, AgreementVersion
from campaigns.services.agreement import (
    MoveNotAllowed,
    NotADraft,
    TermsMissing,
    UnderWay,
    amend,
    drop,
    end,
    enter_into_force,
    propose,
    take_back,
)
from campaigns.services.scheme import start_scheme
from campaigns.services.wording import TERM_NAMES
from campaigns.views.agreement.door import agreement_for, in_making_for
from core.queries.company import company_day, company_of
from documents.forms.upload import words_of
from documents.services.file import FileRefused, keep
from partners.views.actor import Request, actor_of


@access(MANAGERS)
@require_POST
def agreement_propose(request: Request, uuid: UUID) -> HttpResponse:
    """The draft's words stand from now on."""
    version = in_making_for(request, uuid=uuid)
    try:
        propose(version, by=actor_of(request), now=timezone.now())
    except TermsMissing as error:
        names = ", ".join(str(TERM_NAMES[name]) for name in error.names)
        messages.error(request, _("Before it is proposed, write: %(names)s.") % {"names": names})
        return redirect("campaigns:agreement_edit", uuid=uuid)
    except MoveNotAllowed:
        return _too_late(request, uuid)
    messages.success(request, _("Proposed. Its words stand now; print it or send it to be signed."))
    return redirect("campaigns:agreement", uuid=uuid)


@access(MANAGERS)
@require_POST
def agreement_take_back(request: Request, uuid: UUID) -> HttpResponse:
    version = in_making_for(request, uuid=uuid)
    try:
        take_back(version, by=actor_of(request), now=timezone.now())
    except MoveNotAllowed:
        return _too_late(request, uuid)
    messages.success(request, _("It is a draft again."))
    return redirect("campaigns:agreement_edit", uuid=uuid)


@access(MANAGERS)
@require_POST
def agreement_drop(request: Request, uuid: UUID) -> HttpResponse:
    """Nothing came of the version in the making; it stays readable."""
    version = in_making_for(request, uuid=uuid)
    try:
        drop(version, by=actor_of(request), now=timezone.now())
    except MoveNotAllowed:
        return _too_late(request, uuid)
    messages.success(request, _("Version %(number)s is put aside as not concluded.") % {"number": version.number})
    return redirect("campaigns:agreement", uuid=uuid)


@access(MANAGERS)
def agreement_sign(request: Request, uuid: UUID) -> HttpResponse:
    """Both sides agreed: how, and on which day."""
    version = in_making_for(request, uuid=uuid)
    now = timezone.now()
    today = company_day(now, of=company_of(request))
    form = SignForm(request.POST or None, request.FILES or None, initial={"signed_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            _sign(version, form=form, by=actor_of(request), now=now, today=today)
        except MoveNotAllowed:
            return _too_late(request, uuid)
        except FileRefused as error:
            form.add_error("file", words_of(error))
            return _ask_to_sign(request, version, form=form)
        messages.success(request, _("In force. The promises stand on the list now."))
        return redirect("campaigns:agreement", uuid=uuid)
    return _ask_to_sign(request, version, form=form)


@access(MANAGERS)
def agreement_amend(request: Request, uuid: UUID) -> HttpResponse:
    """A next version, which begins as a copy of the one in force."""
    found = agreement_for(request, uuid=uuid)
    form = AmendForm(request.POST or None, initial={"starts_on": company_day(timezone.now(), of=company_of(request))})
    if request.method == "POST" and form.is_valid():
        try:
            amend(found, **form.cleaned_data)
        except (NotADraft, UnderWay):
            return _too_late(request, uuid)
        return redirect("campaigns:agreement_edit", uuid=uuid)
    words = _("What is in force stays until the new version is signed, and can be read afterwards.")
    return _ask(
        request, found, form=form, question=_("What is to be different?"), words=words, verb=_("Draft the change")
    )


@access(MANAGERS)
@require_POST
def agreement_start(request: Request, uuid: UUID) -> HttpResponse:
    """The first steps of its schemes become tasks of whoever is responsible."""
    found = agreement_for(request, uuid=uuid)
    today = company_day(timezone.now(), of=company_of(request))
    person = found.our_responsible if found.our_responsible and found.our_responsible.is_active else actor_of(request)
    chosen = found.version.chosen_schemes.select_related("scheme") if found.version else []
    tasks = [
        task for each in chosen for task in start_scheme(each.scheme, partner=found.partner, person=person, on=today)
    ]
    messages.success(
        request, ngettext("%(n)s task is added.", "%(n)s tasks are added.", len(tasks)) % {"n": len(tasks)}
    )
    return redirect("campaigns:agreement", uuid=uuid)


@access(MANAGERS)
def agreement_end(request: Request, uuid: UUID) -> HttpResponse:
    """It ends: how, and on which day."""
    found = agreement_for(request, uuid=uuid)
    now = timezone.now()
    form = EndForm(request.POST or None, actor=actor_of(request), today=company_day(now, of=company_of(request)))
    if request.method == "POST" and form.is_valid():
        try:
            end(found, by=actor_of(request), now=now, **form.cleaned_data)
        except MoveNotAllowed:
            return _too_late(request, uuid)
        messages.success(request, _("The agreement has ended. What was due later is owed no more."))
        return redirect("campaigns:agreement", uuid=uuid)
    words = _("What is due after its last day is owed no more. This can't be taken back; a new agreement can be made.")
    return _ask(request, found, form=form, question=_("How does it end?"), words=words, verb=_("End the agreement"))


@transaction.atomic
def _sign(version: AgreementVersion, *, form: SignForm, by: User, now: datetime, today: date) -> None:
    given = dict(form.cleaned_data)
    upload, partner = given.pop("file"), version.agreement.partner
    file = keep(upload, by=by, partner=partner, shared=True) if upload else None
    enter_into_force(version, by=by, now=now, today=today, file=file, **given)


def _ask_to_sign(request: Request, version: AgreementVersion, *, form: SignForm) -> HttpResponse:
    question = _("How did both sides agree to version %(number)s?") % {"number": version.number}
    words = _("From then on its words are not edited; a change is a new version.")
    return _ask(request, version.agreement, form=form, question=question, words=words, verb=_("Bring into force"))


def _ask(request: Request, found: Agreement, *, form: Form, question: str, words: str, verb: str) -> HttpResponse:
    context = {"agreement": found, "form": form, "question": question, "words": words, "verb": verb}
    status = 422 if request.method == "POST" else 200
    return render(request, "campaigns/agreement_move.html", context, status=status)


def _too_late(request: Request, uuid: UUID) -> HttpResponse:
    messages.error(request, _("That isn't possible any more: look where the agreement stands now."))
    return redirect("campaigns:agreement", uuid=uuid)
