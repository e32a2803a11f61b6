"""The forms of offers: the offer, its options, sending it, its answer."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from campaigns.forms.agreement import lines_input
from campaigns.models import Offer, Proposal, ProposalState, Scheme
from campaigns.rules.proposal import MOST
from campaigns.services.offer import OfferWords, OptionWords
from campaigns.services.proposal import Answer
from partners.models import Contact, Partner, PartnerKind


class SchemeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A scheme by its name in the reader's language."""

    def label_from_instance(self, obj: Scheme) -> str:
        return gettext(obj.name)


class OfferForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)
    kind = forms.ModelChoiceField(
        PartnerKind.objects.all(),
        label=_("For which kind of partner"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Any kind"),
    )
    valid_days = forms.IntegerField(label=_("Valid for days"), min_value=1, max_value=365, initial=30)
    intro = forms.CharField(label=_("First words"), widget=lines_input(3), required=False)
    closing = forms.CharField(label=_("Last words"), widget=lines_input(2), required=False)

    def __init__(self, data: QueryDict | None = None, *, offer: Offer | None = None) -> None:
        initial = {name: getattr(offer, name) for name in self.base_fields} if offer else {}
        if offer and offer.kind:
            initial["kind"] = offer.kind.uuid
        super().__init__(data, initial=initial)

    def words(self) -> OfferWords:
        return OfferWords(**self.cleaned_data)


class OptionForm(forms.Form):
    """One way of working together, in the partner's words; one thing on a line."""

    scheme = SchemeField(
        Scheme.objects.offered(), label=_("Scheme"), to_field_name="uuid", empty_label=_("Choose a scheme")
    )
    title = forms.CharField(label=_("Name of the option"), max_length=120)
    we_give = forms.CharField(label=_("We give"), widget=lines_input(4))
    they_give = forms.CharField(label=_("You give"), widget=lines_input(4))
    we_win = forms.CharField(label=_("We win"), widget=lines_input(2), required=False)
    they_win = forms.CharField(label=_("You win"), widget=lines_input(2), required=False)
    price = forms.CharField(label=_("Price"), max_length=160, required=False)

    def option(self) -> OptionWords:
        return OptionWords(**{name: self.cleaned_data[name] for name in self.base_fields})


class BaseOptions(forms.BaseFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take it out")

    def options(self) -> list[OptionWords]:
        """The options that were written and not taken out."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form.option() for form in kept if form.cleaned_data]


def option_forms(data: QueryDict | None, *, initial: list[dict[str, Any]]) -> Any:
    """Four places for options, those known filled in."""
    made = forms.formset_factory(
        OptionForm,
        formset=BaseOptions,
        extra=max(0, MOST - len(initial)),
        can_delete=True,
        max_num=MOST,
        absolute_max=8,
    )
    return made(data, prefix="options", initial=initial)


def options_of(offer: Offer) -> list[dict[str, Any]]:
    """An offer's options as first words of the forms."""
    names = [name for name in OptionForm.base_fields if name != "scheme"]
    return [
        {"scheme": option.scheme.uuid, **{name: getattr(option, name) for name in names}}
        for option in offer.options.select_related("scheme")
    ]


def options_from(schemes: list[Scheme]) -> list[dict[str, Any]]:
    """Options to begin with, made of schemes in the reader's language."""
    return [
        {
            "scheme": scheme.uuid,
            "title": gettext(scheme.name),
            "we_give": _said(scheme.we_do),
            "they_give": _said(scheme.they_do),
            "we_win": _said(scheme.we_win),
            "they_win": _said(scheme.they_win),
        }
        for scheme in schemes[:MOST]
    ]


def _said(words: str) -> str:
    return gettext(words) if words else ""


class OfferChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Offer) -> str:
        return f"{obj.title} · {obj.kind}" if obj.kind else obj.title


class SendForm(forms.Form):
    """Which offer, to whom of the partner's people, and by letter or not."""

    offer = OfferChoice(Offer.objects.none(), label=_("Offer"), to_field_name="uuid", empty_label=_("Choose an offer"))
    contact = forms.ModelChoiceField(
        Contact.objects.none(),
        label=_("For whom"),
        to_field_name="uuid",
        required=False,
        empty_label=_("The whole firm"),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("The letter goes out by itself, with the document. Empty: you get a link to send by yourself."),
    )

    def __init__(self, data: QueryDict | None = None, *, partner: Partner, offer: str = "") -> None:
        contact = partner.contacts.first()
        first = Offer.objects.filter(is_active=True, kind=partner.kind).first() if partner.kind else None
        super().__init__(
            data,
            initial={
                "offer": offer or (first.uuid if first else None),
                "contact": contact.uuid if contact else None,
                "email": contact.email if contact else "",
            },
        )
        offers = Offer.objects.filter(is_active=True).select_related("kind")
        self.fields["offer"].queryset = offers  # type: ignore[attr-defined]
        self.fields["contact"].queryset = partner.contacts.all()  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The partner's answer; the options are those of the copy that was sent."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Yes, let's agree")), ("no", _("No, not now"))],
        widget=forms.RadioSelect,
    )
    chosen = forms.MultipleChoiceField(label=_("Which options"), widget=forms.CheckboxSelectMultiple, required=False)
    name = forms.CharField(label=_("Your name"), max_length=150)
    comment = forms.CharField(label=_("Anything to add"), max_length=1000, widget=lines_input(2), required=False)

    def __init__(self, data: QueryDict | None = None, *, proposal: Proposal) -> None:
        name = proposal.contact.name if proposal.contact else ""
        super().__init__(data, initial={"name": name})
        options = [(option["key"], option["title"]) for option in proposal.page["options"]]
        self.fields["chosen"].choices = options  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == "yes" and not given.get("chosen"):
            self.add_error("chosen", _("Tick the options you agree to."))
        return given

    def given(self) -> Answer:
        words = self.cleaned_data
        return Answer(
            accepted=words["answer"] == "yes", name=words["name"], chosen=words["chosen"], comment=words["comment"]
        )


class ProposalFilter(forms.Form):
    """What the list of sent offers is narrowed to."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Any")), *ProposalState.choices])
    manager = forms.ModelChoiceField(
        User.objects.staff(), label=_("Manager"), required=False, to_field_name="uuid", empty_label=_("Any")
    )
    offer = OfferChoice(
        Offer.objects.select_related("kind"),
        label=_("Offer"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Any"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

    def choices_shown(self) -> list[forms.BoundField]:
        return list(self)
