"""Entering a paper, and the filters of their list."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms.places import currency_choices
from accounts.models import User
from core.forms.amount import AmountField, typed, units
from core.forms.day import DayField
from core.forms.month import MonthField
from documents.models import Paper, PaperKind, PaperState
from documents.queries.paper import PaperScope
from documents.rules.paper import EDITABLE
from documents.services.paper import PaperFacts
from partners.models import LegalEntity, Partner

WAITS = [("", _("Any")), ("unsigned", _("Sent and unsigned")), ("ending", _("Ending soon")), ("over", _("Over"))]


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PaperForm(forms.Form):
    """What a paper says; of one that was sent only its last day and note."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PaperKind.choices)
    number = forms.CharField(label=_("Number"), max_length=64, required=False)
    dated_on = DayField(label=_("Date"), widget=_day())
    legal_entity = forms.ModelChoiceField(
        LegalEntity.objects.none(), label=_("Legal entity"), required=False, to_field_name="uuid"
    )
    month = MonthField(
        label=_("Month"), required=False, help_text=_("For acts and invoices: the month they are about.")
    )
    amount = AmountField(label=_("Amount"), required=False)
    currency = forms.ChoiceField(label=_("Currency"))
    expires_on = DayField(
        label=_("Valid until"),
        required=False,
        widget=_day(),
        help_text=_("The last day. You are told ahead of it."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))

    def __init__(
        self, data: QueryDict | None = None, *, partner: Partner, paper: Paper | None, currency: str, today: date
    ) -> None:
        super().__init__(data, initial=self._initial(paper, currency=currency, today=today))
        self.paper = paper
        self.fields["currency"].choices = currency_choices()  # type: ignore[attr-defined]
        entity = self.fields["legal_entity"]
        if isinstance(entity, forms.ModelChoiceField):
            entity.queryset = partner.legal_entities.all()
            entity.empty_label = str(_("None recorded"))
        if paper and paper.state not in EDITABLE:
            for name in [name for name in self.fields if name not in ("expires_on", "note")]:
                del self.fields[name]

    def facts(self) -> PaperFacts:
        """What a valid form says; fields that it doesn't show are the paper's own."""
        said: dict[str, Any] = dict(self.cleaned_data)
        if self.paper and "kind" not in self.fields:
            return PaperFacts(kind=self.paper.kind, dated_on=self.paper.dated_on, **said)
        said["amount"] = units(said["amount"], currency=said["currency"])
        return PaperFacts(**said)

    @staticmethod
    def _initial(paper: Paper | None, *, currency: str, today: date) -> dict[str, Any]:
        if not paper:
            return {"dated_on": today, "currency": currency}
        money = paper.currency or currency
        own = {name: getattr(paper, name) for name in ("kind", "number", "dated_on", "month", "expires_on", "note")}
        entity = paper.legal_entity.uuid if paper.legal_entity else None
        return {**own, "legal_entity": entity, "amount": typed(paper.amount, currency=money), "currency": money}


class PaperFilter(forms.Form):
    """What the list is narrowed to; `partner` comes by a link and shows as a chip only."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Any")), *PaperKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *PaperState.choices])
    waits = forms.ChoiceField(label=_("Needs us"), required=False, choices=WAITS)
    month = MonthField(label=_("Month"), required=False)
    partner = forms.ModelChoiceField(
        Partner.objects.none(), label=_("Partner"), required=False, to_field_name="uuid", widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("kind", "state", "waits"):
            self.fields[name].widget.attrs["class"] = "form-select"
        self.fields["month"].widget.attrs["class"] = "form-control"
        self.fields["partner"].queryset = Partner.objects.visible_to(actor)  # type: ignore[attr-defined]

    def scope(self) -> PaperScope:
        """The scope of a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if "partner" in given:
            given["partner"] = given["partner"].uuid
        return PaperScope(**given)
