"""Choosing, side by side, which value stays."""

from collections.abc import Sequence
from typing import Any

from django import forms

from partners.queries.merging import Side

KEPT, GONE = "kept", "gone"


class MergeForm(forms.Form):
    """A choice for each field that differs; the kept partner's value, unless it has none."""

    def __init__(self, data: Any, *, differing: Sequence[Side]) -> None:
        super().__init__(data)
        self.differing = differing
        for side in differing:
            self.fields[side.name] = forms.ChoiceField(
                label=side.label,
                choices=[(KEPT, side.kept or "–"), (GONE, side.gone or "–")],
                initial=KEPT if side.kept else GONE,
                widget=forms.RadioSelect,
            )

    def taken(self) -> list[str]:
        """The fields whose value of the record that goes stays."""
        return [side.name for side in self.differing if self.cleaned_data[side.name] == GONE]
