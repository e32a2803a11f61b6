"""The minutes of a week."""

from django import forms
from django.utils.translation import gettext_lazy as _


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=_("Minutes"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 8}), strip=True
    )
    seen = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
