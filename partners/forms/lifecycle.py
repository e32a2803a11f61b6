"""Moving a partner to another status, and saying whose turn it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from partners.models import Partner, Status, Turn
from partners.queries.choices import may_be_responsible
from partners.rules.lifecycle import Ask, asks, may_move


class MoveForm(forms.Form):
    """Only the moves that are allowed from here, and the fields that some of them ask for."""

    to = forms.ChoiceField(label=_("New status"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)
    curator = forms.ModelChoiceField(
        label=_("Who looks after them from now on"),
        required=False,
        queryset=User.objects.none(),
        empty_label=_("Nobody"),
    )
    paperless = forms.CharField(
        label=_("Why without a signed agreement"),
        required=False,
        max_length=300,
        help_text=_("Only where you work without paper on purpose"),
    )

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partner = partner
        offered = [choice for choice in Status.choices if may_move(partner.status, choice[0])]
        self.fields["to"].choices = offered  # type: ignore[attr-defined]
        asked = set().union(*(asks(partner.status, value) for value, _name in offered))
        if Ask.CURATOR in asked:
            people = User.objects.filter(may_be_responsible()).order_by("full_name", "email")
            self.fields["curator"].queryset = people  # type: ignore[attr-defined]
            self.initial.setdefault("curator", partner.curator_id or partner.manager_id)
        else:
            del self.fields["curator"]
        if Ask.AGREEMENT not in asked or partner.agreement_in_force:
            del self.fields["paperless"]
        else:
            self.initial.setdefault("paperless", partner.paperless)
        self.fields["reason"].help_text = _("Needed to end, to let rest and to go back")

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        asked = asks(self.partner.status, fields["to"]) if "to" in fields else frozenset()
        if Ask.REASON in asked and not fields.get("reason", "").strip():
            self.add_error("reason", _("Say why: it helps when they come back."))
        if Ask.CURATOR in asked and not fields.get("curator") and not self.partner.curator_id:
            self.add_error("curator", _("Somebody looks after a partner that has agreed."))
        if Ask.AGREEMENT in asked and "paperless" in self.fields and not fields.get("paperless", "").strip():
            self.add_error("paperless", _("No agreement is in force. Sign one first, or say why you work without."))
        if Ask.CONTACT in asked and not self.partner.contacts.exists():
            self.add_error("to", _("Write down first whom to talk to there: a contact with a name."))
        return fields


class TurnForm(forms.Form):
    """Who must act next, and what holds it up."""

    turn = forms.ChoiceField(label=_("Who must act"), choices=Turn.choices, widget=forms.RadioSelect)
    blocked_by = forms.CharField(label=_("What blocks it"), required=False, max_length=300)
