"""The filters of the list of deals."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from core.rules.weeks import IsoWeek, NotAWeek
from partners.models import PartnerKind
from partners.queries.choices import partner_choices
from sales.models import DealState
from sales.queries.deals import Scope


class WeekField(forms.CharField):
    """An ISO week, `2026-W45`."""

    widget = forms.TextInput(attrs={"type": "week"})
    default_error_messages = {"week": _("Write a week as 2026-W45.")}

    def to_python(self, value: Any) -> IsoWeek | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return IsoWeek.parse(text)
        except NotAWeek as error:
            raise forms.ValidationError(self.error_messages["week"], code="week") from error


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DealFilter(forms.Form):
    """What the list is narrowed to; `partner` comes by a link and shows as a chip only."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    week = WeekField(label=_("Week"), required=False)
    since = DayField(label=_("From"), required=False, widget=_day())
    until = DayField(label=_("To"), required=False, widget=_day())
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *DealState.choices])
    kind = forms.ModelChoiceField(
        PartnerKind.objects.all(), label=_("Kind"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Manager"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    partner = forms.ChoiceField(label=_("Partner"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("state", "kind", "manager"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["partner"].choices = partner_choices(self.data.get("partner", ""), actor=actor)  # type: ignore[attr-defined]

    def choices_shown(self) -> list[forms.BoundField]:
        """The fields that are chosen from a list."""
        return [self[name] for name in ("state", "kind", "manager")]

    def scope(self) -> Scope:
        """The scope of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "partner" in given:
            given["partner"] = UUID(given["partner"])
        return Scope(**given)
