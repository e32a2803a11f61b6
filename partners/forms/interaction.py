"""Logging a talk: one click is enough, two fields are plenty."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField, MomentField
from partners.models import Contact, Direction, Interaction, InteractionKind, Outcome, Partner
from partners.services.interaction import NextStep

KINDS = InteractionKind.choices
TOLD = (
    "kind", "outcome", "notes", "contact", "direction", "happened_at", "minutes", "once", "others", "colleagues",
)  # fmt: skip


class LogForm(forms.Form):
    """What happened, what was said, what comes next and when; the rest is folded away."""

    kind = forms.ChoiceField(
        label=_("What was it"), choices=KINDS, initial=InteractionKind.CALL, widget=forms.RadioSelect
    )
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, initial=Outcome.REACHED)
    notes = forms.CharField(label=_("What was said"), required=False, widget=forms.Textarea({"rows": 2}))
    next_step = forms.CharField(label=_("Next step"), required=False, max_length=200)
    next_on = DayField(label=_("On"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    contact = forms.ModelChoiceField(
        label=_("With"), required=False, queryset=Contact.objects.none(), empty_label=_("nobody named")
    )
    direction = forms.ChoiceField(label=_("Who began"), choices=Direction.choices, initial=Direction.OUT)
    happened_at = MomentField(
        label=_("When, if not now"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=1440)
    others = forms.ModelMultipleChoiceField(label=_("Also with"), required=False, queryset=Contact.objects.none())
    colleagues = forms.ModelMultipleChoiceField(label=_("Our people"), required=False, queryset=User.objects.none())
    once = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, partner: Partner | None = None, today: date, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.now = today, now
        self.fields["next_on"].widget.attrs["min"] = today.isoformat()
        self.partner = partner
        people = self.fields["contact"]
        if partner and isinstance(people, forms.ModelChoiceField):
            people.queryset = partner.contacts.all()
            people.choices = lambda: [("", people.empty_label), *((one.pk, str(one)) for one in self.people)]
            self._offer("others", partner.contacts.all(), lambda: [(one.pk, str(one)) for one in self.people])
        staff = User.objects.staff().order_by("full_name", "email")
        self._offer("colleagues", staff, lambda: [(one.pk, str(one)) for one in staff])

    def _offer(self, name: str, rows: Any, choices: Any) -> None:
        """Rows to be checked against when posted, read when shown."""
        field = self.fields[name]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = rows
            field.choices = choices
            field.widget.attrs["size"] = 3

    @cached_property
    def people(self) -> list[Contact]:
        """Who may have been talked to, read once and only to be shown."""
        return list(self.partner.contacts.all()) if self.partner else []

    def clean_next_on(self) -> date | None:
        day: date | None = self.cleaned_data["next_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("This day has passed. Choose today or later."))
        return day

    def clean_happened_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["happened_at"]
        if moment and moment > self.now:
            raise forms.ValidationError(_("This is still ahead. Write it down as the next step."))
        return moment

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if fields.get("next_step") and not fields.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", _("By which day?"))
        return fields

    def talk(self) -> dict[str, Any]:
        """What `log_interaction` asks for."""
        told = {name: self.cleaned_data[name] for name in TOLD}
        return told | {"next_step": self._next()}

    def _next(self) -> NextStep | None:
        day = self.cleaned_data["next_on"]
        return NextStep(self.cleaned_data["next_step"] or now_("Get in touch"), day) if day else None


class MendForm(LogForm):
    """What was logged, to be said anew; the next step is a task by now."""

    def __init__(self, *args: Any, talk: Interaction, today: date, now: datetime, **kwargs: Any) -> None:
        told = {name: getattr(talk, name) for name in ("kind", "outcome", "notes", "direction", "minutes")}
        initial = told | {
            "contact": talk.contact_id,
            "happened_at": timezone.localtime(talk.happened_at).replace(second=0, microsecond=0),
            "others": list(talk.others.all()),
            "colleagues": list(talk.colleagues.all()),
        }
        super().__init__(*args, partner=talk.partner, today=today, now=now, initial=initial, **kwargs)
        for name in ("next_step", "next_on", "once"):
            del self.fields[name]

    def talk(self) -> dict[str, Any]:
        """What `change_talk` asks for."""
        told = {name: self.cleaned_data[name] for name in TOLD if name in self.fields}
        return told if "happened_at" in self.changed_data else told | {"happened_at": None}
