"""Terms of payouts, and debts."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, units
from core.forms.day import DayField
from sales.forms.deal import currency_choices

LARGEST = 10**15


class _InCurrency(forms.Form):
    currency = forms.ChoiceField(label=_("Currency"))

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["currency"]
        field.choices = currency_choices(base=base)  # type: ignore[attr-defined]
        field.initial = field.initial or base

    def _units(self, name: str, *, least: int) -> int:
        """The sum of a field in minor units of the currency that was chosen."""
        currency = self.cleaned_data.get("currency", "EUR")
        sum_ = units(self.cleaned_data[name], currency=currency)
        if sum_ is None or not least <= sum_ <= LARGEST:
            raise forms.ValidationError(_("Write a sum above zero.") if least else _("Write zero or a sum above it."))
        return sum_


class TermsForm(_InCurrency):
    """The terms of one currency, in minor units once it is valid."""

    field_order = ("currency", "minimum", "limit", "day")
    minimum = AmountField(
        label=_("Smallest payout"), help_text=_("Less isn’t paid but carried over to the next statement.")
    )
    limit = AmountField(
        label=_("A second person approves above"),
        help_text=_("Who made or sent a statement may approve it themselves up to this sum. Zero: never."),
    )
    day = forms.IntegerField(
        label=_("Day of the month"),
        help_text=_("When statements are made and sent; the day of the company’s own currency counts for all."),
        min_value=1,
        max_value=28,
    )

    def clean_minimum(self) -> int:
        return self._units("minimum", least=0)

    def clean_limit(self) -> int:
        return self._units("limit", least=0)


class DebtForm(_InCurrency):
    field_order = ("reason", "sum", "currency", "on")
    reason = forms.CharField(label=_("For what"), max_length=200)
    sum = AmountField(label=_("Amount"))
    on = DayField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_sum(self) -> int:
        return self._units("sum", least=1)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Write a day that has come."))
        return on


class RefusedForm(forms.Form):
    """Why the bank didn't pay."""

    reason = forms.CharField(label=_("What the bank says"), max_length=200)
