"""The filters of the list of referrals."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from partners.queries.choices import partner_choices
from sales.models import Direction, ReferralKind, ReferralSource, ReferralState
from sales.queries.referrals import Scope
from sales.rules.referral import PARTNER, STAFF

_TURNS = [(STAFF, _("We")), (PARTNER, _("The partner"))]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _choice(label: Any, choices: Any) -> forms.ChoiceField:
    select = forms.Select(attrs={"class": "form-select"})
    return forms.ChoiceField(label=label, required=False, choices=[("", _("Any")), *choices], widget=select)


class ReferralFilter(forms.Form):
    """What the list is narrowed to; `partner`, `since` and `until` come by links and show as chips only."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    turn = _choice(_("Who acts"), _TURNS)
    state = _choice(_("State"), ReferralState.choices)
    direction = _choice(_("Direction"), Direction.choices)
    kind = _choice(_("Kind"), ReferralKind.choices)
    source = _choice(_("Came by"), ReferralSource.choices)
    manager = forms.ModelChoiceField(
        User.objects.staff(),
        label=_("Manager"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Any"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    late = _choice(_("Late"), [("1", _("Only late ones"))])
    partner = forms.ChoiceField(label=_("Partner"), required=False, widget=forms.HiddenInput)
    since = DayField(label=_("From"), required=False, widget=_day())
    until = DayField(label=_("To"), required=False, widget=_day())

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = partner_choices(self.data.get("partner", ""), actor=actor)  # type: ignore[attr-defined]

    def choices_shown(self) -> list[forms.BoundField]:
        """The fields that are chosen from a list."""
        return [self[name] for name in ("turn", "state", "direction", "source", "manager", "late")]

    def scope(self) -> Scope:
        """The scope of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "partner" in given:
            given["partner"] = UUID(given["partner"])
        if "late" in given:
            given["late"] = True
        return Scope(**given)
