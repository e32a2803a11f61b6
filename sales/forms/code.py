"""Making a code."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Scheme
from campaigns.rules.code import code_key
from partners.models import Partner, Seller


class CodeForm(forms.Form):
    """Everything may be left empty: a code of the partner is made of signs that are easily read aloud."""

    text = forms.CharField(
        label=_("Words of your own"),
        max_length=24,
        required=False,
        help_text=_("Empty: we make one, such as 7K2M-9QXD."),
    )
    seller = forms.ModelChoiceField(
        Seller.objects.none(), label=_("Seller"), required=False, to_field_name="uuid", empty_label=_("The whole firm")
    )
    campaign = forms.CharField(label=_("Campaign"), max_length=120, required=False)
    promise = forms.CharField(
        label=_("What the customer gets"), max_length=160, required=False, help_text=_("Stands on the card.")
    )

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seller = self.fields["seller"]
        if isinstance(seller, forms.ModelChoiceField):
            seller.queryset = Seller.objects.filter(partner=partner, left_on=None)

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if text and not code_key(text):
            raise forms.ValidationError(_("Use letters and digits."), code="signs")
        return text


class StaffCodeForm(CodeForm):
    """A manager also says by which scheme its referrals are protected and paid."""

    scheme = forms.ModelChoiceField(
        Scheme.objects.all(), label=_("Scheme"), required=False, to_field_name="uuid", empty_label=_("None")
    )


class TypedCodeForm(forms.Form):
    """A customer types the code of a card."""

    code = forms.CharField(label=_("Code"), max_length=40)
