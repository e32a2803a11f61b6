"""Making an API key."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from api.models import ApiScope
from partners.models import Partner


class KeyForm(forms.Form):
    """A key for one partner, known by its external id or name, or for the company's own systems."""

    name = forms.CharField(label=_("What it is for"), max_length=120)
    partner = forms.CharField(
        label=_("Partner"),
        max_length=200,
        required=False,
        help_text=_("External id or whole name; empty for us."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("It may"), choices=ApiScope.choices, widget=forms.CheckboxSelectMultiple, initial=ApiScope.values
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)

    def clean_partner(self) -> Partner | None:
        typed = str(self.cleaned_data["partner"]).strip()
        if not typed:
            return None
        visible = Partner.objects.visible_to(self.actor)
        found = list(visible.filter(external_id=typed)[:1] or visible.filter(name__iexact=typed)[:2])
        if len(found) != 1:
            raise forms.ValidationError(_("No partner, or more than one, has this id or name."), code="partner")
        return found[0]
