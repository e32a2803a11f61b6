"""Naming a view."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ViewForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    shared = forms.BooleanField(label=_("Share it with colleagues"), required=False)
