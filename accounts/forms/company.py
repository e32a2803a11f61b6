"""The company's settings."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from accounts.forms.places import country_choices, currency_choices, time_zone_choices
from core.models import Company

DAYS = [(number + 1, name) for number, name in WEEKDAYS.items()]


class CompanyForm(forms.Form):
    """Days are numbered as ISO numbers them: Monday is 1."""

    name = forms.CharField(label=_("Name"), max_length=200)
    currency = forms.ChoiceField(
        label=_("Currency"), help_text=_("All sums are kept in it. It can't change once there are deals.")
    )
    country = forms.ChoiceField(label=_("Country"), help_text=_("For phone numbers and public holidays."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("A day and a week begin at its midnight. A change dates talks anew.")
    )
    week_start = forms.TypedChoiceField(
        label=_("Calendars start on"),
        coerce=int,
        choices=DAYS,
        help_text=_("Figures of a week are always of Monday to Sunday."),
    )
    working_days = forms.TypedMultipleChoiceField(
        label=_("Working days"), coerce=int, choices=DAYS, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What people may choose from. The first is for those whose browser asks for none of them."),
    )

    def __init__(self, data: QueryDict | None = None, *, company: Company) -> None:
        initial = {name: getattr(company, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        offered = {"currency": currency_choices, "country": country_choices, "time_zone": time_zone_choices}
        for name, choices in offered.items():
            self.fields[name].choices = choices()  # type: ignore[attr-defined]
