"""Planning a talk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import MomentField
from partners.models import Contact, InteractionKind, Partner
from partners.queries.choices import may_be_responsible


class AppointmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What"), choices=InteractionKind.choices, initial=InteractionKind.MEETING)
    subject = forms.CharField(label=_("What about"), max_length=200)
    starts_at = MomentField(
        label=_("When"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=1440, initial=30)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    contact = forms.ModelChoiceField(
        label=_("With"), required=False, queryset=Contact.objects.none(), empty_label=_("nobody named")
    )
    person = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact"].queryset = partner.contacts.all()  # type: ignore[attr-defined]
        people = User.objects.filter(may_be_responsible()).order_by("full_name", "email")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
