"""Amounts as people type them: `1 234,50`, `1,234.50`, `$5`."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from core.rules.money import from_minor, to_minor
from core.rules.numbers import NotANumber, NumberEvidence, read_amount

_LONGEST = 40


class AmountField(forms.Field):
    """A decimal amount in any spelling; where two readings are possible, the one of the person's language."""

    widget = forms.TextInput
    default_error_messages = {"amount": _("Write an amount, such as 1250.50.")}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "maxlength": _LONGEST}

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()[: _LONGEST + 1]
        if not text:
            return None
        evidence = NumberEvidence()
        evidence.add([text])
        decimal = evidence.format().decimal or str(get_format("DECIMAL_SEPARATOR"))
        try:
            return read_amount(text, decimal=decimal).value
        except NotANumber as error:
            raise forms.ValidationError(self.error_messages["amount"], code="amount") from error


def units(amount: Decimal | None, *, currency: str) -> int | None:
    """Minor units of what the field answered."""
    return None if amount is None else to_minor(amount, currency)


def typed(amount: int | None, *, currency: str) -> str:
    """Minor units as the field's initial text, in the person's language."""
    if amount is None:
        return ""
    return f"{from_minor(amount, currency):f}".replace(".", str(get_format("DECIMAL_SEPARATOR")))


def typed_number(text: str) -> str:
    """A number with a point as the field's initial text, in the person's language."""
    return text.replace(".", str(get_format("DECIMAL_SEPARATOR")))
