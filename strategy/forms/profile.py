"""The ideal partner and its criteria (A2)."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField
from partners.models import PartnerKind
from strategy.models import AnswerKind, Criterion, IdealProfile
from strategy.rules.facts import FACTS

LARGEST = 10**11
FACT_NAMES = {
    "areas": _("Number of areas served"),
    "people": _("Number of people we know there"),
    "decision_maker": _("A decision maker is among the contacts"),
    "legal_entity": _("A legal entity with a tax id is known"),
    "website": _("Has a web site"),
    "brings_orders": _("Brought orders lately"),
    "mean_month": _("Sales of a month on average, company’s currency"),
    "growth": _("Recent sales, % of those before"),
    "no_risk": _("No risk is open"),
    "talked_lately": _("We talked within 90 days"),
}


def kept(typed: str, *, stored: str) -> str:
    """A shipped text that was only shown translated stays the shipped one, so that colleagues see their own."""
    return stored if stored and typed == gettext(stored) else typed


class ProfileForm(forms.Form):
    """A profile's words in the reader's language, and the kinds of partner that it is for."""

    name = forms.CharField(label=_("Name"), max_length=120)
    about = forms.CharField(label=_("Whom it describes"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    kinds = forms.ModelMultipleChoiceField(
        PartnerKind.objects.all(),
        label=_("Kinds of partner"),
        help_text=_("Partners of these kinds are measured by it at first."),
        to_field_name="uuid",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, profile: IdealProfile | None = None) -> None:
        self.profile = profile
        initial: dict[str, Any] = {}
        if profile:
            about = gettext(profile.about) if profile.about else ""
            kinds = [kind.uuid for kind in profile.kinds.all()]
            initial = {"name": gettext(profile.name), "about": about, "kinds": kinds}
        super().__init__(data, initial=initial)

    def clean_name(self) -> str:
        return kept(self.cleaned_data["name"], stored=self.profile.name if self.profile else "")

    def clean_about(self) -> str:
        return kept(self.cleaned_data["about"], stored=self.profile.about if self.profile else "")


class CriterionForm(forms.Form):
    """A criterion: what is asked, how it is answered, which answer is wanted and how much it weighs."""

    name = forms.CharField(label=_("Criterion"), max_length=200)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=AnswerKind.choices)
    unit = forms.CharField(label=_("Unit"), max_length=30, required=False, help_text=_("For numbers and ranges."))
    wanted_yes = forms.ChoiceField(
        label=_("Wanted answer"), choices=[("yes", _("Yes")), ("no", _("No"))], help_text=_("For yes or no.")
    )
    options = forms.CharField(
        label=_("Possible answers"),
        help_text=_("For one of: an answer on a line, an asterisk before each wanted one."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    low = AmountField(label=_("At least"), required=False)
    high = AmountField(label=_("At most"), required=False)
    tolerance = AmountField(
        label=_("Tolerance"),
        required=False,
        help_text=_("So far off the answer scores nothing; in between it scores a part. Empty: all or nothing."),
    )
    weight = forms.IntegerField(label=_("Weight"), min_value=1, max_value=100, initial=3)
    is_must = forms.BooleanField(
        label=_("A must"), required=False, help_text=_("Its failing is said whatever the fit.")
    )
    is_changeable = forms.BooleanField(label=_("Can be changed by work"), required=False, initial=True)
    action = forms.CharField(label=_("What closes the gap"), max_length=200, required=False)
    fact = forms.ChoiceField(
        label=_("Known from the record"),
        required=False,
        choices=[("", _("No, a person answers")), *FACT_NAMES.items()],
    )

    def __init__(self, data: QueryDict | None = None, *, criterion: Criterion | None = None) -> None:
        self.criterion = criterion
        super().__init__(data, initial=_initial(criterion) if criterion else {})

    def _stored(self, name: str) -> str:
        return str(getattr(self.criterion, name, "")) if self.criterion else ""

    def clean_name(self) -> str:
        return kept(self.cleaned_data["name"], stored=self._stored("name"))

    def clean_unit(self) -> str:
        return kept(self.cleaned_data["unit"], stored=self._stored("unit"))

    def clean_action(self) -> str:
        return kept(self.cleaned_data["action"], stored=self._stored("action"))

    def clean_options(self) -> list[tuple[str, bool]]:
        """Answers with whether each is wanted; shipped ones stay in the language they were shipped in."""
        stored = {gettext(option): option for option in (self.criterion.options if self.criterion else [])}
        lines = [line.strip() for line in self.cleaned_data["options"].splitlines() if line.strip(" *\t")]
        found = [(line.lstrip("* \t"), line.startswith("*")) for line in lines]
        if any(len(text) > 80 for text, _wanted in found):
            raise forms.ValidationError(_("An answer is longer than 80 letters."))
        return [(stored.get(text, text), wanted) for text, wanted in found]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for name in ("low", "high", "tolerance"):
            if abs(fields.get(name) or 0) > LARGEST:
                self.add_error(name, _("This is more than can be kept."))
        if not self.errors:
            self._check_bounds(fields)
            self._check_fact(fields)
        return fields

    def _check_bounds(self, fields: dict[str, Any]) -> None:
        low, high, kind = fields["low"], fields["high"], fields["kind"]
        if kind == AnswerKind.ONE_OF:
            wanted = [text for text, is_wanted in fields["options"] if is_wanted]
            if len({text for text, _wanted in fields["options"]}) < 2 or not wanted:
                self.add_error("options", _("Write two answers at least, an asterisk before each wanted one."))
        elif kind != AnswerKind.YES_NO and low is None and high is None:
            self.add_error("low", _("What is wanted: at least how much, or at most?"))
        elif kind == AnswerKind.RANGE and (low is None or high is None):
            self.add_error("high", _("A range has two ends."))
        if low is not None and high is not None and low > high:
            self.add_error("high", _("This is less than the lower end."))
        if fields["tolerance"] is not None and fields["tolerance"] < 0:
            self.add_error("tolerance", _("Write an amount from zero on."))

    def _check_fact(self, fields: dict[str, Any]) -> None:
        if fields["fact"] and FACTS[fields["fact"]] != fields["kind"]:
            kind = AnswerKind(FACTS[fields["fact"]]).label
            self.add_error("fact", _("The record answers this as: %(kind)s.") % {"kind": kind})

    def values(self) -> dict[str, object]:
        """The fields of a criterion, as a valid form says them."""
        given = dict(self.cleaned_data)
        options = given.pop("options") if given["kind"] == AnswerKind.ONE_OF else []
        numeric = given["kind"] not in (AnswerKind.ONE_OF, AnswerKind.YES_NO)
        return given | {
            "wanted_yes": given["wanted_yes"] == "yes",
            "options": list(dict.fromkeys(text for text, _wanted in options)),
            "accepted": list(dict.fromkeys(text for text, wanted in options if wanted)),
            "low": given["low"] if numeric else None,
            "high": given["high"] if numeric else None,
            "tolerance": (given["tolerance"] or 0) if numeric else 0,
        }


def _initial(criterion: Criterion) -> dict[str, Any]:
    marked = [f"{'*' if option in criterion.accepted else ''}{gettext(option)}" for option in criterion.options]
    return {
        "name": gettext(criterion.name),
        "kind": criterion.kind,
        "unit": gettext(criterion.unit) if criterion.unit else "",
        "wanted_yes": "yes" if criterion.wanted_yes else "no",
        "options": "\n".join(marked),
        "low": _plain(criterion.low),
        "high": _plain(criterion.high),
        "tolerance": _plain(criterion.tolerance),
        "weight": criterion.weight,
        "is_must": criterion.is_must,
        "is_changeable": criterion.is_changeable,
        "action": gettext(criterion.action) if criterion.action else "",
        "fact": criterion.fact,
    }


def _plain(number: Any) -> str:
    return "" if number is None else f"{number.normalize():f}"
