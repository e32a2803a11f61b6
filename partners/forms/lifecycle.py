"""Moving a partner to another status."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner, Status
from partners.rules.lifecycle import may_move, needs_reason


class MoveForm(forms.Form):
    """Only the moves that are allowed from here."""

    to = forms.ChoiceField(label=_("New status"))
    reason = forms.CharField(label=_("Why"), required=False, max_length=300, help_text=_("Needed to end"))

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to = self.fields["to"]
        if isinstance(to, forms.ChoiceField):
            to.choices = [choice for choice in Status.choices if may_move(partner.status, choice[0])]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        if needs_reason(fields.get("to", "")) and not fields.get("reason", "").strip():
            self.add_error("reason", _("Say why it ends: it helps when they come back."))
        return fields
