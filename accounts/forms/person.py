"""A person's own settings, and a colleague's role."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.access import grantable
from accounts.forms.places import time_zone_choices
from accounts.models import User
from core.models import Company


class ProfileForm(forms.Form):
    """How pages speak to me."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=60,
        required=False,
        help_text=_("Partners see it in their cabinet and may call it."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    theme = forms.ChoiceField(label=_("Colours"), choices=User.Theme.choices)

    def __init__(self, data: QueryDict | None = None, *, person: User, company: Company) -> None:
        initial = {name: getattr(person, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        if person.is_partner:
            del self.fields["phone"]
        names = [pair for pair in settings.LANGUAGES if pair[0] in company.languages]
        choices = {
            "language": [("", _("Like my browser")), *names],
            "time_zone": [("", _("Like the company (%(zone)s)") % {"zone": company.time_zone}), *time_zone_choices()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]


class PersonForm(forms.Form):
    """What a colleague may do; offers the roles that the actor may give."""

    role = forms.ChoiceField(label=_("Role"))
    sees_all_partners = forms.BooleanField(
        label=_("Sees all partners"),
        help_text=_("A manager without it sees the partners they are responsible for."),
        required=False,
    )
    daily_calls = forms.IntegerField(label=_("Calls a day"), min_value=0, max_value=500)

    def __init__(self, data: QueryDict | None = None, *, person: User, by: User) -> None:
        initial = {name: getattr(person, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        self.fields["role"].choices = [(role.value, role.label) for role in grantable(by)]  # type: ignore[attr-defined]
