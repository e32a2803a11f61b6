"""A rule: whom it pays, for which sales, and by what terms."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.models import Agreement, Code, Scheme
from core.forms.amount import AmountField, typed, units
from core.forms.day import DayField
from partners.models import Partner, PartnerKind, Tier
from partners.queries.find import find_partners
from partners.rules.search import read_search
from sales.forms.deal import currency_choices
from sales.rules.deal import LARGEST
from settlements.forms.commission import day_input
from settlements.models import Beneficiary, CommissionRule, RuleKind
from settlements.models.rule import BASES, DUES, ORDERS, PERIODS, SLABS
from settlements.rules.steps import StepsBroken, checked
from settlements.rules.terms import Basis, Due, Orders, Period, Shape, Slab, Step, Terms
from settlements.services.rule import RuleScope

STEPS = 6
STAGES = [("", _("a sale")), ("contacted", _("a customer we reached")), ("measured", _("a booked measurement")),
          ("quoted", _("a quotation"))]  # fmt: skip
_MONEY = ("fixed", "customer_cap", "period_cap")


class ScopeForm(forms.Form):
    """Who earns for which sales."""

    name = forms.CharField(label=_("Name"), max_length=120)
    beneficiary = forms.ChoiceField(label=_("Who earns"), choices=Beneficiary.choices)
    stage = forms.ChoiceField(label=_("For"), choices=STAGES, required=False)
    kind = forms.ModelChoiceField(
        PartnerKind.objects.all(), label=_("Kind of partner"), required=False, empty_label=_("Any")
    )
    tier = forms.ChoiceField(
        label=_("Tier on the day of the sale"), required=False, choices=[("", _("Any")), *Tier.choices]
    )
    scheme = forms.ModelChoiceField(Scheme.objects.all(), label=_("Scheme"), required=False, empty_label=_("Any"))
    product_group = forms.CharField(label=_("Product group"), required=False, max_length=80)
    campaign = forms.CharField(label=_("Campaign of the code"), required=False, max_length=120)
    partner = forms.CharField(
        label=_("Partner"), required=False, max_length=200, help_text=_("A part of the name. Empty means any partner.")
    )
    agreement = forms.CharField(label=_("Number of the agreement"), required=False, max_length=40)
    code = forms.CharField(label=_("Code"), required=False, max_length=24)

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_partner(self) -> Partner | None:
        text = self.cleaned_data["partner"].strip()
        if not text:
            return None
        visible = Partner.objects.visible_to(self.actor)
        exact = list(visible.filter(name__iexact=text)[:2])
        if len(exact) == 1:
            return exact[0]
        hits = find_partners(read_search(text), actor=self.actor)
        if len(hits) == 1:
            return visible.get(uuid=hits[0].uuid)
        if not hits:
            raise forms.ValidationError(_now("No partner has this name."))
        names = ", ".join(hit.name for hit in hits[:4])
        raise forms.ValidationError(_now("Several partners fit: %(names)s. Write more of the name.") % {"names": names})

    def clean_agreement(self) -> Agreement | None:
        number = self.cleaned_data["agreement"].strip()
        if not number:
            return None
        found = list(Agreement.objects.visible_to(self.actor).filter(number__iexact=number)[:2])
        if len(found) != 1:
            raise forms.ValidationError(_now("There is no agreement of this number, or more than one."))
        return found[0]

    def clean_code(self) -> Code | None:
        text = self.cleaned_data["code"].strip()
        if not text:
            return None
        found = Code.objects.visible_to(self.actor).typed(text).first()
        if found is None:
            raise forms.ValidationError(_now("There is no such code."))
        return found

    def scope(self) -> RuleScope:
        """The scope of a valid form."""
        return RuleScope(**{name: value for name, value in self.cleaned_data.items() if name != "name"})


class TermsForm(forms.Form):
    """What is paid, of what, how often, when; and an example to try it on."""

    shape = forms.ChoiceField(label=_("How it is computed"), choices=RuleKind.choices)
    basis = forms.ChoiceField(label=_("Of what"), choices=BASES)
    percent = AmountField(label=_("Percent"), required=False)
    fixed = AmountField(label=_("Fixed sum"), required=False)
    volume_of = forms.ChoiceField(label=_("Steps by the volume of"), choices=PERIODS, initial=Period.MONTH)
    slab = forms.ChoiceField(label=_("A step pays"), choices=SLABS)
    orders = forms.ChoiceField(label=_("Which orders of a customer"), choices=ORDERS)
    months = forms.IntegerField(label=_("For how many months"), required=False, min_value=1, max_value=120)
    customer_cap = AmountField(label=_("At most for a customer"), required=False)
    period_cap = AmountField(label=_("At most for a period"), required=False)
    cap_period = forms.ChoiceField(label=_("The period"), choices=PERIODS[1:], initial=Period.MONTH)
    due = forms.ChoiceField(label=_("Due"), choices=DUES)
    hold_days = forms.IntegerField(
        label=_("Days held"), required=False, min_value=0, max_value=730,
        help_text=_("So long a return may come before the sum is approved."),
    )  # fmt: skip
    currency = forms.ChoiceField(label=_("Currency of the sums"), required=False)
    valid_from = DayField(label=_("Valid from"), widget=day_input())
    note = forms.CharField(label=_("Why it changes"), required=False, max_length=200)
    example = AmountField(label=_("An order of"), required=False)
    example_margin = AmountField(label=_("with a margin of"), required=False)
    example_before = AmountField(label=_("after sales in the period of"), required=False)

    def __init__(self, *args: Any, base: str, terms: Terms | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        if terms:
            kwargs["initial"] = typed_terms(terms, base=base) | kwargs["initial"]
        super().__init__(*args, **kwargs)
        self.base = base
        for place in range(1, STEPS + 1):
            self.fields[f"from_{place}"] = AmountField(label=_("From a volume of"), required=False)
            self.fields[f"rate_{place}"] = AmountField(label=_("Percent"), required=False)
        choices = [("", _now("The order's own")), *currency_choices(base=base)]
        self.fields["currency"].choices = choices  # type: ignore[attr-defined]

    def steps_shown(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the steps, pair by pair."""
        for place in range(1, STEPS + 1):
            yield self[f"from_{place}"], self[f"rate_{place}"]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if self.errors:
            return fields
        currency = self._currency()
        for name in _MONEY:
            fields[name] = self._sum(name, currency=currency)
        self._check_shape()
        if not self.errors:
            self._check_steps(currency)
        return fields

    def _currency(self) -> str:
        """The currency of the sums; the company's where the terms have sums and nobody chose one."""
        fields = self.cleaned_data
        has_sums = fields["shape"] in (Shape.FIXED, Shape.STEPS) or any(fields.get(name) for name in _MONEY)
        fields["currency"] = fields["currency"] or (self.base if has_sums else "")
        return str(fields["currency"] or self.base)

    def _sum(self, name: str, *, currency: str) -> int | None:
        value = units(self.cleaned_data.get(name), currency=currency)
        if value is not None and not 0 <= value <= LARGEST:
            self.add_error(name, _now("Write a sum from zero up."))
        return value

    def _check_shape(self) -> None:
        fields, shape = self.cleaned_data, self.cleaned_data["shape"]
        rate = fields.get("percent")
        if shape in (Shape.PERCENT, Shape.SPLIT):
            if rate is None or not 0 <= rate <= 100 or rate != round(rate, 4):
                self.add_error("percent", _now("Write a percentage from 0 to 100, with four digits at most."))
        elif shape == Shape.FIXED and fields.get("fixed") is None:
            self.add_error("fixed", _now("Write the sum."))
        if fields["orders"] == Orders.MONTHS and not fields.get("months"):
            self.add_error("months", _now("For how many months?"))

    def _check_steps(self, currency: str) -> None:
        fields = self.cleaned_data
        fields["steps"] = ()
        if fields["shape"] != Shape.STEPS:
            return
        places = [n for n in range(1, STEPS + 1) if fields.get(f"from_{n}") is not None or fields.get(f"rate_{n}")]
        steps = []
        for place in places:
            start, rate = fields.get(f"from_{place}"), fields.get(f"rate_{place}")
            if start is None or rate is None or rate != round(rate, 4):
                self.add_error(f"rate_{place}", _now("Fill both: from which volume, and what percentage."))
                return
            steps.append(Step(start=units(start, currency=currency) or 0, percent=rate))
        try:
            fields["steps"] = checked(steps)
        except StepsBroken as broken:
            place = places[broken.position - 1] if broken.position else 1
            self.add_error(f"from_{place}", str(_BROKEN[broken.code]))

    def terms(self) -> Terms:
        """The terms of a valid form."""
        fields = self.cleaned_data
        return Terms(
            shape=Shape(fields["shape"]),
            basis=Basis.MARGIN if fields["shape"] == Shape.SPLIT else Basis(fields["basis"]),
            percent=fields.get("percent") or Decimal(0),
            fixed=fields.get("fixed") or 0,
            steps=fields["steps"],
            slab=Slab(fields["slab"]),
            volume_of=Period(fields["volume_of"]),
            orders=Orders(fields["orders"]),
            months=fields.get("months") or 0,
            customer_cap=fields.get("customer_cap"),
            period_cap=fields.get("period_cap"),
            cap_period=Period(fields["cap_period"]),
            due=Due(fields["due"]),
            hold_days=fields.get("hold_days") or 0,
            currency=fields["currency"],
        )


