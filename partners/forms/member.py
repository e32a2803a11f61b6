"""Inviting a partner's person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import MemberRole


class MemberInviteForm(forms.Form):
    """Whom to let into the partner's cabinet, and as what."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    full_name = forms.CharField(label=_("Full name"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()
