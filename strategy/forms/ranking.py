"""The filters of the ranking."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import PartnerKind, Status
from strategy.models import IdealProfile
from strategy.queries.ranking import RankScope


class _ProfileChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return gettext(obj.name)


class RankFilter(forms.Form):
    """What the ranking is narrowed to; without an answer it shows whoever isn't a partner yet."""

    profile = _ProfileChoice(
        IdealProfile.objects.all(), label=_("Ideal"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Not partners yet")), ("all", _("Everyone")), *Status.choices],
    )
    level = forms.ChoiceField(
        label=_("Fit"),
        required=False,
        choices=[
            ("", _("Any")),
            ("good", _("Fits well")),
            ("fair", _("Fits in part")),
            ("poor", _("Far from ideal")),
            ("must_fails", _("A must fails")),
        ],
    )
    kind = forms.ModelChoiceField(
        PartnerKind.objects.all(), label=_("Kind"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Manager"), required=False, to_field_name="uuid", empty_label=_("Any")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def scope(self) -> RankScope:
        """The scope of a valid form."""
        given = self.cleaned_data
        return RankScope(
            profile=given["profile"].uuid if given["profile"] else None,
            status=given["status"],
            kind=given["kind"].pk if given["kind"] else None,
            manager=given["manager"],
            level=given["level"],
        )
