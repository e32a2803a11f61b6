"""The form that a customer fills behind a code, a link or a QR."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sales.forms.referral import CustomerFields


class ComeForm(CustomerFields):
    """Three fields and a consent. `website` is for machines: people don't see it, and whoever fills it is one."""

    field_order = ["customer", "reach", "note", "consent", "website"]
    consent = forms.BooleanField(label="")
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, consent: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["customer"].label = _("Your name")
        self.fields["note"].label = _("What are you looking for?")
        self.fields["consent"].label = consent
        self.fields["consent"].error_messages["required"] = _("Without your consent we may not call you back.")

    @property
    def is_by_machine(self) -> bool:
        return bool(self.data.get("website"))
