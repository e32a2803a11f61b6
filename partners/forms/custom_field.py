"""A question of the company's own, and the form of its answers."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms.amount import AmountField, typed_number
from core.forms.day import DayField
from partners.models import CustomField, FieldType, PartnerKind
from partners.queries.custom_field import is_asked_of
from partners.rules.custom_field import NO, YES, kept

if TYPE_CHECKING:
    _Form = forms.ModelForm[CustomField]
else:
    _Form = forms.ModelForm

YES_OR_NO = [("", _("not known")), (YES, _("yes")), (NO, _("no"))]


class FieldForm(_Form):
    """What is asked, how it is answered, and of whom."""

    options = forms.CharField(
        label=_("Answers, one a line"), required=False, widget=forms.Textarea({"rows": 4}), max_length=4000
    )
    kinds = forms.ModelMultipleChoiceField(
        PartnerKind.objects.all(),
        label=_("Only for these kinds"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: for every partner."),
    )

    class Meta:
        model = CustomField
        fields = ("name", "type", "options", "help", "position", "kinds")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["options"] = "\n".join(self.instance.options)

    def clean_options(self) -> list[str]:
        lines = (" ".join(line.split())[:80] for line in str(self.cleaned_data["options"]).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if fields.get("type") == FieldType.CHOICE and not fields.get("options") and "options" not in self.errors:
            self.add_error("options", _("Write the answers to choose from."))
        return fields


class OwnFieldsForm(forms.Form):
    """The company's own questions about one partner, those of other kinds too: a script hides them."""

    def __init__(self, data: Any, *, asked: Sequence[CustomField], known: Mapping[int, str]) -> None:
        super().__init__(data, prefix="own")
        self.asked = asked
        for question in asked:
            self.fields[str(question.pk)] = _field(question, known=known.get(question.pk, ""))

    def answers(self, *, kind: PartnerKind | None) -> dict[int, str]:
        """What a valid form says of a partner of this kind, by the keys of the questions."""
        return {
            question.pk: kept(self.cleaned_data[str(question.pk)])
            for question in self.asked
            if is_asked_of(question, kind)
        }


def _field(question: CustomField, *, known: str) -> forms.Field:
    about: dict[str, Any] = {"label": question.name, "help_text": question.help, "required": False, "initial": known}
    match question.type:
        case FieldType.NUMBER:
            about["initial"] = typed_number(known)
            field: forms.Field = AmountField(**about)
        case FieldType.DAY:
            field = DayField(widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), **about)
        case FieldType.YES_NO:
            field = forms.ChoiceField(choices=YES_OR_NO, **about)
        case FieldType.CHOICE:
            put_away = [known] if known and known not in question.options else []
            answers = [("", _("not known")), *((option, option) for option in [*question.options, *put_away])]
            field = forms.ChoiceField(choices=answers, **about)
        case _:
            field = forms.CharField(max_length=500, **about)
    kinds = [str(kind.pk) for kind in question.kinds.all()]
    if kinds:
        field.widget.attrs["data-kinds"] = " ".join(kinds)
    return field
