"""The form of a scheme."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.models import Scheme
from campaigns.models.scheme import Effort
from campaigns.rules import steps
from campaigns.services.scheme import SchemeFacts, steps_of
from partners.models import PartnerKind

WORDS = ("name", "how", "we_do", "they_do", "we_win", "they_win", "cost", "suits")


def _text(label: Any, *, rows: int = 2, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), required=required)


class SchemeForm(forms.Form):
    """A scheme's words in the reader's language; first steps stand one on a line, each after its day."""

    name = forms.CharField(label=_("Name"), max_length=120)
    how = _text(_("How it works"), rows=3, required=True)
    we_do = _text(_("What we do"))
    they_do = _text(_("What they do"))
    we_win = _text(_("What we win"))
    they_win = _text(_("What they win"))
    cost = _text(_("What it costs"))
    effort = forms.ChoiceField(label=_("Effort"), choices=Effort.choices, initial=Effort.SOME)
    suits = _text(_("Whom it suits"))
    kinds = forms.ModelMultipleChoiceField(
        PartnerKind.objects.all(),
        label=_("Kinds of partner"),
        to_field_name="uuid",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    first_steps = forms.CharField(
        label=_("First steps"),
        help_text=_("One step on a line, 200 letters at most, after the day on which it is due: “5: Bring the stand”."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    protection_days = forms.IntegerField(
        label=_("Days a customer is protected"),
        help_text=_("For so long no other partner can register the customer of a referral."),
        min_value=1,
        max_value=730,
        initial=90,
    )
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, data: QueryDict | None = None, *, scheme: Scheme | None = None) -> None:
        self.scheme = scheme
        super().__init__(data, initial=_words_of(scheme) if scheme else {})

    def clean(self) -> dict[str, Any]:
        """A shipped text that was only shown translated stays the shipped one, so that colleagues see their own."""
        given = super().clean() or {}
        for name in WORDS:
            stored = str(getattr(self.scheme, name, ""))
            if stored and given.get(name) == gettext(stored):
                given[name] = stored
        return given

    def clean_first_steps(self) -> list[steps.Step]:
        try:
            written = steps.read(self.cleaned_data["first_steps"])
        except steps.NotSteps as error:
            words = _(
                "A step is longer than 200 letters, or more than a year away. Make it shorter or split it in two."
            )
            raise forms.ValidationError(words) from error
        shipped = {gettext(title): title for title in (self.scheme.first_steps if self.scheme else [])}
        return [steps.Step(step.days, shipped.get(step.title, step.title)) for step in written]

    def facts(self) -> SchemeFacts:
        return SchemeFacts(
            **{name: self.cleaned_data[name] for name in (*WORDS, "effort", "protection_days", "is_active")}
        )


def _words_of(scheme: Scheme) -> dict[str, Any]:
    words = {name: gettext(stored) if (stored := getattr(scheme, name)) else "" for name in WORDS}
    return {
        **words,
        "effort": scheme.effort,
        "protection_days": scheme.protection_days,
        "is_active": scheme.is_active,
        "kinds": [kind.uuid for kind in scheme.kinds.all()],
        "first_steps": steps.written(steps_of(scheme)),
    }
