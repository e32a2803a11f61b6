"""What happens to a deal after it is won."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, units
from core.forms.day import DayField
from sales.models import DealReturn
from sales.rules.deal import LARGEST


class _EventForm(forms.Form):
    on = DayField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    amount = AmountField(label=_("Amount"))

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(*args, **kwargs)

    def clean_amount(self) -> int:
        found = units(self.cleaned_data["amount"], currency=self.currency) or 0
        if abs(found) > LARGEST:
            raise forms.ValidationError(_("This is more than can be kept."), code="large")
        return found


class ReturnForm(_EventForm):
    """Goods that come back, or a part that is called off."""

    kind = forms.ChoiceField(label=_("What"), choices=DealReturn.Kind.choices)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class PaymentForm(_EventForm):
    """Money of the customer; a mistake is taken back by a negative amount."""

    note = forms.CharField(label=_("Note"), max_length=300, required=False)
