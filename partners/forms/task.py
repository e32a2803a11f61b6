"""A task, new or handed over."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.forms.day import DayField
from core.forms.empty import say_empty
from partners.models import Every, TaskTemplate, TemplateStep
from partners.queries.choices import may_be_responsible

if TYPE_CHECKING:
    _Template = forms.ModelForm[TaskTemplate]
else:
    _Template = forms.ModelForm


class TaskForm(forms.Form):
    title = forms.CharField(label=_("What"), max_length=200)
    due_on = DayField(label=_("Due"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    assignee = forms.ModelChoiceField(label=_("Who"), queryset=User.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who = self.fields["assignee"]
        if isinstance(who, forms.ModelChoiceField):
            who.queryset = User.objects.filter(may_be_responsible()).order_by("full_name", "email")


class NewTaskForm(TaskForm):
    """A task that may come back."""

    every = forms.IntegerField(label=_("Again every"), required=False, min_value=1, max_value=99)
    unit = forms.ChoiceField(label=_("Unit"), required=False, choices=[("", _("never again")), *Every.choices])
    last = DayField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        due, last = fields.get("due_on"), fields.get("last")
        if fields.get("every") and not fields.get("unit"):
            self.add_error("unit", _("Every so many what?"))
        if due and last and last < due:
            self.add_error("last", _("It would end before it begins."))
        return fields


class ChangeTaskForm(TaskForm):
    """A task that is there, and what came of it."""

    result = forms.CharField(label=_("What came of it"), required=False, max_length=300)


class AbsenceForm(forms.Form):
    """Who is away, who stands in, and when."""

    person = forms.ModelChoiceField(label=_("Who is away"), queryset=User.objects.none(), empty_label=None)
    deputy = forms.ModelChoiceField(label=_("Who stands in"), queryset=User.objects.none(), empty_label=None)
    since = DayField(label=_("From"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = DayField(label=_("To"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(may_be_responsible()).order_by("full_name", "email")
        for name in ("person", "deputy"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or self.cleaned_data
        since, until = fields.get("since"), fields.get("until")
        if since and until and until < since:
            self.add_error("until", _("They would be back before they left."))
        if fields.get("person") and fields.get("person") == fields.get("deputy"):
            self.add_error("deputy", _("Nobody stands in for themselves."))
        return fields


class StartForm(forms.Form):
    """Which template begins for a partner, and on which day."""

    template = forms.ModelChoiceField(label=_("Template"), queryset=TaskTemplate.objects.none(), empty_label=None)
    on = DayField(
        label=_("Begins"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The days of its tasks are counted from here. What is open already isn’t added again."),
    )

    def __init__(self, *args: Any, templates: QuerySet[TaskTemplate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]


class TemplateForm(_Template):
    """When a template's tasks come, and at which partners."""

    class Meta:
        model = TaskTemplate
        fields = ("name", "starts_at", "kinds", "is_active")
        widgets = {"kinds": forms.CheckboxSelectMultiple}
        help_texts = {"kinds": _("None chosen: at every partner."), "starts_at": _("Nothing chosen: by hand only.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_empty(self, starts_at=_("By hand only"))


StepFormSet = forms.inlineformset_factory(
    TaskTemplate, TemplateStep, fields=("title", "after_days", "whose", "position"), extra=1, max_num=50
)
