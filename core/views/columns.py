"""Columns that lists share: numbers to the right, days and money in the reader's locale, checkboxes on demand."""

from collections.abc import Callable
from datetime import date

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy

from core.rules import formats
from core.templatetags.formats import EMPTY, day, here

RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}}


class NumberColumn(tables.Column):  # type: ignore[misc]
    """A number with `digits` after the point."""

    def __init__(self, *args: object, digits: int | None = None, **kwargs: object) -> None:
        super().__init__(*args, attrs=RIGHT, **{"initial_sort_descending": True, **kwargs})
        self.digits = digits

    def render(self, value: formats.Number) -> str:
        return formats.number(value, locale=here(), digits=self.digits)


class AmountColumn(tables.Column):  # type: ignore[misc]
    """Minor units without a sign: say the currency in the head. `currency` may be a function, asked when rendering."""

    def __init__(
        self, *args: object, currency: str | Callable[[], str] = "EUR", whole: bool = True, **kwargs: object
    ) -> None:
        super().__init__(*args, attrs=RIGHT, **{"initial_sort_descending": True, **kwargs})
        self.currency = currency
        self.whole = whole

    def render(self, value: int) -> str:
        currency = self.currency() if callable(self.currency) else self.currency
        return formats.amount(value, currency, locale=here(), whole=self.whole)


class DayColumn(tables.Column):  # type: ignore[misc]
    """A day in words."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, attrs={"td": {"class": "day"}}, **kwargs)

    def render(self, value: date | None) -> str:
        return day(value) if value else EMPTY


class ChooseColumn(tables.Column):  # type: ignore[misc]
    """A checkbox named `chosen` with the row's uuid; stands first in a table inside `{% bulk_form %}`."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        defaults = {
            "accessor": "uuid",
            "orderable": False,
            "exclude_from_export": True,
            "attrs": {"th": {"class": "choose"}, "td": {"class": "choose"}},
            "verbose_name": pgettext_lazy("column of checkboxes", "Choose"),
        }
        super().__init__(*args, **{**defaults, **kwargs})

    @property
    def header(self) -> str:
        label = gettext("Choose all on this page")
        return format_html('<input type="checkbox" class="form-check-input" data-choose-all aria-label="{}">', label)

    def render(self, value: object, record: object) -> str:
        label = gettext("Choose %(name)s") % {"name": record}
        return format_html(
            '<input type="checkbox" class="form-check-input" name="chosen" value="{}" aria-label="{}">', value, label
        )
