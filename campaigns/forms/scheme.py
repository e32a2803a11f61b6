"""The form of a scheme."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaigns.models import Scheme


class SchemeForm(forms.Form):
    """A scheme's words in the reader's language; first steps stand one on a line."""

    name = forms.CharField(label=_("Name"), max_length=120)
    how = forms.CharField(label=_("How it works"), widget=forms.Textarea(attrs={"rows": 3}))
    we_do = forms.CharField(label=_("What we do"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    they_do = forms.CharField(label=_("What they do"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    first_steps = forms.CharField(
        label=_("First steps"),
        help_text=_("One step on a line, 200 letters at most."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, data: QueryDict | None = None, *, scheme: Scheme | None = None) -> None:
        self.scheme = scheme
        super().__init__(data, initial=_words_of(scheme) if scheme else {})

    def clean_name(self) -> str:
        return self._kept("name")

    def clean_how(self) -> str:
        return self._kept("how")

    def _kept(self, field: str) -> str:
        """A shipped text that was only shown translated stays the shipped one, so that colleagues see their own."""
        text = str(self.cleaned_data[field])
        stored = str(getattr(self.scheme, field, ""))
        return stored if stored and text == gettext(stored) else text

    def clean_first_steps(self) -> list[str]:
        steps = [line.strip() for line in self.cleaned_data["first_steps"].splitlines() if line.strip()]
        if any(len(step) > 200 for step in steps):
            raise forms.ValidationError(_("A step is longer than 200 letters. Make it shorter or split it in two."))
        return steps


def _words_of(scheme: Scheme) -> dict[str, str]:
    return {
        "name": gettext(scheme.name),
        "how": gettext(scheme.how) if scheme.how else "",
        "we_do": scheme.we_do,
        "they_do": scheme.they_do,
        "first_steps": "\n".join(scheme.first_steps),
    }
