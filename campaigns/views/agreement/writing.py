"""Writing an agreement while it is a draft."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, access
from campaigns.forms.agreement import AgreementForm, PromiseForms
from campaigns.models import AgreementVersion, Obligation
from campaigns.services.agreement import NotADraft, draft_agreement, write_draft, write_heading
from campaigns.services.agreement.drafting import promised_of
from campaigns.views.agreement.door import agreement_for, in_making_for
from core.queries.company import company_day, company_of
from partners.models import Partner
from partners.views.actor import Request, actor_of, partner_for


@access(MANAGERS)
def agreement_new(request: Request, uuid: UUID) -> HttpResponse:
    """A first draft with a partner."""
    partner = partner_for(request, uuid=uuid)
    form, promises = _forms(request, partner=partner)
    if request.method == "POST" and form.is_valid() and promises.is_valid():
        found = draft_agreement(
            partner,
            heading=form.heading(),
            terms=form.terms(),
            schemes=form.cleaned_data["schemes"],
            promises=promises.promised(),
        )
        messages.success(request, _("The draft is kept."))
        return redirect("campaigns:agreement", uuid=found.uuid)
    return _page(request, {"partner": partner, "form": form, "promises": promises, "version": None})


@access(MANAGERS)
def agreement_edit(request: Request, uuid: UUID) -> HttpResponse:
    """The draft of an agreement; what was proposed or is in force isn't written any more."""
    version = in_making_for(request, uuid=uuid)
    agreement = version.agreement
    form, promises = _forms(request, partner=agreement.partner, version=version)
    if request.method == "POST" and form.is_valid() and promises.is_valid():
        try:
            schemes = form.cleaned_data["schemes"]
            write_draft(version, terms=form.terms(), schemes=schemes, promises=promises.promised())
        except NotADraft:
            form.add_error(None, _("It was proposed meanwhile. Take it back first, or amend what is in force."))
        else:
            write_heading(agreement, heading=form.heading())
            messages.success(request, _("The draft is kept."))
            return redirect("campaigns:agreement", uuid=uuid)
    words = {"partner": agreement.partner, "form": form, "promises": promises, "version": version}
    return _page(request, words | {"agreement": agreement})


@access(MANAGERS)
def agreement_heading(request: Request, uuid: UUID) -> HttpResponse:
    """The name, number and people of an agreement, whatever its state."""
    found = agreement_for(request, uuid=uuid)
    version = found.version or found.versions.latest("number")
    version.agreement = found
    form = AgreementForm(request.POST or None, partner=found.partner, version=version)
    for name in [name for name in form.fields if name not in HEADING]:
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        write_heading(found, heading=form.heading())
        messages.success(request, _("Saved: %(name)s") % {"name": form.cleaned_data["title"]})
        return redirect("campaigns:agreement", uuid=uuid)
    context = {"form": form, "agreement": found}
    return render(request, "campaigns/agreement_heading.html", context, status=422 if request.method == "POST" else 200)


HEADING = ("title", "number", "our_responsible", "their_responsible", "legal_entity")


def _forms(request: Request, *, partner: Partner, version: AgreementVersion | None = None) -> tuple[AgreementForm, Any]:
    today = company_day(timezone.now(), of=company_of(request))
    form = AgreementForm(
        request.POST or None, partner=partner, version=version, initial=_first_words(request, partner, today)
    )
    known = [vars(promised_of(each)) for each in _promises(version)] if version else []
    return form, PromiseForms(request.POST or None, prefix="promises", initial=known)


def _promises(version: AgreementVersion) -> QuerySet[Obligation]:
    return version.obligations.select_related("our_responsible")


def _first_words(request: Request, partner: Partner, today: date) -> dict[str, object]:
    main = partner.contacts.first()
    firm = partner.legal_entities.first()
    return {
        "our_responsible": (partner.manager or actor_of(request)).uuid,
        "their_responsible": main.uuid if main else None,
        "legal_entity": firm.uuid if firm else None,
        "territory": ", ".join(partner.areas) or partner.city,
        "starts_on": today,
    }


def _page(request: Request, words: dict[str, object]) -> HttpResponse:
    return render(request, "campaigns/agreement_form.html", words, status=422 if request.method == "POST" else 200)
