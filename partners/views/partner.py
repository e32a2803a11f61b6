"""Adding and editing a partner, its history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseInlineFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.access import MANAGERS, STAFF, access
from accounts.queries.history import changes_of
from core.queries.company import company_of
from core.rules.phones import normal_phone
from partners.forms.custom_field import OwnFieldsForm
from partners.forms.partner import FirmFormSet, PartnerForm, PersonFormSet
from partners.models import Branch, Contact, CustomValue, LegalEntity, Member, Partner, Seller
from partners.queries.custom_field import answers_of, fields_asked
from partners.queries.lookalikes import Lookalike, lookalikes
from partners.queries.merging import gone_keys
from partners.rules.tax_id import normal_tax_id
from partners.services.partner import ChangedMeanwhile, ExternalIdTaken, PartInUse, create_partner, edit_partner
from partners.views.actor import Request, actor_of, partner_for, partner_shown


@dataclass
class Forms:
    """The forms of the page, filled from the post where there is one."""

    partner: PartnerForm
    firms: "BaseInlineFormSet[LegalEntity, Partner, Any]"
    people: "BaseInlineFormSet[Contact, Partner, Any]"
    own: OwnFieldsForm

    @classmethod
    def of(cls, request: Request, partner: Partner) -> "Forms":
        posted = request.POST or None
        known = {value.field_id: value.value for value in answers_of(partner)} if partner.pk else {}
        currency = company_of(request).currency
        return cls(
            PartnerForm(posted, instance=partner, actor=actor_of(request), currency=currency),
            FirmFormSet(posted, instance=partner, prefix="firms"),
            PersonFormSet(posted, instance=partner, prefix="people"),
            OwnFieldsForm(posted, asked=fields_asked(), known=known),
        )

    def are_valid(self) -> bool:
        return all([self.partner.is_valid(), self.firms.is_valid(), self.people.is_valid(), self.own.is_valid()])

    def parts(self) -> dict[str, Any]:
        answers = self.own.answers(kind=self.partner.cleaned_data["kind"])
        return {
            "firms": self.firms.save(commit=False),
            "people": self.people.save(commit=False),
            "answers": answers,
        }

    def removed(self) -> list[Any]:
        return [*self.firms.deleted_objects, *self.people.deleted_objects]

    def words(self) -> dict[str, Any]:
        return {"form": self.partner, "firms": self.firms, "people": self.people, "own": self.own}


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
        except PartInUse as error:
            forms.partner.add_error(None, _("Papers or money name “%(name)s”, so it stays.") % {"name": error})
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


@access(STAFF)
def history(request: Request, uuid: UUID) -> HttpResponse:
    """Who changed what of the partner, its legal entities, contacts and people, with before and after."""
    partner = partner_shown(request, uuid=uuid)
    parts = [(model, "partner") for model in (LegalEntity, Contact, Branch, Seller, CustomValue, Member)]
    changes = changes_of(partner, parts=parts, once=gone_keys(partner))
    return render(request, "partners/history.html", {"partner": partner, "changes": changes})
