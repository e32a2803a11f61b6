"""What either side gave instead of money (C8)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Side
from core.forms.amount import AmountField, units

_LARGEST = 10**15


class BarterForm(forms.Form):
    """The price is in the company's currency, of `today` or before."""

    side = forms.ChoiceField(label=_("Who gave"), choices=Side.choices)
    what = forms.CharField(label=_("What"), max_length=200)
    price = AmountField(label=_("Agreed price"))
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, currency: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": today}, **kwargs})
        self.currency, self.today = currency, today

    def clean_price(self) -> int:
        amount = units(self.cleaned_data["price"], currency=self.currency)
        if amount is None or not 0 < amount <= _LARGEST:
            raise forms.ValidationError(_("Write a price above zero."))
        return amount

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today or on.year < 1990:
            raise forms.ValidationError(_("Write a day that has come."))
        return on

    def words(self) -> dict[str, Any]:
        """What `record_barter` takes."""
        given = dict(self.cleaned_data)
        return given | {"amount": given.pop("price")}
