"""The readiness questionnaire (A5)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from strategy.services.readiness import ReadinessFacts

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


def _yes_no(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)


class ReadinessForm(forms.Form):
    """Three questions that are answered with yes or no, and what makes the yes believable."""

    owner_does_it = _yes_no(_("Will the owner do it personally, at least at first?"))
    owner_hours = forms.IntegerField(label=_("How many hours a week?"), min_value=0, max_value=80, initial=0)
    has_person = _yes_no(_("Is there a person who does this and nothing else?"))
    person_name = forms.CharField(label=_("Who?"), max_length=120, required=False)
    past_survival = _yes_no(_("Can the company wait half a year for the return?"))
    note = forms.CharField(label=_("Notes"), widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if fields.get("has_person") == "yes" and not fields.get("person_name", "").strip():
            self.add_error("person_name", _("Write who it is: a yes without a name is a no."))
        return fields

    def facts(self) -> ReadinessFacts:
        """What a valid form says."""
        given = self.cleaned_data
        return ReadinessFacts(
            owner_does_it=given["owner_does_it"] == "yes",
            owner_hours=given["owner_hours"] if given["owner_does_it"] == "yes" else 0,
            has_person=given["has_person"] == "yes",
            person_name=given["person_name"].strip() if given["has_person"] == "yes" else "",
            past_survival=given["past_survival"] == "yes",
            note=given["note"],
        )
