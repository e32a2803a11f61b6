"""Where a firm's money goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import LegalEntity, Partner


class BankForm(forms.Form):
    entity = forms.ModelChoiceField(
        LegalEntity.objects.none(), label=_("Legal entity"), to_field_name="uuid", empty_label=None
    )
    details = forms.CharField(
        label=_("New bank details"),
        help_text=_("Bank, account number, and what your bank needs for a transfer."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        entities = LegalEntity.objects.filter(partner=partner.pk)
        self.fields["entity"].queryset = entities  # type: ignore[attr-defined]
