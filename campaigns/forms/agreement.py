"""The forms of an agreement: its words, its promises, its moves."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from campaigns.models import AgreementVersion, Ending, Proof, Renewal, Rhythm, Scheme, Side, Signed
from campaigns.rules.agreement import may_end
from campaigns.services.agreement import Heading, Promised, Terms
from core.forms.day import DayField
from documents.forms.upload import KeptFileField
from partners.models import Contact, LegalEntity, Partner

TERM_FIELDS = (
    "we_give", "they_give", "commission", "territory", "starts_on", "ends_on", "renewal", "renewal_months",
    "notice_days", "dispute", "decisions", "why",
)  # fmt: skip


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def lines_input(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SchemeChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Schemes by their names in the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Scheme.objects.all(), to_field_name="uuid", widget=forms.CheckboxSelectMultiple, required=False, **kwargs
        )

    def label_from_instance(self, obj: Scheme) -> str:
        return str(_(obj.name))


class AgreementForm(forms.Form):
    """An agreement's heading and the terms of a draft version."""

    title = forms.CharField(label=_("Title"), max_length=160)
    number = forms.CharField(label=_("Number"), max_length=40, required=False)
    our_responsible = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Responsible on our side"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Nobody yet"),
    )
    their_responsible = forms.ModelChoiceField(
        Contact.objects.none(),
        label=_("Responsible on their side"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Nobody yet"),
    )
    legal_entity = forms.ModelChoiceField(
        LegalEntity.objects.none(),
        label=_("Their firm"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Not named"),
    )
    schemes = SchemeChoice(label=_("Schemes"))
    why = forms.CharField(label=_("Why it is amended"), max_length=300, required=False)
    we_give = forms.CharField(
        label=_("What we give"), help_text=_("One thing on a line."), widget=lines_input(), required=False
    )
    they_give = forms.CharField(
        label=_("What they give"), help_text=_("One thing on a line."), widget=lines_input(), required=False
    )
    commission = forms.CharField(label=_("Commission in words"), widget=lines_input(2), required=False)
    territory = forms.CharField(label=_("Territory"), max_length=300, required=False)
    starts_on = DayField(label=_("From"), widget=day_input(), required=False)
    ends_on = DayField(label=_("Until"), help_text=_("Empty: no end."), widget=day_input(), required=False)
    renewal = forms.ChoiceField(label=_("When the term is over"), choices=Renewal.choices, initial=Renewal.TALK)
    renewal_months = forms.IntegerField(label=_("Renewed for months"), min_value=1, max_value=120, initial=12)
    notice_days = forms.IntegerField(label=_("Notice, days ahead"), min_value=0, max_value=365, initial=30)
    dispute = forms.CharField(label=_("How disputes are settled"), widget=lines_input(2), required=False)
    decisions = forms.CharField(label=_("How decisions are made"), widget=lines_input(2), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        partner: Partner,
        version: AgreementVersion | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**(initial or {}), **(words_of(version) if version else {})})
        choices: dict[str, Any] = {
            "our_responsible": promisers(),
            "their_responsible": partner.contacts.all(),
            "legal_entity": partner.legal_entities.all(),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]
        if version is None or version.number == 1:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("starts_on") and given.get("ends_on") and given["ends_on"] < given["starts_on"]:
            self.add_error("ends_on", _("The term ends before it begins."))
        return given

    def heading(self) -> Heading:
        names = ("title", "number", "our_responsible", "their_responsible", "legal_entity")
        return Heading(**{name: self.cleaned_data[name] for name in names})

    def terms(self) -> Terms:
        return Terms(**{name: self.cleaned_data.get(name, "") for name in TERM_FIELDS})


def words_of(version: AgreementVersion) -> dict[str, Any]:
    """A version and its heading as the form's first words."""
    agreement = version.agreement
    people = {
        name: getattr(getattr(agreement, name), "uuid", None)
        for name in ("our_responsible", "their_responsible", "legal_entity")
    }
    schemes = [chosen.scheme.uuid for chosen in version.chosen_schemes.select_related("scheme")]
    terms = {name: getattr(version, name) for name in TERM_FIELDS}
    return {"title": agreement.title, "number": agreement.number, "schemes": schemes, **people, **terms}


def promisers() -> QuerySet[User]:
    """The people of ours who may answer for an agreement or a promise."""
    return User.objects.staff().exclude(role=Role.ACCOUNTANT).order_by("full_name")


class PromiseForm(forms.Form):
    """One promise; an empty one is left out."""

    side = forms.ChoiceField(label=_("Who"), choices=Side.choices, initial=Side.THEY)
    what = forms.CharField(label=_("Promises what"), max_length=200)
    quantity = forms.IntegerField(label=_("How many"), min_value=1, max_value=1_000_000_000, required=False)
    measure = forms.CharField(label=_("Of what"), max_length=40, required=False)
    first_due = DayField(label=_("By when"), widget=day_input())
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices, initial=Rhythm.ONCE)
    every = forms.IntegerField(label=_("Every n-th"), min_value=1, max_value=366, initial=1)
    last_due = DayField(label=_("Last time"), widget=day_input(), required=False)
    proof = forms.ChoiceField(label=_("Shown by"), choices=Proof.choices, initial=Proof.WORD)
    our_responsible = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Who of us"),
        to_field_name="uuid",
        required=False,
        empty_label=_("whoever answers for it"),
    )
    penalty = forms.CharField(label=_("If it is broken"), max_length=200, required=False)
    remind_before = forms.IntegerField(label=_("Remind days before"), min_value=0, max_value=90, initial=3)
    remind_after = forms.IntegerField(label=_("Remind days after"), min_value=1, max_value=90, initial=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["our_responsible"].queryset = promisers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first_due") and given.get("last_due") and given["last_due"] < given["first_due"]:
            self.add_error("last_due", _("The last time is before the first."))
        return given

    def promised(self) -> Promised:
        return Promised(**{name: self.cleaned_data[name] for name in self.fields if name != "DELETE"})


class BasePromises(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take it out")
        form.fields["our_responsible"].choices = self.people  # type: ignore[attr-defined]

    @cached_property
    def people(self) -> list[Any]:
        """The same for every row: read once."""
        return list(PromiseForm().fields["our_responsible"].choices)  # type: ignore[attr-defined]

    def promised(self) -> list[Promised]:
        """The promises that were written and not taken out, in their order."""
        written = [form for form in self.initial_forms if form not in self.deleted_forms]
        added = [form for form in self.extra_forms if form.has_changed() and form not in self.deleted_forms]
        return [form.promised() for form in [*written, *added]]


PromiseForms = forms.formset_factory(
    PromiseForm, formset=BasePromises, extra=0, can_delete=True, max_num=60, validate_max=True, absolute_max=80
)


class SignForm(forms.Form):
    """How and when both sides agreed."""

    signed = forms.ChoiceField(label=_("Signed"), choices=Signed.choices)
    signed_on = DayField(label=_("On"), widget=day_input())
    file = KeptFileField(label=_("The signed document"), required=False)


class AmendForm(forms.Form):
    """What the next version is for."""

    why = forms.CharField(label=_("What changes, and why"), max_length=300)
    starts_on = DayField(label=_("The new terms begin on"), widget=day_input())


class EndForm(forms.Form):
    """How an agreement ends; only what this person may say is offered."""

    ending = forms.ChoiceField(label=_("How it ends"))
    on = DayField(label=_("Last day"), widget=day_input())
    note = forms.CharField(label=_("What happened"), max_length=250, required=False)

    def __init__(self, data: QueryDict | None = None, *, actor: User, today: date) -> None:
        super().__init__(data, initial={"on": today})
        self.fields["ending"].choices = [  # type: ignore[attr-defined]
            (value, label) for value, label in Ending.choices if may_end(value, role=actor.role)
        ]


class AgreementFilter(forms.Form):
    """What the list of agreements is narrowed to."""

    STATES = (
        ("", _("Any")), ("standing", _("In force")), ("renewal", _("Renewal due")), ("draft", _("Draft")),
        ("proposed", _("Proposed")), ("ended", _("Ended")), ("dropped", _("Not concluded")),
    )  # fmt: skip

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Responsible"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    scheme = forms.ModelChoiceField(
        Scheme.objects.all(), label=_("Scheme"), required=False, to_field_name="uuid", empty_label=_("Any")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("state", "manager", "scheme"):
            self.fields[name].widget.attrs["class"] = "form-select"
        scheme = self.fields["scheme"]
        scheme.label_from_instance = lambda found: str(_(found.name))  # type: ignore[attr-defined]

    def choices_shown(self) -> list[forms.BoundField]:
        return [self[name] for name in ("state", "manager", "scheme")]
