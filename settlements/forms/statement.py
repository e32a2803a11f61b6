"""Filters of the board, what a partner answers, and what the bank paid."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from core.forms.day import DayField
from core.forms.month import MonthField
from documents.forms.upload import KeptFileField
from documents.models import PaperKind
from settlements.models import StatementState
from settlements.queries.statement import BoardScope


class BoardFilter(forms.Form):
    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Any")), *StatementState.choices],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    month = MonthField(label=_("Month"), required=False)
    unpaid = forms.BooleanField(label=_("Unpaid"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].widget.attrs["class"] = "form-control"

    def scope(self) -> BoardScope:
        """The scope of a valid form."""
        return BoardScope(**{name: value for name, value in self.cleaned_data.items() if value})


class AnswerForm(forms.Form):
    """What the partner says to a statement, with its invoice and closing paper."""

    says = forms.ChoiceField(
        label=_("Is it right?"),
        choices=[("yes", _("Yes, I confirm it")), ("no", _("No, something is wrong"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is wrong"),
        help_text=_("Needed if something is wrong; else as you like."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    invoice_number = forms.CharField(label=_("Number of your invoice"), required=False, max_length=64)
    invoice = KeptFileField(label=_("Your invoice"), required=False)
    act = KeptFileField(label=_("Signed act or other closing paper"), required=False)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("says") == "no" and not said.get("words", "").strip():
            self.add_error("words", _("Say what is wrong, so that we can mend it."))
        return said

    @property
    def confirms(self) -> bool:
        return bool(self.cleaned_data["says"] == "yes")

    def brought(self) -> "Sequence[tuple[str, File[bytes]]]":
        """The papers that came, by kind."""
        pairs = [(PaperKind.INVOICE, self.cleaned_data["invoice"]), (PaperKind.ACT, self.cleaned_data["act"])]
        return [(str(kind), file) for kind, file in pairs if file]


class PaidForm(forms.Form):
    """The day on which the bank paid a statement in full."""

    on = DayField(label=_("Paid on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class BankFileForm(forms.Form):
    file = forms.FileField(
        label=_("The bank's file"),
        help_text=_("CSV with the columns reference, amount and paid_on: the batch with the days filled in."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt"}),
        max_length=255,
    )
