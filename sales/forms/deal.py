"""Entering and changing a deal."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, typed, units
from core.forms.day import DayField
from core.rules.exchange import published_currencies
from core.rules.phones import normal_phone
from sales.models import Deal, DealState
from sales.rules.customer import SHORTEST_PHONE, Customer
from sales.rules.deal import LARGEST, Line
from sales.services.deal import Buyer, DealFacts

_LARGEST_TYPED = 10**12
BLANK_LINES = 3
BUYER = ("customer", "phone", "email", "tax_id", "code")


def currency_choices(*, base: str, now: str = "") -> list[tuple[str, str]]:
    """The company's currency first, the deal's own, then those with a published rate."""
    rest = sorted({*published_currencies(), now} - {base, ""})
    return [(code, code) for code in (base, *rest)]


class DealForm(forms.Form):
    """The deal itself. Where lines are filled, the amount is their sum."""

    ordered_on = DayField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    amount = AmountField(label=_("Amount"), required=False, help_text=_("Leave it empty to take the sum of the lines."))
    currency = forms.ChoiceField(label=_("Currency"))
    margin = AmountField(label=_("Margin"), required=False, help_text=_("What is left after the cost of the goods."))
    state = forms.ChoiceField(label=_("State"), choices=DealState.choices, initial=DealState.WON)
    number = forms.CharField(label=_("Order number"), required=False, max_length=64)
    seller = forms.CharField(label=_("Seller"), required=False, max_length=120)
    customer = forms.CharField(
        label=_("Customer"),
        required=False,
        max_length=150,
    )
    phone = forms.CharField(label=_("Customer's phone"), required=False, max_length=60)
    email = forms.EmailField(label=_("Customer's e-mail"), required=False, max_length=254)
    tax_id = forms.CharField(label=_("Customer's tax id"), required=False, max_length=32)
    code = forms.CharField(label=_("Coupon code"), required=False, max_length=40)
    rate = forms.DecimalField(
        label=_("Exchange rate"),
        required=False,
        max_digits=18,
        decimal_places=8,
        min_value=0,
        help_text=_("Only where no published rate is known, or you agreed on another."),
    )

    def __init__(
        self, *args: Any, base: str, country: str, deal: Deal | None = None, today: date, **kwargs: Any
    ) -> None:
        self.base, self.country, self.deal = base, country, deal
        begun = _facts_of(deal, base=base) if deal else {"ordered_on": today, "currency": base}
        kwargs["initial"] = {**begun, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        currency = self.fields["currency"]
        if isinstance(currency, forms.ChoiceField):
            currency.choices = currency_choices(base=base, now=deal.currency if deal else "")
        if deal and deal.number:
            self.fields["number"].disabled = True
            self.fields["number"].help_text = _("Imports know the deal by its number, so it stays.")

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        currency = fields.get("currency") or self.base
        for name in ("amount", "margin"):
            found = units(fields.get(name), currency=currency)
            if found is not None and abs(found) > LARGEST:
                self.add_error(name, _("This is more than can be kept."))
        return fields

    def facts(self, *, lines: list[Line]) -> DealFacts:
        """What a valid form says; without a rate the published one is taken."""
        fields = self.cleaned_data
        currency = fields["currency"]
        return DealFacts(
            ordered_on=fields["ordered_on"],
            currency=currency,
            amount=units(fields["amount"], currency=currency) or 0,
            margin=units(fields["margin"], currency=currency),
            state=fields["state"],
            number=fields["number"],
            seller=fields["seller"],
            buyer=self.buyer(),
            rate=fields["rate"],
            lines=lines,
        )

    @property
    def about_deal(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in BUYER]

    @property
    def about_customer(self) -> list[forms.BoundField]:
        return [self[name] for name in BUYER]

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"]).strip()
        if phone and len(normal_phone(phone, country=self.country).lstrip("+")) < SHORTEST_PHONE:
            raise forms.ValidationError(_("This can't be a phone number."), code="phone")
        return phone

    def buyer(self) -> Buyer:
        """Who bought; the code is put in the place of what was typed once the partner is known."""
        fields = self.cleaned_data
        who = Customer(name=fields["customer"], phone=fields["phone"], email=fields["email"], tax_id=fields["tax_id"])
        return Buyer(customer=who, code=fields["code"] or None)


def _facts_of(deal: Deal, *, base: str) -> dict[str, Any]:
    return {
        "ordered_on": deal.ordered_on,
        "amount": typed(deal.amount, currency=deal.currency),
        "currency": deal.currency,
        "rate": deal.rate.normalize() if deal.currency != base else None,
        "margin": typed(deal.margin, currency=deal.currency),
        "state": deal.state,
        "number": deal.number,
        "seller": deal.seller,
        "customer": deal.customer,
        "phone": deal.customer_phone,
        "email": deal.customer_email,
        "tax_id": deal.customer_tax_id,
        "code": deal.code.text if deal.code else "",
    }


class LineForm(forms.Form):
    """A line of goods; an empty one is no line."""

    name = forms.CharField(label=_("Goods"), required=False, max_length=200)
    article = forms.CharField(label=_("Article"), required=False, max_length=64)
    quantity = AmountField(label=_("Quantity"), required=False)
    amount = AmountField(label=_("Amount"), required=False)
    cost = AmountField(label=_("Cost"), required=False)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if any(fields.get(name) for name in self.fields) and fields.get("amount") is None and not self.errors:
            self.add_error("amount", _("What does this line come to?"))
        for name in ("amount", "cost"):
            if abs(fields.get(name) or 0) > _LARGEST_TYPED:
                self.add_error(name, _("This is more than can be kept."))
        quantity = fields.get("quantity")
        if quantity is not None and abs(quantity) >= 10**14:
            self.add_error("quantity", _("This is more than can be kept."))
        return fields

    def line(self, *, currency: str) -> Line | None:
        """The line of a valid form; None for an empty one."""
        fields = self.cleaned_data
        amount = units(fields.get("amount"), currency=currency)
        if amount is None:
            return None
        return Line(
            name=fields["name"],
            article=fields["article"],
            quantity=fields["quantity"],
            amount=amount,
            cost=units(fields["cost"], currency=currency),
        )


LineForms = forms.formset_factory(LineForm, extra=BLANK_LINES, max_num=200, absolute_max=200)


def lines_as_typed(deal: Deal) -> list[dict[str, Any]]:
    """The deal's lines as the initial values of `LineForms`."""
    return [
        {
            "name": line.name,
            "article": line.article,
            "quantity": "" if line.quantity is None else f"{line.quantity.normalize():f}",
            "amount": typed(line.amount, currency=deal.currency),
            "cost": typed(line.cost, currency=deal.currency),
        }
        for line in deal.lines.all()
    ]
