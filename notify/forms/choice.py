"""Choosing how to hear of each event."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notify.models import Choice
from notify.queries.notice import events_for
from notify.rules.events import Event, Mail

MAIL_WORDS = [
    (Mail.NOW, _("At once")),
    (Mail.DIGEST, _("Once a day")),
    (Mail.NEVER, _("Never")),
]


@dataclass(frozen=True)
class Row:
    """An event and its two fields."""

    name: str
    in_app: forms.BoundField
    mail: forms.BoundField


class ChoiceForm(forms.Form):
    """Two fields for each event that the person may hear of: `<code>-app` and `<code>-mail`."""

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data)
        self.events = events_for(user)
        own = {choice.event: choice for choice in Choice.objects.filter(user=user)}
        for event in self.events:
            self._add(event, now=own.get(event.code))

    def _add(self, event: Event, *, now: Choice | None) -> None:
        name = gettext(event.name)
        self.fields[f"{event.code}-app"] = forms.BooleanField(
            label=_("%(event)s: in the app") % {"event": name},
            required=False,
            initial=now.in_app if now else event.in_app,
            widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
        )
        self.fields[f"{event.code}-mail"] = forms.ChoiceField(
            label=_("%(event)s: by mail") % {"event": name},
            choices=MAIL_WORDS,
            initial=now.mail if now else event.mail,
            widget=forms.Select(attrs={"class": "form-select form-select-sm"}),
        )

    def rows(self) -> list[Row]:
        return [Row(gettext(each.name), self[f"{each.code}-app"], self[f"{each.code}-mail"]) for each in self.events]

    def choices(self) -> dict[str, tuple[bool, Mail]]:
        """What a valid form says, by event."""
        said = self.cleaned_data
        return {each.code: (said[f"{each.code}-app"], Mail(said[f"{each.code}-mail"])) for each in self.events}
