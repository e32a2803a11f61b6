"""Registering a referral, and moving it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import Scheme
from core.forms.amount import AmountField, units
from core.forms.day import DayField
from core.rules.phones import normal_phone
from sales.models import Direction, Referral, ReferralKind, ReferralState, Verdict
from sales.rules.customer import SHORTEST_PHONE, Customer
from sales.rules.deal import LARGEST
from sales.rules.referral import NEEDS_REASON, next_states, sort_of


class CustomerFields(forms.Form):
    """The three fields of a customer: who, how to reach them, what they want."""

    customer = forms.CharField(label=_("Customer's name"), max_length=150)
    reach = forms.CharField(
        label=_("Phone or e-mail"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )
    note = forms.CharField(
        label=_("What they want"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        self.country = country
        super().__init__(*args, **kwargs)

    def clean_customer(self) -> str:
        name = " ".join(str(self.cleaned_data["customer"]).split())
        if not name:
            raise forms.ValidationError(_("What is the customer's name?"), code="name")
        return name

    def clean_reach(self) -> str:
        """A phone that can be called, or an e-mail address."""
        reach = str(self.cleaned_data["reach"]).strip()
        if "@" in reach:
            return str(forms.EmailField(max_length=120).clean(reach))
        if len(normal_phone(reach, country=self.country).lstrip("+")) < SHORTEST_PHONE:
            raise forms.ValidationError(_("Write a phone number or an e-mail address."), code="reach")
        return reach[:60]

    def who(self) -> Customer:
        """The customer of a valid form."""
        reach = self.cleaned_data["reach"]
        name = self.cleaned_data["customer"]
        return Customer(name=name, email=reach) if "@" in reach else Customer(name=name, phone=reach)


class ReferralForm(CustomerFields):
    """What a manager writes down of a customer that a partner sent or that we send."""

    tax_id = forms.CharField(label=_("Tax id"), max_length=32, required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction.choices, initial=Direction.INBOUND)
    kind = forms.ChoiceField(label=_("Kind"), choices=ReferralKind.choices, initial=ReferralKind.LEAD)
    scheme = forms.ModelChoiceField(
        Scheme.objects.all(), label=_("Scheme"), required=False, to_field_name="uuid", empty_label=_("None")
    )
    code = forms.CharField(label=_("Coupon code"), max_length=40, required=False)
    amount = AmountField(label=_("Expected amount"), required=False)

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(*args, **kwargs)

    def clean_amount(self) -> int | None:
        found = units(self.cleaned_data["amount"], currency=self.currency)
        if found is not None and not 0 <= found <= LARGEST:
            raise forms.ValidationError(_("This can't be an amount."), code="amount")
        return found

    def who(self) -> Customer:
        known = super().who()
        return Customer(name=known.name, phone=known.phone, email=known.email, tax_id=self.cleaned_data["tax_id"])


class ReferralMoveForm(forms.Form):
    """Only the moves that this side may make from here; winning asks for the order instead."""

    to = forms.ChoiceField(label=_("New state"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, *args: Any, referral: Referral, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = dict(ReferralState.choices)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (state, names[ReferralState(state)]) for state in moves_of(referral, side=side)
        ]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if fields.get("to") in NEEDS_REASON and not fields.get("reason", "").strip():
            self.add_error("reason", _("Say why: the partner reads it."))
        return fields


def moves_of(referral: Referral, *, side: str) -> list[str]:
    """Where this side may move it by hand."""
    sort = sort_of(direction=referral.direction, kind=referral.kind)
    return next_states(sort, referral.state, who=side)


class WinForm(forms.Form):
    """The order that a referral came to."""

    ordered_on = DayField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    amount = AmountField(label=_("Amount"))
    margin = AmountField(label=_("Margin"), required=False, help_text=_("What is left after the cost of the goods."))
    number = forms.CharField(
        label=_("Order number"),
        required=False,
        max_length=64,
        help_text=_("An order that is here already under this number is attached, and keeps its amount."),
    )

    def __init__(self, *args: Any, currency: str, **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        for name in ("amount", "margin"):
            found = units(fields.get(name), currency=self.currency)
            if found is not None and abs(found) > LARGEST:
                self.add_error(name, _("This is more than can be kept."))
            fields[name] = found
        return fields


class HandedForm(forms.Form):
    """What a partner says behind a link: one of two buttons, a reason with the second."""

    answer = forms.ChoiceField(choices=[("accept", _("We take them")), ("decline", _("Decline"))])
    reason = forms.CharField(required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        reason = str(fields.get("reason", "")).strip()
        if fields.get("answer") == "decline" and not reason:
            self.add_error("reason", _("Say why in a few words."))
        return {"accepted": fields.get("answer") == "accept", "reason": reason}


class DisputeForm(forms.Form):
    """Why a late claim should hold the customer."""

    evidence = forms.CharField(
        label=_("What shows that the customer is yours"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class DecisionForm(forms.Form):
    """A decision on the record; the rule is quoted as it stands, and may be made more exact."""

    verdict = forms.ChoiceField(label=_("Decision"), choices=Verdict.choices, widget=forms.RadioSelect)
    rule = forms.CharField(label=_("By which rule"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    words = forms.CharField(
        label=_("Why, in words for both partners"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
