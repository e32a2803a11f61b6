"""The customer's answer, and the case that may follow."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from sales.models import Complaint, Trouble


class FeedbackForm(forms.Form):
    """Three questions for a customer, one of them must be answered."""

    score = forms.TypedChoiceField(
        label=_("Would you recommend them? 0 is never, 10 is surely."),
        choices=[(n, str(n)) for n in range(11)],
        coerce=int,
        widget=forms.RadioSelect,
    )
    troubles = forms.MultipleChoiceField(
        label=_("Did something go wrong?"), choices=Trouble.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("In your own words"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class ComplaintForm(forms.Form):
    """A case that a person of ours opens."""

    trouble = forms.ChoiceField(label=_("What went wrong"), choices=Trouble.choices)
    words = forms.CharField(
        label=_("What the customer says"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class CaseForm(forms.Form):
    """Who looks after a case, until when."""

    owner = forms.ModelChoiceField(
        User.objects.staff(), label=_("Who looks after it"), to_field_name="uuid", empty_label=None
    )
    due_on = DayField(label=_("Deadline"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        kwargs["initial"] = {"owner": complaint.owner.uuid, "due_on": complaint.due_on}
        super().__init__(*args, **kwargs)


class OutcomeForm(forms.Form):
    """What came of a case."""

    outcome = forms.CharField(label=_("What came of it"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
