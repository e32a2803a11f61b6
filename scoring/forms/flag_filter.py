"""The filters of the list of risks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from core.rules.weeks import IsoWeek, NotAWeek
from scoring.models import FlagRule
from scoring.queries.flags import FlagScope

OPEN, CLOSED, ANY = "open", "closed", "any"


class FlagFilter(forms.Form):
    """What the list is narrowed to; without an answer it shows the flags that stand now."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", pgettext_lazy("risks that", "Stand now")), (CLOSED, _("Closed")), (ANY, _("All, with the past"))],
    )
    code = forms.ChoiceField(label=_("Risk"), required=False, choices=[("", _("Any")), *FlagRule.Code.choices])
    severity = forms.ChoiceField(
        label=_("Severity"), required=False, choices=[("", _("Any")), *FlagRule.Severity.choices]
    )
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Manager"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    week = forms.CharField(label=_("Opened in the week"), required=False, widget=forms.TextInput({"type": "week"}))
    seen = forms.ChoiceField(
        label=_("Seen"), required=False, choices=[("", _("Any")), ("no", _("Nobody yet")), ("yes", _("Acknowledged"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control" if name == "week" else "form-select"

    def clean_week(self) -> IsoWeek | None:
        text = self.cleaned_data["week"]
        if not text:
            return None
        try:
            return IsoWeek.parse(text)
        except NotAWeek as error:
            raise forms.ValidationError(_("Write a week as 2026-W45.")) from error

    def scope(self) -> FlagScope:
        """The scope of a valid form."""
        given = self.cleaned_data
        return FlagScope(
            closed={"": False, OPEN: False, CLOSED: True, ANY: None}[given["state"]],
            code=given["code"],
            severity=int(given["severity"]) if given["severity"] else None,
            manager=given["manager"],
            week=given["week"],
            seen={"": None, "yes": True, "no": False}[given["seen"]],
        )
