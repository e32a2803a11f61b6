"""What choosing nothing means, in words: never a row of dashes."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.functional import Promise


def say_empty(form: forms.BaseForm, **words: str | Promise) -> None:
    """Name the empty choice of selects: `say_empty(form, kind=_("No kind"))`; a field that isn't there is passed by."""
    for name, word in words.items():
        field = form.fields.get(name)
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = str(word)
        elif isinstance(field, forms.ChoiceField):
            choices = cast(Iterable[Any], field.choices)
            field.choices = [("", str(word)), *(choice for choice in choices if choice[0] != "")]
