"""The forms of materials and placements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.forms.agreement import day_input
from campaigns.models import Material, MaterialKind, MoveKind, SeenAs
from core.forms.day import DayField
from documents.forms.upload import KeptFileField

MANY = 1_000_000


class MaterialForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=MaterialKind.choices)
    order_at = forms.IntegerField(label=_("Order more at"), min_value=0, max_value=MANY, initial=0)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if Material.objects.filter(name=name).exists():
            raise forms.ValidationError(_("There is a material of this name already."))
        return name


class StockForm(forms.Form):
    """What came, was lost, or was counted; what goes to partners goes by placements."""

    KINDS = (MoveKind.RECEIVED, MoveKind.LOST, MoveKind.COUNTED)

    kind = forms.ChoiceField(label=_("What"), choices=[(kind.value, kind.label) for kind in KINDS])
    quantity = forms.IntegerField(label=_("How many"), min_value=0, max_value=MANY)
    on = DayField(label=_("Day"), widget=day_input())
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class PlaceForm(forms.Form):
    material = forms.ModelChoiceField(
        Material.objects.filter(is_active=True),
        label=_("What"),
        to_field_name="uuid",
        empty_label=_("Choose a material"),
    )
    place = forms.CharField(label=_("Where it stands"), max_length=200)
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=MANY, initial=1)
    on = DayField(label=_("Since"), widget=day_input())
    refill_days = forms.IntegerField(
        label=_("Look after it every so many days"), min_value=1, max_value=730, initial=30, required=False
    )
    photo = KeptFileField(label=_("Photo"), required=False)


class SeeForm(forms.Form):
    """How it looked, and what was brought."""

    on = DayField(label=_("Day"), widget=day_input())
    state = forms.ChoiceField(label=_("How it looks"), choices=SeenAs.choices)
    refilled = forms.IntegerField(label=_("Brought"), min_value=0, max_value=MANY, initial=0)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    photo = KeptFileField(label=_("Photo"), required=False)


class TakeForm(forms.Form):
    on = DayField(label=_("Day"), widget=day_input())
    back = forms.IntegerField(label=_("How many came back"), min_value=0, max_value=MANY, initial=0)


class PlacementFilter(forms.Form):
    """What the list of placements is narrowed to."""

    STATES = (("due", _("To look after")), ("standing", _("Standing")), ("gone", _("Taken away")))

    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    material = forms.ModelChoiceField(
        Material.objects.all(), label=_("Material"), required=False, to_field_name="uuid", empty_label=_("Any")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def choices_shown(self) -> list[forms.BoundField]:
        return list(self)
