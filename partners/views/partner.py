"""Adding and editing a partner, moving it through its lifecycle, its history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseInlineFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from accounts.queries.history import changes_of
from core.queries.company import company_of
from core.rules.phones import normal_phone
from core.views.dialog import dialog_done
from partners.forms.lifecycle import MoveForm
from partners.forms.partner import FirmFormSet, PartnerForm, PersonFormSet
from partners.models import Contact, LegalEntity, Member, Partner
from partners.queries.lookalikes import Lookalike, lookalikes
from partners.rules.tax_id import normal_tax_id
from partners.services.lifecycle import MoveNotAllowed, move_partner
from partners.services.partner import ChangedMeanwhile, ExternalIdTaken, create_partner, edit_partner
from partners.views.actor import Request, actor_of, partner_for


@dataclass
class Forms:
    """The forms of the page, filled from the post where there is one."""

    partner: PartnerForm
    firms: "BaseInlineFormSet[LegalEntity, Partner, Any]"
    people: "BaseInlineFormSet[Contact, Partner, Any]"

    @classmethod
    def of(cls, request: Request, partner: Partner) -> "Forms":
        posted = request.POST or None
        return cls(
            PartnerForm(posted, instance=partner, actor=actor_of(request)),
            FirmFormSet(posted, instance=partner, prefix="firms"),
            PersonFormSet(posted, instance=partner, prefix="people"),
        )

    def are_valid(self) -> bool:
        return all([self.partner.is_valid(), self.firms.is_valid(), self.people.is_valid()])

    def parts(self) -> dict[str, Any]:
        return {"firms": self.firms.save(commit=False), "people": self.people.save(commit=False)}

    def removed(self) -> list[Any]:
        return [*self.firms.deleted_objects, *self.people.deleted_objects]

    def words(self) -> dict[str, Any]:
        return {"form": self.partner, "firms": self.firms, "people": self.people}


@access(MANAGERS)
def new(request: Request) -> HttpResponse:
    """Add a partner; one that looks like another is asked about first."""
    forms = Forms.of(request, Partner())
    alike: list[Lookalike] = []
    if request.method == "POST" and forms.are_valid():
        alike = [] if "anyway" in request.POST else _alike(request, forms)
        if not alike:
            try:
                partner = create_partner(forms.partner.save(commit=False), **forms.parts())
            except ExternalIdTaken:
                forms.partner.add_error("external_id", _("Another partner has this external id."))
            else:
                messages.success(request, _("Added: %(name)s") % {"name": partner.name})
                return redirect("dashboards:partner", uuid=partner.uuid)
    return render(request, "partners/edit.html", forms.words() | {"alike": alike})


@access(MANAGERS)
def edit(request: Request, uuid: UUID) -> HttpResponse:
    partner = partner_for(request, uuid=uuid)
    name, seen = partner.name, _moment(request.POST.get("seen", "")) or partner.updated_at
    forms = Forms.of(request, partner)
    if request.method == "POST" and forms.are_valid():
        parts = forms.parts()
        try:
            edit_partner(forms.partner.save(commit=False), **parts, removed=forms.removed(), seen=seen)
        except ChangedMeanwhile as error:
            seen = error.at
            forms.partner.add_error(None, _("A colleague saved this partner meanwhile. Save again to keep your words."))
        except ExternalIdTaken:
            forms.partner.add_error("external_id", _("Another partner has this external id."))
        else:
            messages.success(request, _("Saved: %(name)s") % {"name": partner.name})
            return redirect("dashboards:partner", uuid=uuid)
    words = forms.words() | {"partner": partner, "name": name, "alike": [], "seen": seen.isoformat()}
    return render(request, "partners/edit.html", words)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _alike(request: Request, forms: Forms) -> list[Lookalike]:
    country = company_of(request).country
    people = [form.cleaned_data for form in forms.people.forms if form.has_changed()]
    firms = [form.cleaned_data for form in forms.firms.forms if form.has_changed()]
    return lookalikes(
        name=forms.partner.cleaned_data["name"],
        tax_ids=[normal_tax_id(firm.get("tax_id") or "") for firm in firms],
        phones=[normal_phone(person.get("phone") or "", country=country) for person in people],
        emails=[person.get("email") or "" for person in people],
        actor=actor_of(request),
    )


@access(MANAGERS)
def move(request: Request, uuid: UUID) -> HttpResponse:
    """Put the partner into another status."""
    partner = partner_for(request, uuid=uuid)
    form = MoveForm(request.POST or None, partner=partner)
    if request.method == "POST" and form.is_valid():
        try:
            move_partner(partner, actor=actor_of(request), now=timezone.now(), **form.cleaned_data)
        except MoveNotAllowed:
            form.add_error("to", _("A colleague has just moved it. Reload the page to see where it stands."))
        else:
            said = _("%(name)s: %(status)s") % {"name": partner.name, "status": partner.get_status_display()}
            if request.htmx:
                return dialog_done(said, events=("partner-moved",))
            messages.success(request, said)
            return redirect("dashboards:partner", uuid=uuid)
    page = "partners/move_dialog.html" if request.htmx else "partners/move.html"
    return render(request, page, {"form": form, "partner": partner})


@access(STAFF)
def history(request: Request, uuid: UUID) -> HttpResponse:
    """Who changed what of the partner, its legal entities, contacts and people, with before and after."""
    partner = partner_for(request, uuid=uuid)
    parts = [(LegalEntity, "partner"), (Contact, "partner"), (Member, "partner")]
    changes = changes_of(partner, parts=parts)
    return render(request, "partners/history.html", {"partner": partner, "changes": changes})
