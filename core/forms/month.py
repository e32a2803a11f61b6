"""A month of the calendar."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.day import DayField


class MonthField(forms.CharField):
    """A month as 2026-10; answers its first day."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "2026-10", "autocomplete": "off"})
    default_error_messages = {"month": _("Write a month as 2026-10.")}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return DayField(input_formats=["%Y-%m-%d"]).to_python(f"{text}-01")
        except forms.ValidationError as error:
            raise forms.ValidationError(self.error_messages["month"], code="month") from error
