"""Days and moments that the house can keep: in the years in which imports read dates."""

from datetime import date, datetime
from typing import Any

from django import forms

from core.rules.dates import FIRST, LAST


class DayField(forms.DateField):
    """A day from 1900 to 2100; any other is none, as a day that isn't in the calendar."""

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day and not FIRST <= day <= LAST:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class MomentField(forms.DateTimeField):
    """A moment of such a day."""

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment = super().to_python(value)
        except OverflowError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if moment and not FIRST.year < moment.year <= LAST.year:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment
