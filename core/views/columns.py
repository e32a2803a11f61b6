"""Columns that lists share: numbers to the right, in the reader's locale."""

import django_tables2 as tables

from core.rules import formats
from core.templatetags.formats import here

RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}}


class NumberColumn(tables.Column):  # type: ignore[misc]
    """A number with `digits` after the point."""

    def __init__(self, *args: object, digits: int | None = None, **kwargs: object) -> None:
        super().__init__(*args, attrs=RIGHT, **{"initial_sort_descending": True, **kwargs})
        self.digits = digits

    def render(self, value: formats.Number) -> str:
        return formats.number(value, locale=here(), digits=self.digits)
