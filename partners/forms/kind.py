"""Kinds of partner, edited on one page."""

from django import forms

from partners.models import PartnerKind

KindFormSet = forms.modelformset_factory(
    PartnerKind, fields=("name", "position"), extra=1, can_delete=True, max_num=200
)
