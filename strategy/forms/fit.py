"""Answering the criteria of a profile for one partner (A3)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import get_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.amount import AmountField
from core.forms.day import DayField
from partners.queries.choices import may_be_responsible
from strategy.models import AnswerKind, Criterion
from strategy.queries.fit import wanted_of
from strategy.rules.fit import NO, YES, NotAnAnswer, canonical


def answer_field(criterion: Criterion, *, required: bool = False) -> forms.Field:
    """A field that asks what the criterion asks; an empty one is no answer."""
    label = gettext(criterion.name)
    nothing = [] if required else [("", _("Not known"))]
    if criterion.kind == AnswerKind.YES_NO:
        choices = [*nothing, (YES, _("Yes")), (NO, _("No"))]
        return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.RadioSelect)
    if criterion.kind == AnswerKind.ONE_OF:
        options = [*nothing, *((option, gettext(option)) for option in criterion.options)]
        return forms.ChoiceField(label=label, choices=options, required=required, widget=forms.RadioSelect)
    return AmountField(label=label, required=required)


def shown(value: str, *, criterion: Criterion) -> str:
    """A kept answer as the field's initial text."""
    if criterion.kind in (AnswerKind.YES_NO, AnswerKind.ONE_OF):
        return value
    return value.replace(".", str(get_format("DECIMAL_SEPARATOR")))


def canonical_or_error(criterion: Criterion, given: object) -> str:
    """The answer as it is kept; a `ValidationError` says what is wrong with it."""
    text = f"{given:f}" if isinstance(given, Decimal) else str(given or "")
    if not text:
        return ""
    try:
        return canonical(wanted_of(criterion), text)
    except NotAnAnswer as error:
        if criterion.kind == AnswerKind.SHARE:
            raise forms.ValidationError(_("A share is from 0 to 100.")) from error
        raise forms.ValidationError(_("This can’t answer the question.")) from error


class AssessForm(forms.Form):
    """One field a criterion, named after its id; what isn't known stays empty."""

    def __init__(
        self, data: QueryDict | None = None, *, criteria: Sequence[Criterion], answers: Mapping[int, str]
    ) -> None:
        self.criteria = {f"{row.pk}": row for row in criteria}
        initial = {
            name: shown(answers[row.pk], criterion=row) for name, row in self.criteria.items() if row.pk in answers
        }
        super().__init__(data, prefix="q", initial=initial)
        for name, row in self.criteria.items():
            self.fields[name] = answer_field(row)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for name, row in self.criteria.items():
            try:
                fields[name] = canonical_or_error(row, fields.get(name))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return fields

    def answers(self) -> dict[int, str]:
        """What a valid form says, by criterion; empty for what isn't known."""
        return {row.pk: self.cleaned_data[name] for name, row in self.criteria.items()}


class PlanForm(forms.Form):
    """A deviation as a task: what, by when, who."""

    title = forms.CharField(label=_("What"), max_length=200)
    due_on = DayField(label=_("Due"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    assignee = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "assignee" else "form-control"
        who = self.fields["assignee"]
        if isinstance(who, forms.ModelChoiceField):
            who.queryset = User.objects.filter(may_be_responsible()).order_by("full_name", "email")


class CloseForm(forms.Form):
    """The work is done: how is it now? Begins with the wanted answer."""

    def __init__(self, data: QueryDict | None = None, *, criterion: Criterion, prefix: str) -> None:
        wanted = shown(wanted_answer(criterion), criterion=criterion)
        super().__init__(data, prefix=prefix, initial={"answer": wanted})
        self.criterion = criterion
        self.fields["answer"] = answer_field(criterion, required=True)
        self.fields["answer"].label = _("How is it now?")

    def clean_answer(self) -> str:
        return canonical_or_error(self.criterion, self.cleaned_data["answer"])


def wanted_answer(criterion: Criterion) -> str:
    """The nearest answer that is as wanted; empty where nothing is wanted."""
    if criterion.kind == AnswerKind.YES_NO:
        return YES if criterion.wanted_yes else NO
    if criterion.kind == AnswerKind.ONE_OF:
        return criterion.accepted[0] if criterion.accepted else ""
    bound = criterion.low if criterion.low is not None else criterion.high
    return "" if bound is None else f"{bound.normalize():f}"
