"""What a person has said about a file, where it overrules what would be found."""

from collections.abc import Mapping
from typing import TypeVar

from core.rules.dates import DateOrder
from core.sheets.delimited import DELIMITERS
from core.sheets.errors import SheetError

_Found = TypeVar("_Found")

_CHOICES = {
    "delimiter": frozenset({*DELIMITERS, "tab"}),
    "quote": frozenset({'"', "'", ""}),
    "totals": frozenset({"skip", "keep"}),
    "decimal": frozenset({".", ","}),
    "thousands": frozenset({"", " ", ".", ",", "'"}),
    "date_order": frozenset(DateOrder),
    "use": frozenset({"leave_out"}),
}
_FREE = frozenset({"encoding", "sheet", "header_row", "currency"})


class Settings:
    """A person's settings, checked: `SheetError("bad_setting")` for a name or a value that can't be."""

    def __init__(self, given: Mapping[str, str] | None) -> None:
        self.given = {name: str(value) for name, value in (given or {}).items()}
        for name, value in self.given.items():
            choices = _CHOICES.get(name.partition(":")[0])
            if (choices is not None and value not in choices) or (choices is None and name not in _FREE):
                raise SheetError("bad_setting", setting=name, value=value)

    def get(self, name: str, *, column: str = "") -> str | None:
        """What was said for the column, else for the file, else None."""
        return self.given.get(f"{name}:{column}", self.given.get(name)) if column else self.given.get(name)

    @property
    def header_row(self) -> int | None:
        value = self.given.get("header_row")
        if value is None:
            return None
        if not value.isdigit():
            raise SheetError("bad_setting", setting="header_row", value=value)
        return int(value)

    @property
    def delimiter(self) -> str | None:
        value = self.given.get("delimiter")
        return "\t" if value == "tab" else value
