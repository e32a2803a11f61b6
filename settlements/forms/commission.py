"""Narrowing the list of commissions, and holding one back."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from partners.queries.choices import partner_choices
from settlements.models import Beneficiary, CommissionState
from settlements.queries.commission import Scope


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class CommissionFilter(forms.Form):
    """What the list is narrowed to; `partner` comes by a link and shows as a chip only."""

    q = forms.CharField(label=_("Partner"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *CommissionState.choices])
    beneficiary = forms.ChoiceField(
        label=_("Who earns"), required=False, choices=[("", _("Any")), *Beneficiary.choices]
    )
    since = DayField(label=_("From"), required=False, widget=day_input())
    until = DayField(label=_("To"), required=False, widget=day_input())
    partner = forms.ChoiceField(label=_("Partner"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("state", "beneficiary"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["partner"].choices = partner_choices(self.data.get("partner", ""), actor=actor)  # type: ignore[attr-defined]

    def scope(self) -> Scope:
        """The scope of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "partner" in given:
            given["partner"] = UUID(given["partner"])
        return Scope(**given)


class HoldForm(forms.Form):
    """Why a commission is kept back, and until when."""

    reason = forms.CharField(label=_("Why"), max_length=200)
    until = DayField(
        label=_("Until"),
        required=False,
        widget=day_input(),
        help_text=_("Leave it empty to hold it until somebody lets it go."),
    )
