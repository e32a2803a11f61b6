"""A task, new or handed over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from partners.queries.choices import may_be_responsible


class TaskForm(forms.Form):
    title = forms.CharField(label=_("What"), max_length=200)
    due_on = DayField(label=_("Due"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    assignee = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["assignee"]
        if isinstance(who, forms.ModelChoiceField):
            who.queryset = User.objects.filter(may_be_responsible()).order_by("full_name", "email")