_BROKEN = {
    "empty": _("Write at least one step."),
    "not_from_zero": _("The first step begins at 0, so that every volume lies in one."),
    "not_ascending": _("Each step begins above the one before it."),
    "percent": _("A percentage lies between 0 and 100."),
}


def typed_terms(terms: Terms, *, base: str) -> dict[str, Any]:
    """Terms as the form's initial values."""
    currency = terms.currency or base
    shown: dict[str, Any] = {
        name: getattr(terms, name)
        for name in ("shape", "basis", "slab", "volume_of", "orders", "cap_period", "due", "currency")
    }
    shown |= {name: typed(getattr(terms, name), currency=currency) for name in ("customer_cap", "period_cap")}
    rated = terms.shape in (Shape.PERCENT, Shape.SPLIT)
    shown |= {
        "percent": f"{terms.percent.normalize():f}" if rated else "",
        "months": terms.months or None,
        "hold_days": terms.hold_days,
    }
    shown["fixed"] = typed(terms.fixed, currency=currency) if terms.shape == Shape.FIXED else ""
    for place, step in enumerate(terms.steps[:STEPS], start=1):
        shown[f"from_{place}"] = typed(step.start, currency=currency)
        shown[f"rate_{place}"] = f"{step.percent.normalize():f}"
    return shown


def scope_shown(rule: CommissionRule) -> list[tuple[str, str]]:
    """What a rule is narrowed to, as label and value."""
    found = [
        (_now("Code"), rule.code),
        (_now("Agreement"), rule.agreement),
        (_now("Partner"), rule.partner),
        (_now("Campaign"), rule.campaign),
        (_now("Product group"), rule.product_group),
        (_now("Tier"), Tier(rule.tier).label if rule.tier else ""),
        (_now("Scheme"), rule.scheme),
        (_now("Kind of partner"), rule.kind),
    ]
    stage = dict(STAGES).get(rule.stage, rule.stage)
    return [(_now("For"), str(stage))] * bool(rule.stage) + [(label, str(value)) for label, value in found if value]
