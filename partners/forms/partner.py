"""A partner with its legal entities and contacts, on one page."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.db.models import Q
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.amount import AmountField, typed, units
from core.forms.empty import say_empty
from partners.access import may_assign
from partners.models import Branch, Contact, LegalEntity, Member, Partner, Seller, Status
from partners.queries.choices import may_be_responsible
from partners.rules.tags import join_words, split_words

SPARE_ROWS = 1
LARGEST = 10**15


if TYPE_CHECKING:
    _Form = forms.ModelForm[Partner]
    _Sellers = BaseInlineFormSet[Seller, Partner, forms.ModelForm[Seller]]
else:
    _Form = forms.ModelForm
    _Sellers = BaseInlineFormSet


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
    competitors = WordsField(longest=80, label=_("Competitors they also work with"), help_text=_("Between commas"))
    potential = AmountField(label=_("Potential a year"), required=False)

    class Meta:
        model = Partner
        fields = (
            "name", "kind", "manager", "curator", "status", "paperless", "city", "address", "website", "source",
            "external_id", "tags", "areas", "potential", "employees", "key_category", "competitors", "structure",
            "notes",
        )  # fmt: skip
        formfield_callback = _field
        widgets = {
            "notes": forms.Textarea({"rows": 3}),
            "structure": forms.Textarea({"rows": 3}),
            "website": forms.URLInput({"placeholder": "https://"}),
        }

    def __init__(self, *args: Any, actor: User, currency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = currency
        self.fields["potential"].help_text = _("Turnover with us, %(currency)s") % {"currency": currency}
        self.initial["potential"] = typed(self.instance.potential, currency=currency)
        self.fields["structure"].help_text = _("Departments, who decides what, who answers to whom")
        say_empty(self, kind=_("No kind"), key_category=_("An ordinary partner"))
        for name in ("manager", "curator"):
            self._offer_people(name, actor=actor)
        if self.instance.pk:
            del self.fields["status"], self.fields["paperless"]
        else:
            self.initial["manager"] = actor.pk
            self.fields["paperless"].help_text = _("Only for a partner that is active already")

    def _offer_people(self, name: str, *, actor: User) -> None:
        """Who works here, and whoever it is now."""
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            kept = Q(pk=getattr(self.instance, f"{name}_id"))
            field.queryset = User.objects.filter(may_be_responsible() | kept).order_by("full_name", "email")
            field.empty_label = str(_("Nobody"))
        field.disabled = not may_assign(actor)

    def clean_potential(self) -> int | None:
        found = units(self.cleaned_data["potential"], currency=self.currency)
        if found is not None and not 0 <= found <= LARGEST:
            raise forms.ValidationError(_("This is more than can be kept."))
        return found

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if fields.get("status") == Status.ACTIVE and not fields.get("paperless"):
            self.add_error("paperless", _("An active partner has a signed agreement. Say why this one has none here."))
        return fields


FirmFormSet = inlineformset_factory(
    Partner,
    LegalEntity,
    fields=("name", "tax_id", "address", "bank_name", "bank_account", "bank_code", "bank_details"),
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
BranchFormSet = inlineformset_factory(
    Partner,
    Branch,
    fields=("name", "city", "address", "area", "phone"),
    widgets={"phone": forms.TextInput({"type": "tel"})},
    extra=SPARE_ROWS,
    max_num=200,
)


class OwnSellers(_Sellers):
    """Sellers of a partner stand in its own branches and have its own log-ins."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        branch, member = form.fields["branch"], form.fields["member"]
        branch.queryset = Branch.objects.filter(partner=self.instance)
        branch.choices = [("", _("No branch")), *((one.pk, str(one)) for one in self._branches)]
        member.queryset = Member.objects.filter(partner=self.instance)
        member.choices = [("", _("No log-in")), *((one.pk, str(one.user)) for one in self._members)]

    @cached_property
    def _branches(self) -> list[Branch]:
        return list(self.instance.branches.all())

    @cached_property
    def _members(self) -> list[Member]:
        return list(self.instance.members.select_related("user"))


SellerFormSet = inlineformset_factory(
    Partner,
    Seller,
    formset=OwnSellers,
    fields=("name", "position", "branch", "phone", "email", "member", "left_on", "notes"),
    widgets={
        "left_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        "phone": forms.TextInput({"type": "tel"}),
        "notes": forms.Textarea({"rows": 2}),
    },
    extra=SPARE_ROWS,
    max_num=300,
)
