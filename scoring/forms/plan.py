"""The weekly plan (G1)."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, units
from core.rules.weeks import IsoWeek, NotAWeek


class PlannedFigure(models.TextChoices):
    TURNOVER = "turnover", _("Turnover")
    MARGIN = "margin", _("Margin")
    ORDERS = "orders", _("Orders")
    AVERAGE_CHEQUE = "average_cheque", _("Average cheque")
    CALLS = "calls", _("Calls")
    MEETINGS = "meetings", _("Meetings")
    NEW_PARTNERS = "new_partners", _("New partners")


MONEY = frozenset({PlannedFigure.TURNOVER, PlannedFigure.MARGIN, PlannedFigure.AVERAGE_CHEQUE})


class PlanForm(forms.Form):
    """A figure, from which week on, and how much each week."""

    metric = forms.ChoiceField(label=_("Figure"), choices=PlannedFigure.choices)
    from_week = forms.CharField(label=_("From the week"), widget=forms.TextInput({"type": "week"}))
    value = AmountField(label=_("Each week"))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "metric" else "form-control"

    def clean_from_week(self) -> IsoWeek:
        try:
            return IsoWeek.parse(self.cleaned_data["from_week"])
        except NotAWeek as error:
            raise forms.ValidationError(_("Write a week as 2026-W45.")) from error

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        value = given.get("value")
        if value is None:
            return given
        if value < 0 or value > 10**12:
            self.add_error("value", _("Write an amount from zero on."))
        elif given.get("metric") not in MONEY and value != value.to_integral_value():
            self.add_error("value", _("Write a whole number."))
        return given

    def plan(self) -> dict[str, Any]:
        """What a valid form says: metric, week and value, money in minor units."""
        given = self.cleaned_data
        money = given["metric"] in MONEY
        value = units(given["value"], currency=self.currency) if money else int(given["value"])
        return {"metric": given["metric"], "week": given["from_week"], "value": value}
