"""The rules of the night as a person edits them (F1, F2, F4)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, typed, units
from scoring.models import AbcRule, ExchangeRule, FlagRule, TierRule

_LARGEST = 10**15


class AbcForm(forms.ModelForm):  # type: ignore[type-arg]
    """F1."""

    class Meta:
        model = AbcRule
        fields = ["period_months", "bound_a", "bound_b", "bound_c", "boundary"]

    def clean_period_months(self) -> int:
        return _months(self.cleaned_data["period_months"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        bounds = [given.get(name) for name in ("bound_a", "bound_b", "bound_c")]
        if None not in bounds and not 0 < bounds[0] < bounds[1] < bounds[2] <= 100:  # type: ignore[operator]
            raise forms.ValidationError(_("The bounds must rise from A to C, above 0 and up to 100 %."))
        return given


class TierForm(forms.ModelForm):  # type: ignore[type-arg]
    """F2; amounts in the company's currency."""

    gold = AmountField(label=_("Gold from"))
    silver = AmountField(label=_("Silver from"))
    bronze = AmountField(label=_("Bronze from"))

    class Meta:
        model = TierRule
        fields = ["window_months", "grace_days"]

    field_order = ["gold", "silver", "bronze", "window_months", "grace_days"]

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        rule: TierRule = kwargs["instance"]
        shown = {name: typed(getattr(rule, name), currency=currency) for name in ("gold", "silver", "bronze")}
        super().__init__(*args, **{"initial": shown, **kwargs})
        self.currency = currency

    def clean_window_months(self) -> int:
        return _months(self.cleaned_data["window_months"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        bounds = [units(given.get(name), currency=self.currency) for name in ("bronze", "silver", "gold")]
        if None in bounds:
            return given
        bronze, silver, gold = (each or 0 for each in bounds)
        if not 0 < bronze < silver < gold <= _LARGEST:
            raise forms.ValidationError(_("Gold must begin above silver, silver above bronze, and bronze above zero."))
        self.instance.bronze, self.instance.silver, self.instance.gold = bronze, silver, gold
        return given


class ExchangeForm(forms.ModelForm):  # type: ignore[type-arg]
    """C8: how the exchange balance counts."""

    class Meta:
        model = ExchangeRule
        fields = ["share_percent", "enough"]

    def clean_share_percent(self) -> int:
        share: int = self.cleaned_data["share_percent"]
        if not 1 <= share <= 100:
            raise forms.ValidationError(_("Write a share from 1 to 100 percent."))
        return share

    def clean_enough(self) -> int:
        enough: int = self.cleaned_data["enough"]
        if not 1 <= enough <= 1000:
            raise forms.ValidationError(_("Write a number from 1 to 1000."))
        return enough


class FlagForm(forms.ModelForm):  # type: ignore[type-arg]
    """F4: one rule."""

    class Meta:
        model = FlagRule
        fields = ["enabled", "threshold", "window_months", "severity"]

    LABELS = {
        FlagRule.Code.NO_CONTACT: _("Days without a call, meeting or message"),
        FlagRule.Code.DORMANT: _("Days without a deal, after there were some"),
        FlagRule.Code.TURNOVER_FELL: _("Fall in percent, or more"),
        FlagRule.Code.TOO_LARGE: _("Share of all turnover in percent, more than"),
        FlagRule.Code.PAPERS_UNSIGNED: _("Days since a paper was sent that isn't signed"),
        FlagRule.Code.PAPERS_EXPIRED: _("Days since a paper ended that no other replaces"),
        FlagRule.Code.PROMISES_BROKEN: _("Promises they broke in 90 days, or more"),
        FlagRule.Code.COMPLAINTS: _("Open complaints, or more"),
        FlagRule.Code.ONE_SIDED: _("Win-win index of two quarters in percent, below"),
    }
    PERCENTS = (FlagRule.Code.TURNOVER_FELL, FlagRule.Code.TOO_LARGE, FlagRule.Code.ONE_SIDED)
    NUMBERS = (FlagRule.Code.PROMISES_BROKEN, FlagRule.Code.COMPLAINTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = FlagRule.Code(self.instance.code)
        self.fields["severity"] = forms.TypedChoiceField(
            choices=FlagRule.Severity.choices, coerce=int, label=self.fields["severity"].label
        )
        self.fields["threshold"].label = self.LABELS[code]
        if code is FlagRule.Code.TURNOVER_FELL:
            self.fields["window_months"].label = _("Months compared with as many before")
        else:
            del self.fields["window_months"]

    def clean_threshold(self) -> int:
        threshold: int = self.cleaned_data["threshold"]
        if self.instance.code in self.PERCENTS:
            most, wrong = 100, _("Write a share from 1 to 100 percent.")
        elif self.instance.code in self.NUMBERS:
            most, wrong = 1000, _("Write a number from 1 to 1000.")
        else:
            most, wrong = 3650, _("Write from 1 to 3650 days.")
        if not 1 <= threshold <= most:
            raise forms.ValidationError(wrong)
        return threshold

    def clean_window_months(self) -> int:
        return _months(self.cleaned_data["window_months"])


def _months(months: int) -> int:
    if not 1 <= months <= 60:
        raise forms.ValidationError(_("Write from 1 to 60 months."))
    return months
