"""A goal, and its months by person (A1)."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from partners.queries.choices import may_be_responsible
from strategy.models import Goal, GoalShare, Per
from strategy.rules.goal import MOST_MONTHS, Target, months_of
from strategy.services.goal import GoalFacts

MOST = 1_000_000


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class GoalForm(forms.Form):
    """How many partners by when, and what they bring by then."""

    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = DayField(label=_("From"), widget=_day())
    ends_on = DayField(label=_("Until"), widget=_day())
    partners = forms.IntegerField(label=_("Partners to sign"), min_value=1, max_value=MOST)
    customers = forms.IntegerField(
        label=_("New customers"), min_value=0, max_value=MOST, initial=0, help_text=_("That partners send by the end.")
    )
    orders = forms.IntegerField(
        label=_("Orders"), min_value=0, max_value=MOST, initial=0, help_text=_("That partners bring by the end.")
    )
    per = forms.ChoiceField(
        label=_("How often"), choices=Per.choices, initial=Per.MONTH, help_text=_("For customers and orders.")
    )
    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Who works on it"),
        help_text=_("Each gets an even part of every month, which can be changed then."),
        to_field_name="uuid",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, goal: Goal | None = None) -> None:
        super().__init__(data, initial=_initial(goal) if goal else {})
        people = self.fields["people"]
        if isinstance(people, forms.ModelMultipleChoiceField):
            people.queryset = User.objects.filter(may_be_responsible()).order_by("full_name", "email")

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
        if starts_on and ends_on:
            if ends_on <= starts_on:
                self.add_error("ends_on", _("It ends before it begins."))
            elif len(months_of(Target(starts_on=starts_on, ends_on=ends_on, partners=1))) > MOST_MONTHS:
                self.add_error("ends_on", _("Three years at most: farther ahead nobody sees."))
        return fields

    def facts(self) -> GoalFacts:
        """What a valid form says."""
        return GoalFacts(**{name: value for name, value in self.cleaned_data.items() if name != "people"})


def _initial(goal: Goal) -> dict[str, Any]:
    names = ("name", "starts_on", "ends_on", "partners", "customers", "orders", "per")
    people = User.objects.filter(goal_shares__goal=goal).distinct()
    return {name: getattr(goal, name) for name in names} | {"people": [person.uuid for person in people]}


class SharesForm(forms.Form):
    """Three numbers a share: partners, customers, orders."""

    NUMBERS = {"partners": _("Partners to sign"), "customers": _("New customers"), "orders": _("Orders")}

    def __init__(self, data: QueryDict | None = None, *, goal: Goal) -> None:
        self.shares = list(GoalShare.objects.filter(goal=goal).select_related("person").order_by("month", "person"))
        initial = {f"{row.pk}-{name}": getattr(row, name) for row in self.shares for name in self.NUMBERS}
        super().__init__(data, initial=initial)
        for row in self.shares:
            for name, label in self.NUMBERS.items():
                field = forms.IntegerField(min_value=0, max_value=MOST, label=label)
                field.widget.attrs |= {"class": "form-control form-control-sm num"}
                self.fields[f"{row.pk}-{name}"] = field

    def rows(self) -> list[tuple[GoalShare, list[forms.BoundField]]]:
        """Each share with its fields, in the order of `NUMBERS`."""
        return [(row, [self[f"{row.pk}-{name}"] for name in self.NUMBERS]) for row in self.shares]

    def numbers(self) -> dict[int, tuple[int, int, int]]:
        """What a valid form says, by the share's id."""
        given = self.cleaned_data
        return {
            row.pk: (given[f"{row.pk}-partners"], given[f"{row.pk}-customers"], given[f"{row.pk}-orders"])
            for row in self.shares
        }
