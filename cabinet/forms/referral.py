"""What a partner's person fills in about customers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sales.forms.referral import CustomerFields
from sales.models import ReferralKind


class RegisterForm(CustomerFields):
    """Three fields; one tick where the partner sells to the customer itself."""

    mine = forms.BooleanField(label=_("I sell to them myself and want the deal protected"), required=False)

    @property
    def kind(self) -> str:
        return ReferralKind.REGISTRATION if self.cleaned_data["mine"] else ReferralKind.LEAD


class TellForm(forms.Form):
    """What the partner says about a referral: where it stands now, and why."""

    to = forms.ChoiceField(label=_("What is new?"))
    reason = forms.CharField(label=_("In a few words"), required=False, max_length=300)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
