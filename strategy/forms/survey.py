"""A survey, and answering it (A4)."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms.day import DayField
from strategy.models import Moment, Survey
from strategy.rules.survey import fold
from strategy.rules.survey_kinds import SHIPPED_KINDS
from strategy.services.survey import Said

ROWS = 3
MOST_KINDS = 60


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class SurveyForm(forms.Form):
    """What is asked, from when until when, and what there is to choose from."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For yourselves; customers don’t see it."))
    product = forms.CharField(
        label=_("Our product, as customers call it"), max_length=80, help_text=_("As in: before you bought …")
    )
    kinds = forms.CharField(
        label=_("Kinds of business to choose from"),
        help_text=_("One on a line. Customers may write another."),
        widget=forms.Textarea(attrs={"rows": 8}),
        required=False,
    )
    thanks = forms.CharField(label=_("Words of thanks"), max_length=200, required=False)
    enough = forms.IntegerField(
        label=_("Answers that are enough"), min_value=5, max_value=10000, initial=30,
        help_text=_("Below this the page says that it is too early to judge."),
    )  # fmt: skip
    opens_on = DayField(label=_("From"), widget=_day())
    closes_on = DayField(label=_("Until"), widget=_day(), required=False)

    def __init__(self, data: QueryDict | None = None, *, survey: Survey) -> None:
        self.stored = {gettext(kind): kind for kind in (survey.kinds or SHIPPED_KINDS)}
        names = ("name", "product", "thanks", "enough", "opens_on", "closes_on")
        initial: dict[str, Any] = {name: getattr(survey, name) for name in names}
        super().__init__(data, initial=initial | {"kinds": "\n".join(self.stored)})

    def clean_kinds(self) -> list[str]:
        """Each kind once; shipped ones stay in the language they were shipped in."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["kinds"].splitlines() if line.strip()]
        if any(len(line) > 80 for line in lines) or len(lines) > MOST_KINDS:
            raise forms.ValidationError(_("At most 60 kinds of 80 letters."))
        return list({fold(line): self.stored.get(line, line) for line in lines}.values())

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        opens_on, closes_on = fields.get("opens_on"), fields.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", _("It ends before it begins."))
        return fields


class ReplyForm(forms.Form):
    """Three questions with a few rows each: what was bought, and from whom. `website` is for machines only."""

    once = forms.CharField(widget=forms.HiddenInput, max_length=200)
    website = forms.CharField(required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}))

    def __init__(self, data: QueryDict | None = None, *, survey: Survey, once: str) -> None:
        self.kinds = {fold(gettext(kind)): kind for kind in survey.kinds}
        self.offered = [gettext(kind) for kind in survey.kinds]
        super().__init__(data, initial={"once": once})
        for moment in Moment.values:
            for row in range(ROWS):
                kind = forms.CharField(label=_("What"), max_length=80, required=False)
                firm = forms.CharField(label=_("From whom"), max_length=120, required=False)
                kind.widget.attrs |= {"class": "form-control", "list": "kinds", "autocomplete": "off"}
                firm.widget.attrs |= {"class": "form-control", "autocomplete": "off"}
                self.fields[f"{moment}-{row}-kind"], self.fields[f"{moment}-{row}-firm"] = kind, firm

    def questions(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """Each moment with its rows."""
        return [
            (moment, [(self[f"{moment}-{row}-kind"], self[f"{moment}-{row}-firm"]) for row in range(ROWS)])
            for moment in Moment.values
        ]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for name, text in list(fields.items()):
            if name.endswith("-firm") and text and not fields.get(name.replace("-firm", "-kind")):
                self.add_error(name.replace("-firm", "-kind"), _("What did you buy there?"))
        if not self.errors and not self.said():
            raise forms.ValidationError(_("Write at least one thing that you bought."))
        return fields

    def said(self) -> list[Said]:
        """The rows that were filled, a kind from the list in its kept spelling."""
        given = self.cleaned_data
        rows = [
            (moment, " ".join(given[f"{moment}-{row}-kind"].split()), " ".join(given[f"{moment}-{row}-firm"].split()))
            for moment in Moment.values
            for row in range(ROWS)
            if given.get(f"{moment}-{row}-kind", "").strip()
        ]
        return [Said(moment, self.kinds.get(fold(kind), kind), firm) for moment, kind, firm in rows]
