"""A partner with its legal entities and contacts, on one page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.db.models import Q
from django.forms import inlineformset_factory
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.access import may_assign
from partners.models import Contact, LegalEntity, Partner
from partners.queries.choices import may_be_responsible
from partners.rules.tags import join_words, split_words

SPARE_ROWS = 1


if TYPE_CHECKING:
    _Form = forms.ModelForm[Partner]
else:
    _Form = forms.ModelForm


class WordsField(forms.CharField):
    """A line of words between commas, as a list."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.longest = longest

    def prepare_value(self, value: Any) -> Any:
        return join_words(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return split_words(super().clean(value), longest=self.longest)


def _field(field: Any, **kwargs: Any) -> Any:
    """A web site typed without its scheme is taken for a secure one."""
    secure = {"assume_scheme": "https"} if isinstance(field, models.URLField) else {}
    return field.formfield(**secure, **kwargs)


class PartnerForm(_Form):
    tags = WordsField(longest=40, label=_("Tags"), help_text=_("Between commas"))
    areas = WordsField(longest=80, label=_("Areas served"), help_text=_("Between commas"))

    class Meta:
        model = Partner
        fields = (
            "name", "kind", "manager", "status", "city", "address", "website", "source", "external_id", "tags",
            "areas", "notes",
        )  # fmt: skip
        formfield_callback = _field
        widgets = {"notes": forms.Textarea({"rows": 3}), "website": forms.URLInput({"placeholder": "https://"})}

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        manager = self.fields["manager"]
        if isinstance(manager, forms.ModelChoiceField):
            kept = User.objects.filter(partners=self.instance.pk or 0)
            manager.queryset = User.objects.filter(may_be_responsible() | Q(pk__in=kept.values("pk"))).order_by(
                "full_name", "email"
            )
            manager.empty_label = str(_("Nobody"))
        if self.instance.pk:
            del self.fields["status"]
        else:
            self.initial["manager"] = actor.pk
        manager.disabled = not may_assign(actor)


FirmFormSet = inlineformset_factory(
    Partner,
    LegalEntity,
    fields=("name", "tax_id", "address", "bank_details"),
    widgets={"bank_details": forms.Textarea({"rows": 2})},
    extra=SPARE_ROWS,
    max_num=50,
)
PersonFormSet = inlineformset_factory(
    Partner,
    Contact,
    fields=("name", "position", "phone", "email", "messenger", "birthday", "is_decision_maker", "notes"),
    widgets={
        "birthday": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        "phone": forms.TextInput({"type": "tel"}),
        "notes": forms.Textarea({"rows": 2}),
    },
    extra=SPARE_ROWS,
    max_num=100,
)
