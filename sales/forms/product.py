"""Goods and prices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, typed, units
from sales.forms.deal import currency_choices
from sales.models import Product

_LARGEST = 10**15


class ProductForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    article = forms.CharField(label=_("Article"), required=False, max_length=64)
    group = forms.CharField(
        label=_("Product group"), required=False, max_length=80, help_text=_("Commission rules may speak of a group.")
    )
    price = AmountField(label=_("Price"))
    currency = forms.ChoiceField(label=_("Currency"))

    def __init__(self, *args: Any, base: str, product: Product | None = None, **kwargs: Any) -> None:
        if product:
            kwargs["initial"] = {
                "name": product.name,
                "article": product.article,
                "group": product.group,
                "price": typed(product.price, currency=product.currency),
                "currency": product.currency,
            }
        super().__init__(*args, **kwargs)
        currency = self.fields["currency"]
        if isinstance(currency, forms.ChoiceField):
            currency.choices = currency_choices(base=base, now=product.currency if product else "")

    def clean(self) -> dict[str, Any]:
        """The price in minor units of its currency."""
        fields = super().clean() or self.cleaned_data
        if fields.get("price") is not None and fields.get("currency"):
            price = units(fields["price"], currency=fields["currency"]) or 0
            if not 0 <= price <= _LARGEST:
                self.add_error("price", _("A price can't be negative, nor larger than can be kept."))
            fields["price"] = price
        return fields
