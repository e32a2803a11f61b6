"""Asking for a run of the night."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RunForm(forms.Form):
    """For which date, and whether everything is rebuilt."""

    on = forms.DateField(label=_("For the date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    full = forms.BooleanField(label=_("Rebuild everything"), required=False)

    def __init__(self, *args: Any, last: date, published: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": last}, **kwargs})
        self.last, self.published = last, published

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.last:
            raise forms.ValidationError(_("That day isn't over yet."))
        if on.year < 1990:
            raise forms.ValidationError(_("Nothing is known of that day."))
        if self.published and on < self.published:
            raise forms.ValidationError(
                _("A later night is published already: this one would undo its tiers and risks for everyone.")
            )
        return on
