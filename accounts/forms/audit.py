"""Filters of the audit trail."""

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from core.models.audit import AUDITED


class AuditFilter(forms.Form):
    """Who, what, since when."""

    by = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), required=False, empty_label=_("Anyone"))
    kind = forms.ChoiceField(label=_("What"), required=False)
    since = DayField(
        label=_("Since"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.fields["by"].queryset = User.objects.order_by("full_name")  # type: ignore[attr-defined]
        kinds = [(s.model._meta.label_lower, capfirst(str(s.model._meta.verbose_name))) for s in AUDITED]
        self.fields["kind"].choices = [("", _("Everything")), *sorted(kinds, key=lambda kind: kind[1])]  # type: ignore[attr-defined]
