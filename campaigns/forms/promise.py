"""The forms of promises: what came of one, the filters of the list."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.forms.agreement import day_input
from campaigns.models import Occurrence, Side
from campaigns.queries.promise import Scope
from campaigns.rules.promise import Act, allowed
from campaigns.services.promise import Word
from core.forms.day import DayField
from documents.forms.upload import KeptFileField
from documents.models import StoredFile

ACTS = {
    Act.KEEP: _("It is kept"),
    Act.REPORT: _("It is done; the other side confirms"),
    Act.RETURN: _("It isn't done yet"),
    Act.EXCUSE: _("Excuse it"),
    Act.BREAK: _("It is broken"),
    Act.REOPEN: _("Open it again"),
}
ASKED = {
    "note": _("Say in a few words why, or who confirmed it."),
    "link": _("This promise is shown by a link."),
    "photo": _("This promise is shown by a photo."),
    "file": _("This promise is shown by a file."),
}


class SayForm(forms.Form):
    """What one side says of a promise; only what it may say is offered."""

    act = forms.ChoiceField(label=_("What came of it"), widget=forms.RadioSelect)
    done_on = DayField(label=_("Done on"), widget=day_input(), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    link = forms.URLField(label=_("Link"), max_length=500, required=False, assume_scheme="https")
    file = KeptFileField(label=_("Photo or file"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Any = None,
        *,
        promise: Occurrence,
        side: str,
        today: date,
        act: str = "",
    ) -> None:
        super().__init__(data, files, initial={"done_on": today, "act": act})
        self.today = today
        acts = allowed(state=promise.state, side=promise.side, actor=side)
        self.fields["act"].choices = [(found.value, ACTS[found]) for found in acts]  # type: ignore[attr-defined]

    def clean_done_on(self) -> date:
        given: date | None = self.cleaned_data["done_on"]
        if given and given > self.today:
            raise forms.ValidationError(_("This day hasn't come yet."))
        return given or self.today

    def said(self) -> Act:
        return Act(self.cleaned_data["act"])

    def word(self, *, file: StoredFile | None) -> Word:
        return Word(file=file, **{name: self.cleaned_data[name] for name in ("done_on", "note", "link")})

    def ask_for(self, what: str) -> None:
        """Mark the field that the promise asks for."""
        self.add_error({"note": "note", "link": "link"}.get(what, "file"), ASKED[what])


class PromiseFilter(forms.Form):
    """What the list of promises is narrowed to."""

    STATES = (
        ("due", _("Due")), ("overdue", _("Overdue")), ("reported", _("To confirm")), ("kept", _("Kept")),
        ("broken", _("Broken")), ("excused", _("Excused")), ("all", _("All")),
    )  # fmt: skip

    state = forms.ChoiceField(required=False, choices=STATES)
    side = forms.ChoiceField(label=_("Whose"), required=False, choices=[("", _("Both")), *Side.choices])
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Manager"), required=False, to_field_name="uuid", empty_label=_("Any")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("side", "manager"):
            self.fields[name].widget.attrs["class"] = "form-select"

    def choices_shown(self) -> list[forms.BoundField]:
        return [self["side"], self["manager"]]

    def scope(self) -> Scope:
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Scope(**given)
