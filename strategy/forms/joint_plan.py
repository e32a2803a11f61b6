"""Writing a joint business plan, its numbers, its measures and its meetings (B5)."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.amount import AmountField, typed, units
from core.forms.day import DayField
from partners.models import Contact, Partner
from partners.queries.choices import may_be_responsible
from strategy.models import JointPlan, PlanMetric, Side
from strategy.rules.quarters import MOST_QUARTERS, quarters_of
from strategy.services.joint_plan import Measure, NextTask, PlanFacts

LARGEST = 10**15
STEPS = 3
MONEY = (PlanMetric.TURNOVER, PlanMetric.MARGIN)


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def _our_people() -> Any:
    return User.objects.filter(may_be_responsible()).order_by("full_name", "email")


class PlanForm(forms.Form):
    """What both sides want, how, with what money and by whom."""

    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = DayField(label=_("From"), widget=_day())
    ends_on = DayField(label=_("Until"), widget=_day())
    their_goals = forms.CharField(label=_("Their goals"), widget=_text(3), required=False)
    our_goals = forms.CharField(label=_("Our goals"), widget=_text(3), required=False)
    strategy = forms.CharField(label=_("Strategy: how we get there together"), widget=_text(4), required=False)
    our_budget = AmountField(label=_("Our budget"), required=False)
    their_budget = AmountField(label=_("Their budget"), required=False)
    our_lead = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Responsible on our side"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Nobody yet"),
    )
    their_lead = forms.ModelChoiceField(
        Contact.objects.none(),
        label=_("Responsible on their side"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Nobody yet"),
    )

    def __init__(
        self, data: QueryDict | None = None, *, partner: Partner, plan: JointPlan | None, currency: str, today: date
    ) -> None:
        self.currency = currency
        super().__init__(data, initial=_initial(plan, partner=partner, currency=currency, today=today))
        ours, theirs = self.fields["our_lead"], self.fields["their_lead"]
        if isinstance(ours, forms.ModelChoiceField) and isinstance(theirs, forms.ModelChoiceField):
            ours.queryset, theirs.queryset = _our_people(), Contact.objects.filter(partner=partner)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        starts_on, ends_on = fields.get("starts_on"), fields.get("ends_on")
        if starts_on and ends_on:
            if ends_on <= starts_on:
                self.add_error("ends_on", _("It ends before it begins."))
            elif len(quarters_of(starts_on, ends_on)) > MOST_QUARTERS:
                self.add_error("ends_on", _("Three years at most: farther ahead nobody sees."))
        for name in ("our_budget", "their_budget"):
            found = units(fields.get(name), currency=self.currency) or 0
            if not 0 <= found <= LARGEST:
                self.add_error(name, _("Write an amount from zero on."))
        return fields

    def facts(self) -> PlanFacts:
        """What a valid form says."""
        given = dict(self.cleaned_data)
        for name in ("our_budget", "their_budget"):
            given[name] = units(given[name], currency=self.currency) or 0
        return PlanFacts(**given)


def _initial(plan: JointPlan | None, *, partner: Partner, currency: str, today: date) -> dict[str, Any]:
    if plan is None:
        year = today.year + (today.month > 9)
        lead = partner.manager.uuid if partner.manager else None
        return {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31), "our_lead": lead}
    names = ("name", "starts_on", "ends_on", "their_goals", "our_goals", "strategy")
    return {name: getattr(plan, name) for name in names} | {
        "our_budget": typed(plan.our_budget, currency=currency),
        "their_budget": typed(plan.their_budget, currency=currency),
        "our_lead": plan.our_lead.uuid if plan.our_lead else None,
        "their_lead": plan.their_lead.uuid if plan.their_lead else None,
    }


class NumbersForm(forms.Form):
    """What each metric should come to in each quarter; empty where nothing is planned."""

    def __init__(self, data: QueryDict | None = None, *, plan: JointPlan, currency: str) -> None:
        self.currency = currency
        self.quarters = quarters_of(plan.starts_on, plan.ends_on)
        initial = {f"{row.metric}-{row.quarter}": self._typed(row.metric, row.value) for row in plan.numbers.all()}
        super().__init__(data, initial=initial)
        for metric in PlanMetric:
            for quarter in self.quarters:
                field = AmountField(label=metric.label, required=False)
                field.widget.attrs |= {"class": "form-control form-control-sm num"}
                self.fields[f"{metric}-{quarter}"] = field

    def _typed(self, metric: str, value: int) -> str:
        return typed(value, currency=self.currency) if metric in MONEY else str(value)

    def rows(self) -> list[tuple[str, list[tuple[date, forms.BoundField]]]]:
        """Each metric with a field for each quarter."""
        return [(str(m.label), [(q, self[f"{m}-{q}"]) for q in self.quarters]) for m in PlanMetric]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for name, value in list(fields.items()):
            if value is None:
                continue
            if value < 0 or value > 10**12:
                self.add_error(name, _("Write an amount from zero on."))
            elif name.partition("-")[0] not in MONEY and value != value.to_integral_value():
                self.add_error(name, _("Write a whole number."))
        return fields

    def numbers(self) -> dict[tuple[str, date], int]:
        """What a valid form says: minor units for money."""
        found = {}
        for metric in PlanMetric:
            for quarter in self.quarters:
                value = self.cleaned_data[f"{metric}-{quarter}"]
                if value is not None:
                    money = units(value, currency=self.currency) if metric in MONEY else int(value)
                    found[metric.value, quarter] = money or 0
        return found


class MeasureForm(forms.Form):
    """What one side does by when."""

    side = forms.ChoiceField(label=_("Who"), choices=Side.choices)
    what = forms.CharField(label=_("What"), max_length=200)
    due_on = DayField(label=_("By"), widget=_day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "side" else "form-control"

    def measure(self) -> Measure:
        return Measure(**self.cleaned_data)


class MoveForm(forms.Form):
    """Another state, and what there is to say about it."""

    to = forms.CharField(max_length=10)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    conclusion = forms.CharField(label=_("What came of it"), max_length=4000, required=False)


class ReviewForm(forms.Form):
    """A meeting: its minutes, and who does what next."""

    minutes = forms.CharField(label=_("Minutes: what was said and decided"), widget=_text(6), max_length=10_000)

    def __init__(self, data: QueryDict | None = None, *, by: User) -> None:
        super().__init__(data)
        for row in range(STEPS):
            self.fields[f"title-{row}"] = forms.CharField(label=_("What"), max_length=200, required=False)
            self.fields[f"due_on-{row}"] = DayField(label=_("Due"), widget=_day(), required=False)
            self.fields[f"assignee-{row}"] = forms.ModelChoiceField(
                _our_people(), label=_("Who"), to_field_name="uuid", empty_label=None, required=False, initial=by.uuid
            )

    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"{name}-{row}"] for name in ("title", "due_on", "assignee")] for row in range(STEPS)]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for row in range(STEPS):
            if fields.get(f"title-{row}") and not fields.get(f"due_on-{row}"):
                self.add_error(f"due_on-{row}", _("By when?"))
            if fields.get(f"title-{row}") and not fields.get(f"assignee-{row}"):
                self.add_error(f"assignee-{row}", _("Who does it?"))
        return fields

    def steps(self) -> list[NextTask]:
        """The rows that were filled."""
        given = self.cleaned_data
        return [
            NextTask(given[f"title-{row}"], given[f"due_on-{row}"], given[f"assignee-{row}"])
            for row in range(STEPS)
            if given[f"title-{row}"].strip()
        ]
